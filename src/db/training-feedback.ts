/** Questions to participants and their answers, on `training_feedback`: planned and taken in whole sets. */
import type { AskedFeedback, FeedbackRound } from '#core/training-feedback.ts'
import { askLimitDays } from '#core/training-feedback.ts'
import type { Clock } from '#ports/clock.ts'
import type { DueFeedback, TrainingFeedback } from '#ports/training-feedback.ts'
import { fromInstant, toInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import { Prisma } from './generated/client.ts'
import { stays } from './training-sql.ts'

type Due = Omit<DueFeedback, 'endsOn' | 'to'> & DueFeedback['to'] & { readonly endsOn: string }
type Asked = Omit<AskedFeedback, 'answeredAt'> & { readonly answeredAt: Date | null }

const refused = (employee: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM training_feedback_refusal x WHERE x.employee_id = ${employee})`

export function createTrainingFeedback(needs: { db: Db; clock: Clock }): TrainingFeedback {
  const { db, clock } = needs
  return {
    plan({ today, endedFrom, endedUntil, unmarkedUntil, laterFrom, laterUntil }) {
      const day = (date: Temporal.PlainDate) => Prisma.sql`${date.toString()}::date`
      return db.$executeRaw`
        INSERT INTO training_feedback (session_id, employee_id, round, due_on)
        SELECT s.id, r.employee_id, due.round::feedback_round, ${day(today)}
        FROM training_session s
        CROSS JOIN LATERAL (
          SELECT 'selesai' AS round WHERE s.ends_on BETWEEN ${day(endedFrom)} AND ${day(endedUntil)}
          UNION ALL
          SELECT 'tiga_bulan'
          WHERE (s.ends_on + interval '3 months')::date BETWEEN ${day(laterFrom)} AND ${day(laterUntil)}
        ) due
        JOIN training_registration r ON r.session_id = s.id
        JOIN employee e ON e.id = r.employee_id AND ${stays(today)}
        WHERE s.cancelled_on IS NULL AND s.ends_on BETWEEN ${day(laterFrom.subtract({ months: 4 }))} AND ${day(today)}
          AND (r.status = 'hadir' OR r.status = 'terdaftar' AND s.ends_on <= ${day(unmarkedUntil)} AND NOT EXISTS (
            SELECT FROM training_registration m WHERE m.session_id = s.id AND m.status IN ('hadir', 'tidak_hadir')))
          AND e.legal_status NOT IN ('pensiun', 'berhenti')
          AND NOT ${refused(Prisma.sql`e.id`)}
          -- Most are there already: a conflict costs more than a look.
          AND NOT EXISTS (
            SELECT FROM training_feedback f
            WHERE f.session_id = s.id AND f.employee_id = r.employee_id AND f.round = due.round::feedback_round)
        ON CONFLICT DO NOTHING`
    },

    async take({ noticeVersion, heardSince, quietSince, limit }) {
      // One at a time: two processes at once would each find another question for the same person.
      const [turn] = await db.$queryRaw<{ mine: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtextextended('semar.training_feedback', 0)) AS mine`
      if (!turn?.mine) return []
      const today = clock.today()
      const midnight = fromInstant(today.toZonedDateTime('Asia/Jakarta').toInstant())
      const rows = await db.$queryRaw<Due[]>`
        WITH chat AS (
          -- The last one used of a person that may be written to at all.
          SELECT DISTINCT ON (b.employee_id) b.employee_id, b.channel, b.account, b.address,
            GREATEST(c.last_inbound_at, b.bound_at) AS active_at
          FROM channel_bond b
          LEFT JOIN conversation c USING (channel, account, address)
          LEFT JOIN channel_address a USING (channel, account, address)
          WHERE b.ended_at IS NULL AND COALESCE(a.state, 'open') = 'open'
            AND (b.channel IN ('browser', 'terminal')
              OR GREATEST(c.last_inbound_at, b.bound_at) >= ${fromInstant(heardSince)} AND EXISTS (
                SELECT FROM consent k WHERE k.channel = b.channel AND k.account = b.account AND k.address = b.address
                  AND k.withdrawn_at IS NULL AND k.notice_version = ${noticeVersion}))
            AND b.employee_id IN (
              SELECT employee_id FROM training_feedback
              WHERE asked_at IS NULL AND due_on > ${today.subtract({ days: askLimitDays }).toString()}::date)
          ORDER BY b.employee_id, active_at DESC, b.id
        ), due AS (
          SELECT DISTINCT ON (f.employee_id) f.id, chat.channel, chat.account, chat.address
          FROM training_feedback f
          JOIN chat ON chat.employee_id = f.employee_id AND chat.active_at <= ${fromInstant(quietSince)}
          JOIN employee e ON e.id = f.employee_id AND ${stays(today)}
          JOIN training_session s ON s.id = f.session_id AND s.cancelled_on IS NULL
          WHERE f.asked_at IS NULL AND f.due_on <= ${today.toString()}::date
            AND f.due_on > ${today.subtract({ days: askLimitDays }).toString()}::date
            AND NOT ${refused(Prisma.sql`f.employee_id`)}
            AND NOT EXISTS (
              SELECT FROM training_feedback o WHERE o.employee_id = f.employee_id AND o.asked_at >= ${midnight})
          ORDER BY f.employee_id, f.due_on, f.id
          LIMIT ${limit}
        )
        UPDATE training_feedback f SET asked_at = ${fromInstant(clock.now())}
        FROM due, employee e, training_session s, training t
        WHERE f.id = due.id AND f.asked_at IS NULL AND e.id = f.employee_id AND s.id = f.session_id
          AND t.id = s.training_id
        RETURNING f.id, f.round::text AS round, t.title, s.ends_on::text AS "endsOn", f.employee_id AS "employeeId",
          e.sex::text AS sex, due.channel::text AS channel, due.account, due.address`
      return rows.map(({ channel, account, address, endsOn, ...row }) => ({
        ...row,
        endsOn: Temporal.PlainDate.from(endsOn),
        to: { channel, account, address },
      }))
    },

    async find(id, employeeId) {
      const [row] = await db.$queryRaw<Asked[]>`
        SELECT f.id, f.round::text AS round, t.title, f.useful::int AS useful, f.used::int AS used, f.missing,
          f.answered_at AS "answeredAt"
        FROM training_feedback f
        JOIN training_session s ON s.id = f.session_id
        JOIN training t ON t.id = s.training_id
        WHERE f.id = ${id} AND f.employee_id = ${employeeId}::uuid AND f.asked_at IS NOT NULL
        FOR UPDATE OF f`
      if (!row) return null
      return { ...row, round: row.round as FeedbackRound, answeredAt: row.answeredAt && toInstant(row.answeredAt) }
    },

    async save(id, question, value) {
      await db.trainingFeedback.update({ where: { id }, data: { [question]: value } })
      await db.trainingFeedback.updateMany({
        where: { id, answeredAt: null },
        data: { answeredAt: fromInstant(clock.now()) },
      })
    },

    async stop(employeeId, isStopped) {
      if (!isStopped) {
        await db.trainingFeedbackRefusal.deleteMany({ where: { employeeId } })
        return
      }
      const data = [{ employeeId, refusedAt: fromInstant(clock.now()) }]
      await db.trainingFeedbackRefusal.createMany({ data, skipDuplicates: true })
    },
  }
}
