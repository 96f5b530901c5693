/** Tells a person in another of their chats what did not arrive in the one where it was sent. */
import { outboundId } from '#core/outbound-id.ts'
import type { Bell } from '#ports/bell.ts'
import type { Clock } from '#ports/clock.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { Transact } from '#ports/stores.ts'
import type { Stranded } from '#ports/stranded.ts'

/** A phone is off for a while now and then; what is in another chat by then is not too late to be of use. */
const patienceMs = 60 * 60_000
const atOnce = 200

/**
 * Gives a function that looks once; it throws when the database is away. One copy a chat: the row's id is made of the
 * cause and the address, so looking twice, or after a crash in the middle, adds nothing.
 */
export function createFallOver(needs: {
  stranded: Stranded
  transact: Transact
  bell: Bell
  clock: Clock
  log: Log
  metrics?: Metrics
}): () => Promise<void> {
  const { stranded, transact, bell, clock, log, metrics } = needs
  return async () => {
    const nowMs = clock.now().epochMilliseconds
    const found = await stranded.look({ nowMs, patienceMs, limit: atOnce })
    if (found.length === 0) return
    const drafts = found.flatMap(({ other, content, employeeId, lane, cause, expiresAtMs }) => {
      if (!other) return []
      // A spinner to stop is the other chat's.
      const { acknowledges: _, ...rest } = content
      const draft = { ...other, id: outboundId(cause, other), employeeId, lane, cause, content: rest }
      return [expiresAtMs === undefined ? draft : { ...draft, expiresAtMs }]
    })
    await transact((stores) => stores.outbox.add(drafts))
    await stranded.settled(found.map(({ id }) => id))
    if (drafts.length === 0) return
    log.info({ count: drafts.length }, 'messages that did not arrive go to another chat of the same person')
    metrics?.count('outbound_fell_over', {}, drafts.length)
    for (const channel of new Set(drafts.map((draft) => draft.channel))) await bell.ring(`outbound-${channel}`)
  }
}
