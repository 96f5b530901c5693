/** Rings for rows that wait although nobody may have been told: after a lost job, a crash before the ring, a lease that ran out. */
import type { Bell } from '#ports/bell.ts'
import type { Clock } from '#ports/clock.ts'
import type { DepartedBonds } from '#ports/departed-bonds.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { WaitingRows } from '#ports/waiting-rows.ts'

const expiredAtOnce = 1_000
/** Most leave with an import; a last day that lies ahead comes at midnight, and a bond is checked at every use besides. */
const departuresEveryMs = 10 * 60_000

/** Gives a function that looks once; it throws when the database is away. */
export function createSweep(needs: {
  waiting: WaitingRows
  departed: DepartedBonds
  bell: Bell
  clock: Clock
  log: Log
  metrics?: Metrics
}): () => Promise<void> {
  const { waiting, departed, bell, clock, log, metrics } = needs
  let departuresDueMs = 0
  return async () => {
    const nowMs = clock.now().epochMilliseconds
    const dropped = await waiting.dropExpired(nowMs, expiredAtOnce)
    if (dropped > 0) {
      metrics?.count('outbound_dropped', { reason: 'expired' }, dropped)
      log.info({ dropped }, 'messages were too late to be of use')
    }
    if (await waiting.isInboundDue()) await bell.ring('inbound')
    for (const channel of await waiting.channelsDue(nowMs)) await bell.ring(`outbound-${channel}`)
    if (nowMs < departuresDueMs) return
    const { endedBonds, droppedMessages } = await departed.end(clock.now(), clock.today())
    departuresDueMs = nowMs + departuresEveryMs
    if (endedBonds > 0) log.info({ endedBonds, droppedMessages }, 'people have left, their chats were ended')
    if (droppedMessages > 0) metrics?.count('outbound_dropped', { reason: 'bond_ended' }, droppedMessages)
  }
}
