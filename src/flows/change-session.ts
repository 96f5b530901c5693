/** HR plans, changes and calls off a training session; everybody concerned hears of it in the same transaction. */
import { isChanged } from '#core/answers/training-notices.ts'
import { failed, ok, type Result } from '#core/result.ts'
import { planProblems, type SessionPlan } from '#core/training-plan.ts'
import type { Clock } from '#ports/clock.ts'
import type { Stores, Transact } from '#ports/stores.ts'
import type { KeptSession, Participant } from '#ports/trainings.ts'
import type { Reached, TrainingNotices } from './training-notices.ts'

/** What is wrong, in Indonesian, for the one who plans; nothing was written then. */
export type PlanProblems = readonly string[]

export interface SessionChanged extends Reached {
  /** How many got a seat from the waiting list. */
  readonly promoted: number
}

export interface ChangeSession {
  /** The number of the new session. */
  create(plan: SessionPlan, author: string): Promise<Result<number, PlanProblems>>
  /** People are told when time, place or link are others; a larger quota moves the waiting list up. */
  change(
    session: number,
    change: Partial<Omit<SessionPlan, 'title'>>,
    author: string,
  ): Promise<Result<SessionChanged, PlanProblems>>
  cancel(session: number, reason: string | null, author: string): Promise<Result<Reached, PlanProblems>>
}

export function createChangeSession(needs: {
  transact: Transact
  notices: TrainingNotices
  clock: Clock
}): ChangeSession {
  const { transact, notices, clock } = needs

  return {
    async create(plan, author) {
      const problems = planProblems(plan, clock.today())
      if (problems.length > 0) return failed(problems)
      return transact(async ({ sessionDesk, audit }) => {
        const session = await sessionDesk.create(plan)
        if (session === null) {
          return failed([`Pelatihan "${plan.title}" tidak ada di katalog, atau sudah dijadwalkan pada hari itu.`])
        }
        await audit.write({ actor: `desk:${author}`, action: 'session.created', employeeId: null, detail: { session } })
        return ok(session)
      })
    },

    change: (session, change, author) =>
      transact(async (stores) => {
        const before = await stores.sessionDesk.lock(session)
        const problem = whyFixed(session, before, clock.today())
        if (!before || problem) return failed([problem ?? ''])
        const now: KeptSession = { ...before, ...change }
        const problems = [...planProblems(now, clock.today()), ...quotaProblems(before, now)]
        if (problems.length > 0) return failed(problems)
        if (!(await stores.sessionDesk.save(session, now, null))) {
          return failed([`"${now.title}" sudah dijadwalkan pada hari itu.`])
        }
        const { promoted } = await stores.seats.fill(session, clock.today())
        const seats = await notices.seats(stores, promoted, async () => now)
        const fresh = new Set(promoted.map(({ participant }) => participant.employeeId))
        const others = (await concerned(stores, session)).filter(({ employeeId }) => !fresh.has(employeeId))
        const changed = isChanged(before, now) ? await notices.changed(stores, before, now, others) : nobody
        await stores.audit.write({
          actor: `desk:${author}`,
          action: 'session.changed',
          employeeId: null,
          detail: { session, fields: Object.keys(change).sort().join(',') },
        })
        return ok({
          told: seats.told + changed.told,
          unreached: [...seats.unreached, ...changed.unreached],
          promoted: promoted.length,
        })
      }),

    cancel: (session, reason, author) =>
      transact(async (stores) => {
        const kept = await stores.sessionDesk.lock(session)
        const problem = whyFixed(session, kept, clock.today())
        if (!kept || problem) return failed([problem ?? ''])
        await stores.sessionDesk.save(session, kept, clock.today())
        const reached = await notices.calledOff(stores, kept, await concerned(stores, session), reason)
        await stores.audit.write({
          actor: `desk:${author}`,
          action: 'session.cancelled',
          employeeId: null,
          detail: { session, told: reached.told },
        })
        return ok(reached)
      }),
  }
}

const nobody: Reached = { told: 0, unreached: [] }

/** Null when the session can still be changed. */
function whyFixed(session: number, kept: KeptSession | null, today: Temporal.PlainDate): string | null {
  if (!kept) return `Pelatihan nomor ${session} tidak ada.`
  if (kept.cancelledOn) return `Pelatihan nomor ${session} sudah dibatalkan.`
  return Temporal.PlainDate.compare(kept.endsOn, today) < 0 ? `Pelatihan nomor ${session} sudah selesai.` : null
}

/** Who has a seat keeps it: a quota below that would say otherwise. */
function quotaProblems({ taken, quota: before }: KeptSession, { quota }: KeptSession): readonly string[] {
  if (quota === null || quota === before || quota >= taken) return []
  return [`Kuota ${quota} lebih kecil daripada ${taken} peserta yang sudah terdaftar.`]
}

/** Who has a seat or waits for one. */
export async function concerned({ sessionDesk }: Stores, session: number): Promise<readonly Participant[]> {
  const people = await sessionDesk.participants(session)
  return people.filter(({ status }) => status === 'terdaftar' || status === 'menunggu')
}
