/** Writes down what became of sent messages, and pauses a channel account where a failure asks for it. */
import type { Bell } from '#ports/bell.ts'
import type { ChannelPauses } from '#ports/channel-pause.ts'
import type { Clock } from '#ports/clock.ts'
import type { DeliveryReceipt, DeliveryReceipts } from '#ports/delivery-receipts.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'

export type FollowReceipts = (receipts: readonly DeliveryReceipt[]) => Promise<void>

/** Rejects when the database is away: the platform sends them again. */
export function createFollowReceipts(needs: {
  receipts: DeliveryReceipts
  pauses: ChannelPauses
  /** So that a sender that waits looks at the pause before it sends. */
  bell: Bell
  clock: Clock
  log: Log
  metrics?: Metrics
}): FollowReceipts {
  const { receipts, pauses, bell, clock, log, metrics } = needs
  return async (all) => {
    await receipts.record(all)
    for (const { channel, account, state, failure } of all) {
      metrics?.count('receipts', { channel, state })
      if (failure?.kind !== 'throttled' || (failure.scope !== 'account' && failure.scope !== 'bulk')) continue
      const { scope, waitMs, trouble = 'throttled' } = failure
      const untilMs = clock.now().epochMilliseconds + waitMs
      log.warn({ channel, account, scope, trouble, waitMs }, 'the platform holds messages back')
      if (scope === 'bulk') await pauses.pauseBulk(channel, account, untilMs)
      else await pauses.pause(channel, account, untilMs, trouble)
      await bell.ring(`outbound-${channel}`)
    }
  }
}
