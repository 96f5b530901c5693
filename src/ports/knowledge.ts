/** The articles that policy questions are answered from: found by their words, in force on a day. */
import type { Topic } from '#core/dialogue/command.ts'
import type { Article } from '#core/knowledge/article.ts'

export interface FoundArticle {
  readonly article: Article
  /** 0 to 1, comparable between questions. */
  readonly score: number
}

/** Published articles only, valid on `today`; an expired one is as good as absent. */
export interface Knowledge {
  /** `wordings` of one question, as written and as understood; best first, none that has nothing to do with it. */
  search(wordings: readonly string[], today: Temporal.PlainDate, limit: number): Promise<readonly FoundArticle[]>
  find(slug: string, today: Temporal.PlainDate): Promise<Article | null>
  /** The rules behind a personal question; those that name it first come first. */
  ofTopic(topic: Topic, today: Temporal.PlainDate): Promise<readonly Article[]>
}

/** As it stands in a file; another `fileHash` means another edition. */
export type ArticleFile = Article & { readonly fileHash: string }

export interface ArticleChanges {
  readonly added: number
  readonly changed: number
  readonly retired: number
}

export interface ArticleShelf {
  /**
   * Brings the first edition from its files: new ones are added, changed ones replaced, missing ones retired. What HR
   * wrote or changed itself stays as it is.
   */
  takeFiles(articles: readonly ArticleFile[]): Promise<ArticleChanges>
}

export interface ListedArticle {
  readonly article: Article
  readonly state: 'draft' | 'published' | 'retired'
  readonly origin: 'file' | 'console'
  readonly edition: number
  readonly updatedBy: string
}

/** For those who look after the articles. */
export interface ArticleList {
  /** By slug; expired, retired and unpublished ones too. */
  all(): Promise<readonly ListedArticle[]>
}
