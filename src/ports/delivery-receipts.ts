/** What becomes of a message after a platform took it. */
import type { SendFailure } from '#core/failure.ts'
import type { Channel } from '#core/message.ts'

export interface DeliveryReceipt {
  readonly channel: Channel
  readonly account: string
  /** Our row's id, where the platform carries it along; else the row is found by the platform's id of its first part. */
  readonly outboundId: string | null
  readonly platformId: string
  /** The message has no other part: what is known of this one settles a row that was in doubt. */
  readonly isWhole: boolean
  readonly state: 'sent' | 'delivered' | 'read' | 'failed'
  /** Epoch milliseconds, by the platform's clock. */
  readonly atMs: number
  /** Of `failed`: what follows from it, and the platform's own words. */
  readonly failure?: SendFailure
  readonly detail?: string
}

export interface DeliveryReceipts {
  /**
   * Writes them to their outbound rows; about messages that are not ours nothing is written. Repeated and out of order
   * they lead to the same: the earliest time counts, and what arrived has not failed.
   */
  record(receipts: readonly DeliveryReceipt[]): Promise<void>
}
