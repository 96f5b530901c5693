/** What the way out of one channel account needs. */
import type { Bell } from '#ports/bell.ts'
import type { ChannelPauses } from '#ports/channel-pause.ts'
import type { Clock } from '#ports/clock.ts'
import type { Leases } from '#ports/lease.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { OutboundQueue } from '#ports/outbound-queue.ts'
import type { Sender } from '#ports/sender.ts'
import type { Transact } from '#ports/stores.ts'

export interface DeliverNeeds {
  readonly sender: Sender
  readonly queue: OutboundQueue
  readonly leases: Leases
  readonly pauses: ChannelPauses
  readonly transact: Transact
  readonly bell: Bell
  readonly clock: Clock
  readonly log: Log
  readonly metrics?: Metrics
  readonly leaseMs?: number
}
