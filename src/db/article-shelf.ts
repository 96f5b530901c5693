/** Brings the articles of the files into the database, once however many processes start, and never over HR's own. */

import type { Clock } from '#ports/clock.ts'
import type { ArticleFile, ArticleShelf } from '#ports/knowledge.ts'
import { fromInstant, toDate } from './calendar-date.ts'
import type { Db } from './client.ts'

/** Who the change is ascribed to. */
const by = 'files'

/** `db` has to be a transaction: the lock that keeps other processes out ends with it. */
export function createArticleShelf({ db, clock }: { db: Db; clock: Clock }): ArticleShelf {
  return {
    async takeFiles(articles) {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('article shelf', 0))`
      const kept = await db.article.findMany({
        select: { id: true, slug: true, origin: true, state: true, fileHash: true },
      })
      const bySlug = new Map(kept.map((row) => [row.slug, row]))
      const added = articles.filter(({ slug }) => !bySlug.has(slug))
      // The first edition is more than a hundred: one statement, not one each.
      await db.article.createMany({
        data: added.map((article) => ({ slug: article.slug, ...columnsOf(article, clock) })),
      })
      const changes = { added: added.length, changed: 0, retired: 0 }
      for (const article of articles) {
        const row = bySlug.get(article.slug)
        if (row?.origin !== 'file' || (row.fileHash === article.fileHash && row.state === 'published')) continue
        await db.article.update({
          where: { id: row.id },
          data: { ...columnsOf(article, clock), edition: { increment: 1 } },
        })
        changes.changed++
      }
      const given = new Set(articles.map(({ slug }) => slug))
      const gone = kept.filter((row) => row.origin === 'file' && row.state !== 'retired' && !given.has(row.slug))
      if (gone.length > 0) {
        await db.article.updateMany({
          where: { id: { in: gone.map(({ id }) => id) } },
          data: { state: 'retired', updatedBy: by, updatedAt: fromInstant(clock.now()) },
        })
        changes.retired = gone.length
      }
      return changes
    },
  }
}

function columnsOf(article: ArticleFile, clock: Clock) {
  return {
    title: article.title,
    questions: [...article.questions],
    keywords: [...article.keywords],
    topics: [...article.topics],
    body: article.body,
    sources: [...article.sources],
    uncertainty: article.uncertainty,
    validFrom: toDate(article.validFrom),
    validUntil: article.validUntil && toDate(article.validUntil),
    owner: article.owner,
    reviewOn: toDate(article.reviewOn),
    peopleOnly: article.peopleOnly,
    state: 'published' as const,
    fileHash: article.fileHash,
    updatedBy: by,
    updatedAt: fromInstant(clock.now()),
  }
}
