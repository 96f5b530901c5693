/** HR's side of the training calendar: sessions as they are planned, and who took part. */
import type { SessionPlan } from '#core/training-plan.ts'
import type { Clock } from '#ports/clock.ts'
import type { KeptSession, SessionDesk } from '#ports/trainings.ts'
import { toDate } from './calendar-date.ts'
import type { Db } from './client.ts'
import { participantsOf } from './training-participants.ts'
import { largestSession, seated, stays } from './training-sql.ts'

type Kept = Omit<KeptSession, 'startsOn' | 'endsOn' | 'closesOn' | 'cancelledOn'> & {
  readonly startsOn: string
  readonly endsOn: string
  readonly closesOn: string
  readonly cancelledOn: string | null
}

export function createSessionDesk(needs: { db: Db; clock: Clock }): SessionDesk {
  const { db, clock } = needs
  return {
    async create(plan) {
      const training = await db.training.findUnique({ where: { title: plan.title }, select: { id: true } })
      if (!training) return null
      // Another process may be adding the same one: the unique index decides, and nothing of this transaction is lost.
      const { count } = await db.trainingSession.createMany({
        data: [{ trainingId: training.id, ...columnsOf(plan) }],
        skipDuplicates: true,
      })
      if (count === 0) return null
      const { id } = await db.trainingSession.findUniqueOrThrow({
        where: { trainingId_startsOn: { trainingId: training.id, startsOn: toDate(plan.startsOn) } },
        select: { id: true },
      })
      return id
    },

    async lock(session) {
      if (session > largestSession) return null
      await db.$queryRaw`SELECT id FROM training_session WHERE id = ${session} FOR UPDATE`
      const [row] = await db.$queryRaw<Kept[]>`
        SELECT s.id, t.title, s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn",
          s.start_time AS "startTime", s.end_time AS "endTime", s.mode::text AS mode, s.place, s.link, s.quota::int,
          s.waiting_limit::int AS "waitingLimit", s.registration_closes_on::text AS "closesOn",
          COALESCE(s.post_kinds::text[], '{}') AS "postKinds", COALESCE(s.professions, '{}') AS professions,
          COALESCE(s.employment_kinds::text[], '{}') AS "employmentKinds",
          COALESCE(s.agency_ids::text[], '{}') AS "agencyIds", s.contact, s.cancelled_on::text AS "cancelledOn",
          seats.taken, seats.waiting
        FROM training_session s JOIN training t ON t.id = s.training_id
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE x.status IN ${seated})::int AS taken,
            count(*) FILTER (WHERE x.status = 'menunggu')::int AS waiting
          FROM training_registration x JOIN employee e ON e.id = x.employee_id
          WHERE x.session_id = s.id AND ${stays(clock.today())}
        ) seats
        WHERE s.id = ${session}`
      return row ? toKept(row) : null
    },

    async save(session, plan, cancelledOn) {
      const startsOn = toDate(plan.startsOn)
      const other = await db.trainingSession.findFirst({
        where: { training: { title: plan.title }, startsOn, id: { not: session } },
        select: { id: true },
      })
      if (other) return false
      await db.trainingSession.update({
        where: { id: session },
        data: { ...columnsOf(plan), cancelledOn: cancelledOn && toDate(cancelledOn) },
      })
      return true
    },

    participants: (session) => participantsOf(db, session, clock.today()),

    async attend(session, nips, status) {
      if (nips === 'rest') {
        const marked = await db.$executeRaw`
          UPDATE training_registration SET status = ${status}::registration_status
          WHERE session_id = ${session} AND status = 'terdaftar'`
        return { marked, unknown: [] }
      }
      const rows = await db.$queryRaw<{ nip: string }[]>`
        UPDATE training_registration r SET status = ${status}::registration_status
        FROM employee_number n
        WHERE r.session_id = ${session} AND r.status IN ${seated} AND n.employee_id = r.employee_id
          AND n.value = ANY (${[...nips]})
        RETURNING n.value AS nip`
      const marked = new Set(rows.map(({ nip }) => nip))
      return { marked: marked.size, unknown: nips.filter((nip) => !marked.has(nip)) }
    },
  }
}

function columnsOf({ title: _, startsOn, endsOn, closesOn, ...plan }: SessionPlan) {
  const { startTime, endTime, mode, place, link, quota, waitingLimit, contact } = plan
  return {
    startsOn: toDate(startsOn),
    endsOn: toDate(endsOn),
    registrationClosesOn: toDate(closesOn),
    startTime,
    endTime,
    mode,
    place,
    link,
    quota,
    waitingLimit,
    contact,
    postKinds: [...plan.postKinds],
    professions: [...plan.professions],
    employmentKinds: [...plan.employmentKinds],
    agencyIds: [...plan.agencyIds],
  }
}

function toKept(row: Kept): KeptSession {
  const date = Temporal.PlainDate.from
  return {
    ...row,
    startsOn: date(row.startsOn),
    endsOn: date(row.endsOn),
    closesOn: date(row.closesOn),
    cancelledOn: row.cancelledOn === null ? null : date(row.cancelledOn),
  }
}
