/** What a person sees of imports before saying yes: the list, the issues by page, examples, and letting rows through. */
import type { ImportReport } from '#core/import/import-report.ts'
import type { RecordKindName } from '#core/import/record-kind.ts'
import type { Clock } from '#ports/clock.ts'
import type { ImportReview, ImportSummary, StoredIssue } from '#ports/imports.ts'
import { toInstant } from './calendar-date.ts'
import type { PrismaClient } from './generated/client.ts'
import { findStagedBatch } from './import-batch.ts'
import { withImportConnection } from './import-connection.ts'
import { showExamples } from './import-difference.ts'

export function createImportReview(needs: { prisma: PrismaClient; url: string; clock: Clock }): ImportReview {
  const { prisma, clock } = needs
  return {
    async list(limit) {
      const rows = await prisma.importBatch.findMany({
        where: { source: { in: ['berkas', 'siasn'] } },
        orderBy: { number: 'desc' },
        take: limit,
      })
      return rows.map(
        (row): ImportSummary => ({
          number: row.number,
          source: row.source,
          files: row.files,
          scope: row.scope,
          state: row.state,
          author: row.author,
          asOf: Temporal.PlainDate.from(row.asOf.toISOString().slice(0, 10)),
          createdAt: toInstant(row.createdAt),
          appliedAt: row.appliedAt && toInstant(row.appliedAt),
          undoneAt: row.undoneAt && toInstant(row.undoneAt),
          rowCount: row.rowCount,
          report: hasReport(row.report) ? row.report : null,
        }),
      )
    },
    async issues(number, { after, limit }) {
      const rows = await prisma.importIssue.findMany({
        where: { batch: { number }, ...(after === null ? {} : { id: { gt: after } }) },
        orderBy: { id: 'asc' },
        take: limit,
      })
      return rows.map(
        (row): StoredIssue => ({
          id: row.id,
          severity: row.severity,
          code: row.code as StoredIssue['code'],
          kind: row.kind as StoredIssue['kind'],
          sheet: row.sheet,
          line: row.line,
          header: row.header,
          message: row.message,
          remedy: row.remedy,
          original: row.original as StoredIssue['original'],
          isReleased: row.releasedAt !== null,
        }),
      )
    },
    examples: (number, limitEach) =>
      withImportConnection(needs, async (db) => {
        await findStagedBatch(db, number)
        const kinds = await db.query<{ kind: RecordKindName }>('SELECT DISTINCT kind FROM staging.sheet')
        return showExamples(db, new Set(kinds.map(({ kind }) => kind)), limitEach)
      }),
    release: (number, what, author) =>
      withImportConnection(needs, async (db) => {
        const { id } = await findStagedBatch(db, number)
        // Rows of held people follow by themselves, once the person's own row is let through.
        return db.count(
          `UPDATE import_issue SET released_at = $2::timestamptz, released_by = $3
           WHERE batch_id = $1 AND severity = 'held' AND released_at IS NULL AND code <> 'depends_on_held'
             AND ${'code' in what ? 'code = $4' : 'id = ANY ($4::bigint[])'}`,
          [id, clock.now().toString(), author, 'code' in what ? what.code : what.ids.map(String)],
        )
      }),
  }
}

function hasReport(report: unknown): report is ImportReport {
  return typeof report === 'object' && report !== null && 'kinds' in report
}
