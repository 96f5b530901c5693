/** Finds articles in PostgreSQL: candidates by full text and trigrams, their order by the rules of the core. */
import type { AskedWord } from '#core/knowledge/rank.ts'
import { rank } from '#core/knowledge/rank.ts'
import { contentOf } from '#core/knowledge/stop-words.ts'
import type { Knowledge } from '#ports/knowledge.ts'
import { type ArticleRow, articleColumns, toArticle } from './article-row.ts'
import type { Db } from './client.ts'
import { searchStatement } from './knowledge-sql.ts'

/** So many are weighed for each question: by rarity alone the one that is meant is among the first 10 in 94 of 100, among 16 in 96. */
const candidateLimit = 16

/** Live: published, and its dates hold on $1. */
const live = `state = 'published' AND valid_from <= $1::date AND (valid_until IS NULL OR valid_until >= $1::date)`

interface FoundRow extends ArticleRow {
  readonly total: number
  readonly asked: readonly AskedWord[]
  readonly words: Readonly<Record<string, string>>
  readonly near: Readonly<Record<string, number>>
  readonly phrases: readonly (readonly string[])[]
  readonly likeness: readonly number[]
}

export function createKnowledge({ db }: { db: Db }): Knowledge {
  return {
    async search(wordings, today, limit) {
      const given = [...new Set(wordings.map(contentOf))].filter((text) => text !== '')
      if (given.length === 0) return []
      const rows = await db.$queryRawUnsafe<FoundRow[]>(searchStatement, given, today.toString(), candidateLimit)
      const [first] = rows
      if (!first) return []
      const candidates = rows.map(({ words, near, phrases, likeness, ...row }) => {
        return { article: toArticle(row), words, near, phrases, likeness }
      })
      return rank(first.asked, first.total, given, candidates).slice(0, limit)
    },

    async find(slug, today) {
      const [row] = await db.$queryRawUnsafe<ArticleRow[]>(
        `SELECT ${articleColumns} FROM article WHERE ${live} AND slug = $2`,
        today.toString(),
        slug,
      )
      return row ? toArticle(row) : null
    },

    async ofTopic(topic, today) {
      const rows = await db.$queryRawUnsafe<ArticleRow[]>(
        `SELECT ${articleColumns} FROM article WHERE ${live} AND $2 = ANY (topics)
         ORDER BY array_position(topics, $2), slug`,
        today.toString(),
        topic,
      )
      return rows.map(toArticle)
    },
  }
}
