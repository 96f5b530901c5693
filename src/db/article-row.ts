/** An article as it is read from its row. */
import type { Topic } from '#core/dialogue/command.ts'
import { topics } from '#core/dialogue/command.ts'
import type { Article } from '#core/knowledge/article.ts'

export interface ArticleRow {
  readonly slug: string
  readonly title: string
  readonly questions: string[]
  readonly keywords: string[]
  readonly topics: string[]
  readonly body: string
  readonly sources: string[]
  readonly uncertainty: string | null
  /** `YYYY-MM-DD`. */
  readonly valid_from: string
  readonly valid_until: string | null
  readonly owner: string
  readonly review_on: string
  readonly people_only: boolean
}

/** Columns of `ArticleRow`, for a SELECT on `article`. */
export const articleColumns = `slug, title, questions, keywords, topics, body, sources, uncertainty,
  valid_from::text, valid_until::text, owner, review_on::text, people_only`

const known: ReadonlySet<string> = new Set(topics)
const isTopic = (topic: string): topic is Topic => known.has(topic)

export function toArticle(row: ArticleRow): Article {
  return {
    slug: row.slug,
    title: row.title,
    questions: row.questions,
    keywords: row.keywords,
    topics: row.topics.filter(isTopic),
    body: row.body,
    sources: row.sources,
    uncertainty: row.uncertainty,
    validFrom: Temporal.PlainDate.from(row.valid_from),
    validUntil: row.valid_until === null ? null : Temporal.PlainDate.from(row.valid_until),
    owner: row.owner,
    reviewOn: Temporal.PlainDate.from(row.review_on),
    peopleOnly: row.people_only,
  }
}
