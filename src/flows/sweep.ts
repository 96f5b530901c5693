/** Rings for rows that wait although nobody may have been told: after a lost job, a crash before the ring, a lease that ran out. */
import type { Bell } from '#ports/bell.ts'
import type { Clock } from '#ports/clock.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { WaitingRows } from '#ports/waiting-rows.ts'

const expiredAtOnce = 1_000

/** Gives a function that looks once; it throws when the database is away. */
export function createSweep(needs: {
  waiting: WaitingRows
  bell: Bell
  clock: Clock
  log: Log
  metrics?: Metrics
}): () => Promise<void> {
  const { waiting, bell, clock, log, metrics } = needs
  return async () => {
    const nowMs = clock.now().epochMilliseconds
    const dropped = await waiting.dropExpired(nowMs, expiredAtOnce)
    if (dropped > 0) {
      metrics?.count('outbound_dropped', { reason: 'expired' }, dropped)
      log.info({ dropped }, 'messages were too late to be of use')
    }
    if (await waiting.isInboundDue()) await bell.ring('inbound')
    for (const channel of await waiting.channelsDue(nowMs)) await bell.ring(`outbound-${channel}`)
  }
}
