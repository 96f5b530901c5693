/** Tells participants what happened to their session, in every chat that is bound to them, in the caller's transaction. */
import { addressWord } from '#core/answers/address-word.ts'
import type { Replies } from '#core/answers/replies.ts'
import type { Reply } from '#core/answers/reply.ts'
import type { SessionFacts } from '#core/answers/training-detail.ts'
import { calledOffNotice, changedNotice, seatNotice, type Told } from '#core/answers/training-notices.ts'
import { outboundId } from '#core/outbound-id.ts'
import { lastUse, politeTime } from '#core/training-notice-time.ts'
import type { Clock } from '#ports/clock.ts'
import type { Stores } from '#ports/stores.ts'
import type { Freed, Participant } from '#ports/trainings.ts'

export interface Reached {
  /** People with at least one chat. */
  readonly told: number
  /** Employees whom no chat is bound to: somebody has to call them. */
  readonly unreached: readonly string[]
}

type Writes = Pick<Stores, 'outbox'>

export interface TrainingNotices {
  /** `session` finds the facts of a session by its number. */
  seats(
    stores: Writes,
    promoted: Freed<unknown>['promoted'],
    session: (id: number) => Promise<SessionFacts | null>,
  ): Promise<Reached>
  calledOff(
    stores: Writes,
    session: SessionFacts,
    people: readonly Participant[],
    reason: string | null,
  ): Promise<Reached>
  changed(stores: Writes, before: SessionFacts, now: SessionFacts, people: readonly Participant[]): Promise<Reached>
}

export function createTrainingNotices(needs: { replies: Replies; clock: Clock }): TrainingNotices {
  const { replies, clock } = needs

  return {
    async seats(stores, promoted, session) {
      let told = 0
      const unreached: string[] = []
      for (const [id, rows] of Map.groupBy(promoted, (each) => each.session)) {
        const facts = await session(id)
        if (!facts) continue
        const people = rows.map(({ participant }) => participant)
        const reached = await tell(stores, people, facts, {
          // Somebody may give a seat back, wait anew and get it again: that is another seat.
          cause: (person) => `training-seat:${id}:${person.employeeId}:${person.registeredAt.epochMilliseconds}`,
          notice: (to) => seatNotice(facts, to),
        })
        told += reached.told
        unreached.push(...reached.unreached)
      }
      return { told, unreached }
    },

    calledOff: (stores, session, people, reason) =>
      tell(stores, people, session, {
        cause: (person) => `training-called-off:${session.id}:${person.employeeId}`,
        notice: (to) => calledOffNotice(session, to, reason),
      }),

    changed: (stores, before, now, people) => {
      const at = clock.now().epochMilliseconds
      return tell(stores, people, now, {
        cause: (person) => `training-changed:${now.id}:${person.employeeId}:${at}`,
        notice: (to) => changedNotice(before, now, to),
      })
    },
  }

  async function tell(
    { outbox }: Writes,
    people: readonly Participant[],
    session: SessionFacts,
    message: { cause: (person: Participant) => string; notice: (to: Told) => Reply },
  ): Promise<Reached> {
    const notBeforeMs = politeTime(clock.now()).epochMilliseconds
    const expiresAtMs = lastUse(session).epochMilliseconds
    const drafts = people.flatMap((person) => {
      const cause = message.cause(person)
      const said = message.notice({ sapaan: addressWord(person), isWaiting: person.status === 'menunggu' })
      const content = { text: replies.render(said.template, said.view), choices: [...said.choices] }
      return person.addresses.map((to) => ({
        ...to,
        id: outboundId(cause, to),
        employeeId: person.employeeId,
        lane: 'reminder' as const,
        cause,
        content,
        // A seat for early tomorrow is told tonight rather than never.
        notBeforeMs: notBeforeMs < expiresAtMs ? notBeforeMs : clock.now().epochMilliseconds,
        expiresAtMs,
      }))
    })
    await outbox.add(drafts)
    const unreached = people.filter(({ addresses }) => addresses.length === 0).map(({ employeeId }) => employeeId)
    return { told: people.length - unreached.length, unreached }
  }
}
