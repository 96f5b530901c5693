/** The training calendar as one employee sees it, and registering under a lock on the session. */
import { trainingRefusal } from '#core/training-refusal.ts'
import type { Cancelling, Registering, TrainingSession } from '#core/training-session.ts'
import type { Clock } from '#ports/clock.ts'
import type { Trainings } from '#ports/trainings.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import { Prisma } from './generated/client.ts'
import { type TrainingRow, toTrainingSession } from './training-row.ts'

/** Of a PostgreSQL integer. */
const largestId = 2_147_483_647

export function createTrainings(needs: { db: Db; clock: Clock }): Trainings {
  const { db, clock } = needs

  const query = async (employeeId: string, where: Prisma.Sql): Promise<TrainingSession[]> => {
    const rows = await db.$queryRaw<TrainingRow[]>(sessionsOf(employeeId, clock.today(), where))
    return rows.map(toTrainingSession)
  }
  const session = async (employeeId: string, id: number): Promise<TrainingSession | null> => {
    // A button's data can be forged: a number beyond the column is no session, and must not fail the whole turn.
    if (id > largestId) return null
    const [found] = await query(employeeId, Prisma.sql`s.id = ${id}`)
    return found ?? null
  }
  const lock = (id: number) => db.$queryRaw`SELECT id FROM training_session WHERE id = ${id} FOR UPDATE`

  return {
    list: (employeeId, from, until) =>
      query(
        employeeId,
        Prisma.sql`s.starts_on BETWEEN ${from.toString()}::date AND ${until.toString()}::date AND s.cancelled_on IS NULL`,
      ),
    session,
    registrations: (employeeId, today) =>
      query(
        employeeId,
        Prisma.sql`mine.status <> 'batal'
          AND (s.ends_on >= ${today.toString()}::date OR date_part('year', s.ends_on) = ${today.year})`,
      ),

    async register(employeeId, sessionId, today): Promise<Registering> {
      // Read after the lock: what is counted then cannot change until this transaction ends.
      await lock(sessionId)
      const found = await session(employeeId, sessionId)
      const refusal = trainingRefusal(found, today)
      if (refusal) return refusal
      const registeredAt = fromInstant(clock.now())
      await db.trainingRegistration.upsert({
        where: { sessionId_employeeId: { sessionId, employeeId } },
        create: { sessionId, employeeId, status: 'terdaftar', registeredAt },
        update: { status: 'terdaftar', registeredAt, cancelledAt: null },
      })
      return 'registered'
    },

    async cancel(employeeId, sessionId, today): Promise<Cancelling> {
      await lock(sessionId)
      const found = await session(employeeId, sessionId)
      if (!found) return 'unknown_session'
      if (found.askerStatus === null || found.askerStatus === 'batal') return 'not_registered'
      if (Temporal.PlainDate.compare(found.startsOn, today) <= 0) return 'already_started'
      await db.trainingRegistration.update({
        where: { sessionId_employeeId: { sessionId, employeeId } },
        data: { status: 'batal', cancelledAt: fromInstant(clock.now()) },
      })
      return 'cancelled'
    },
  }
}

/**
 * Audience, seats and gaps in one query. An empty audience list means everybody; of several requirements for one
 * competency the one closest to the post counts.
 */
function sessionsOf(employeeId: string, today: Temporal.PlainDate, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    WITH asker AS (
      SELECT e.id, e.kind, u.agency_id, p.kind AS post_kind, p.profession, p.level
      FROM employee e
      JOIN unit u ON u.id = e.unit_id
      LEFT JOIN LATERAL (
        SELECT kind, profession, level FROM post_entry
        WHERE employee_id = e.id AND assignment = 'definitif' AND tmt <= ${today.toString()}::date
          AND (ended_on IS NULL OR ended_on >= ${today.toString()}::date)
        ORDER BY tmt DESC LIMIT 1
      ) p ON true
      WHERE e.id = ${employeeId}::uuid
    ), shortfall AS (
      SELECT DISTINCT ON (r.competency_code) r.competency_code, r.required - ca.assessed AS gap, ca.assessed
      FROM asker a
      JOIN competency_requirement r ON r.post_kind = a.post_kind
        AND (r.profession IS NULL OR r.profession = a.profession) AND (r.level IS NULL OR r.level = a.level)
      JOIN competency_assessment ca ON ca.employee_id = a.id AND ca.competency_code = r.competency_code
      ORDER BY r.competency_code, (r.profession IS NOT NULL)::int + (r.level IS NOT NULL)::int DESC, r.required DESC
    )
    SELECT s.id, t.title, t.summary, t.provider, t.form::int, t.hours::int,
      s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn",
      s.start_time AS "startTime", s.end_time AS "endTime", s.mode::text AS mode, s.place, s.quota::int,
      (SELECT count(*) FROM training_registration x WHERE x.session_id = s.id AND x.status <> 'batal')::int AS taken,
      s.registration_closes_on::text AS "closesOn", s.contact, s.cancelled_on IS NOT NULL AS "isCancelled",
      (COALESCE(cardinality(s.post_kinds), 0) = 0 OR COALESCE(a.post_kind = ANY (s.post_kinds), false))
        AND (COALESCE(cardinality(s.professions), 0) = 0 OR COALESCE(a.profession = ANY (s.professions), false))
        AND (COALESCE(cardinality(s.employment_kinds), 0) = 0 OR a.kind = ANY (s.employment_kinds))
        AND (COALESCE(cardinality(s.agency_ids), 0) = 0 OR a.agency_id = ANY (s.agency_ids)) AS "isOpenToAsker",
      mine.status::text AS "askerStatus",
      COALESCE((
        SELECT jsonb_agg(jsonb_build_object('name', c.name, 'isDigital', c.is_digital, 'gap', f.gap)
          ORDER BY c.is_digital DESC, f.gap DESC, c.name)
        FROM training_competency tc
        JOIN shortfall f ON f.competency_code = tc.competency_code AND f.gap > 0 AND tc.target_level > f.assessed
        JOIN competency c ON c.code = tc.competency_code
        WHERE tc.training_id = t.id
      ), '[]'::jsonb) AS "closesGaps"
    FROM asker a
    CROSS JOIN training_session s
    JOIN training t ON t.id = s.training_id
    LEFT JOIN training_registration mine ON mine.session_id = s.id AND mine.employee_id = a.id
    WHERE ${where}
    ORDER BY s.starts_on, s.id`
}
