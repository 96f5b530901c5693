/** All articles with what HR has to know about them, whatever their state. */
import type { ArticleList, ListedArticle } from '#ports/knowledge.ts'
import { type ArticleRow, articleColumns, toArticle } from './article-row.ts'
import type { Db } from './client.ts'

interface ListedRow extends ArticleRow {
  readonly state: ListedArticle['state']
  readonly origin: ListedArticle['origin']
  readonly edition: number
  readonly updated_by: string
}

export function createArticleList({ db }: { db: Db }): ArticleList {
  return {
    async all() {
      const rows = await db.$queryRawUnsafe<ListedRow[]>(
        `SELECT ${articleColumns}, state::text, origin::text, edition, updated_by FROM article ORDER BY slug`,
      )
      return rows.map(({ state, origin, edition, updated_by, ...row }) => {
        return { article: toArticle(row), state, origin, edition, updatedBy: updated_by }
      })
    },
  }
}
