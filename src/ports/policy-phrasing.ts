/** Puts an answer to a policy question into words that fit the question, from given articles and nothing else. */
import type { Article } from '#core/knowledge/article.ts'

export interface PolicyPhrasing {
  /** Null: there is none that passes the checks in time; the article's own words go out. `conversation`: whose budget. */
  phrase(question: string, article: Article, conversation: bigint): Promise<string | null>
}
