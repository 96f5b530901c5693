/** Seats and places on waiting lists, given and taken under a lock on the session. */
import { canWait, trainingRefusal } from '#core/training-refusal.ts'
import { isCancellable, type Registering, type TrainingSession } from '#core/training-session.ts'
import type { Clock } from '#ports/clock.ts'
import type { Participant, Seats } from '#ports/trainings.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import { Prisma } from './generated/client.ts'
import { participantsOf } from './training-participants.ts'
import { largestSession, seated, stays } from './training-sql.ts'
import { createTrainings } from './trainings.ts'

type Promoted = { readonly session: number; readonly participant: Participant }[]

export function createSeats(needs: { db: Db; clock: Clock }): Seats {
  const { db, clock } = needs
  const trainings = createTrainings(needs)

  return {
    async register(employeeId, session, today) {
      await lock(employeeId, [session])
      const promoted = await promote(session, today)
      return { outcome: await take(employeeId, session, today), promoted }
    },

    async wait(employeeId, session, today) {
      await lock(employeeId, [session])
      const promoted = await promote(session, today)
      const found = await trainings.session(employeeId, session)
      if (!found || !canWait(found, today)) return { outcome: await take(employeeId, session, today), promoted }
      // Later than whoever waits already, so that the place that was named stays, also within one millisecond.
      await db.$executeRaw`
        INSERT INTO training_registration (session_id, employee_id, status, registered_at)
        SELECT ${session}, ${employeeId}::uuid, 'menunggu', GREATEST(${fromInstant(clock.now())}::timestamptz,
          (SELECT max(registered_at) + interval '1 millisecond' FROM training_registration
            WHERE session_id = ${session} AND status = 'menunggu'))
        ON CONFLICT (session_id, employee_id) DO UPDATE SET status = excluded.status,
          registered_at = excluded.registered_at, cancelled_at = NULL, promoted_at = NULL`
      return { outcome: 'waiting', promoted }
    },

    async cancel(employeeId, session, today) {
      await lock(employeeId, [session])
      return give(employeeId, session, today)
    },

    async move(employeeId, from, to, today) {
      await lock(employeeId, [from, to])
      const filled = await promote(to, today)
      const refusal = withoutConflict(await trainings.session(employeeId, to), from, today)
      if (refusal) return { outcome: refusal, promoted: filled }
      const { outcome, promoted } = await give(employeeId, from, today)
      if (outcome === 'already_started') return { outcome: 'conflict', promoted: filled }
      return { outcome: await take(employeeId, to, today), promoted: [...filled, ...promoted] }
    },

    async fill(session, today) {
      await lock(null, [session])
      return { outcome: null, promoted: await promote(session, today) }
    },

    async unfilled(today) {
      const rows = await db.$queryRaw<{ id: number }[]>`
        SELECT s.id FROM training_session s
        WHERE s.id IN (SELECT session_id FROM training_registration WHERE status = 'menunggu') AND ${isFillable(today)}
          AND COALESCE(s.quota > (SELECT count(*) FROM training_registration y JOIN employee e ON e.id = y.employee_id
            WHERE y.session_id = s.id AND y.status IN ${seated} AND ${stays(today)}), true)
          AND EXISTS (SELECT 1 FROM training_registration x JOIN employee e ON e.id = x.employee_id
            WHERE x.session_id = s.id AND x.status = 'menunggu' AND ${stays(today)})
        ORDER BY s.id`
      return rows.map(({ id }) => id)
    },
  }

  /**
   * The person first and sessions by number, so that no two wait for each other; what is read after it cannot change
   * until this transaction ends.
   */
  async function lock(employeeId: string | null, sessions: readonly number[]): Promise<void> {
    if (employeeId)
      await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('training ' || ${employeeId}, 0))::text`
    const ids = sessions.filter((id) => id <= largestSession)
    await db.$queryRaw`SELECT id FROM training_session WHERE id = ANY (${ids}) ORDER BY id FOR UPDATE`
  }

  async function take(employeeId: string, session: number, today: Temporal.PlainDate): Promise<Registering> {
    const refusal = trainingRefusal(await trainings.session(employeeId, session), today)
    if (refusal) return refusal
    const registeredAt = fromInstant(clock.now())
    await db.trainingRegistration.upsert({
      where: { sessionId_employeeId: { sessionId: session, employeeId } },
      create: { sessionId: session, employeeId, status: 'terdaftar', registeredAt },
      update: { status: 'terdaftar', registeredAt, cancelledAt: null, promotedAt: null },
    })
    return 'registered'
  }

  async function give(employeeId: string, session: number, today: Temporal.PlainDate) {
    const found = await trainings.session(employeeId, session)
    if (!found) return { outcome: 'unknown_session' as const, promoted: [] }
    if (found.askerStatus === null || found.askerStatus === 'batal') {
      return { outcome: 'not_registered' as const, promoted: [] }
    }
    if (!isCancellable(found, today)) return { outcome: 'already_started' as const, promoted: [] }
    await db.trainingRegistration.update({
      where: { sessionId_employeeId: { sessionId: session, employeeId } },
      data: { status: 'batal', cancelledAt: fromInstant(clock.now()) },
    })
    const outcome = found.askerStatus === 'menunggu' ? ('left_waiting' as const) : ('cancelled' as const)
    return { outcome, promoted: await promote(session, today) }
  }

  /** As many of those who wait as there are free seats, in their order. */
  async function promote(session: number, today: Temporal.PlainDate): Promise<Promoted> {
    if (session > largestSession) return []
    const rows = await db.$queryRaw<{ employeeId: string }[]>`
      UPDATE training_registration r SET status = 'terdaftar', promoted_at = ${fromInstant(clock.now())}::timestamptz
      FROM (
        SELECT x.employee_id, row_number() OVER (ORDER BY x.registered_at, x.employee_id) AS place, s.quota,
          (SELECT count(*) FROM training_registration y JOIN employee e ON e.id = y.employee_id
            WHERE y.session_id = s.id AND y.status IN ${seated} AND ${stays(today)}) AS taken
        FROM training_session s
        JOIN training_registration x ON x.session_id = s.id AND x.status = 'menunggu'
        JOIN employee e ON e.id = x.employee_id AND ${stays(today)}
        WHERE s.id = ${session} AND ${isFillable(today)}
      ) w
      WHERE r.session_id = ${session} AND r.employee_id = w.employee_id
        AND (w.quota IS NULL OR w.place <= w.quota - w.taken)
      RETURNING r.employee_id AS "employeeId"`
    if (rows.length === 0) return []
    const ids = rows.map(({ employeeId }) => employeeId)
    const people = await participantsOf(db, session, today, Prisma.sql`r.employee_id = ANY (${ids}::uuid[])`)
    return people.map((participant) => ({ session, participant }))
  }
}

/** Until the day before the first day; e-learning until its last. */
function isFillable(today: Temporal.PlainDate): Prisma.Sql {
  return Prisma.sql`s.cancelled_on IS NULL
    AND CASE WHEN s.mode = 'mandiri' THEN s.ends_on ELSE s.starts_on - 1 END >= ${today.toString()}::date`
}

/** As if the seat in `from` were given back already. */
function withoutConflict(target: TrainingSession | null, from: number, today: Temporal.PlainDate): Registering | null {
  return trainingRefusal(target && { ...target, conflicts: target.conflicts.filter(({ id }) => id !== from) }, today)
}
