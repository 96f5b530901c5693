/** The training calendar as HR lists it, with the seats that are taken. */
import type { Clock } from '#ports/clock.ts'
import type { ListedSession, SessionList } from '#ports/trainings.ts'
import type { Db } from './client.ts'
import { seated, stays } from './training-sql.ts'

type Listed = Omit<ListedSession, 'startsOn' | 'endsOn'> & { readonly startsOn: string; readonly endsOn: string }

export function createSessionList(needs: { db: Db; clock: Clock }): SessionList {
  const { db, clock } = needs
  return {
    async sessionsFrom(from, limit) {
      const rows = await db.$queryRaw<Listed[]>`
        SELECT s.id, t.title, s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn", s.quota::int,
          s.cancelled_on IS NOT NULL AS "isCancelled", seats.taken, seats.waiting
        FROM training_session s JOIN training t ON t.id = s.training_id
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE x.status IN ${seated})::int AS taken,
            count(*) FILTER (WHERE x.status = 'menunggu')::int AS waiting
          FROM training_registration x JOIN employee e ON e.id = x.employee_id
          WHERE x.session_id = s.id AND ${stays(clock.today())}
        ) seats
        WHERE s.ends_on >= ${from.toString()}::date
        ORDER BY s.starts_on, s.id LIMIT ${limit}`
      const date = Temporal.PlainDate.from
      return rows.map((row) => ({ ...row, startsOn: date(row.startsOn), endsOn: date(row.endsOn) }))
    },
  }
}
