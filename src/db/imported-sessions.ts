/** Training sessions that imports changed, from their journal: what participants still have to hear of. */
import type { Clock } from '#ports/clock.ts'
import type { ImportedSessions, KeptBefore } from '#ports/trainings.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'

type Before = Omit<KeptBefore, 'startsOn' | 'endsOn'> & { readonly startsOn: string; readonly endsOn: string }

export function createImportedSessions(needs: { db: Db; clock: Clock }): ImportedSessions {
  const { db, clock } = needs
  return {
    async takeChanged() {
      const now = fromInstant(clock.now())
      // Of several imports the first knew what participants know.
      const rows = await db.$queryRaw<Before[]>`
        WITH taken AS (
          UPDATE import_batch SET told_at = ${now}
          WHERE state = 'applied' AND told_at IS NULL AND source IN ('berkas', 'siasn')
          RETURNING id, number
        )
        SELECT DISTINCT ON (b.id) b.id, t.title, b.starts_on::text AS "startsOn", b.ends_on::text AS "endsOn",
          b.start_time AS "startTime", b.end_time AS "endTime", b.mode::text AS mode, b.place, b.link,
          b.cancelled_on IS NOT NULL AS "isCancelled"
        FROM taken
        JOIN import_change c ON c.batch_id = taken.id AND c.table_name = 'training_session' AND c.change = 'changed'
        CROSS JOIN LATERAL jsonb_populate_record(NULL::training_session, c.before) b
        JOIN training t ON t.id = b.training_id
        ORDER BY b.id, taken.number`
      const date = Temporal.PlainDate.from
      return rows.map((row) => ({ ...row, startsOn: date(row.startsOn), endsOn: date(row.endsOn) }))
    },
  }
}
