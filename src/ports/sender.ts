/** One channel account's way out. */
import type { SendFailure, SendReceipt } from '#core/failure.ts'
import type { Channel, OutboundMessage } from '#core/message.ts'
import type { Result } from '#core/result.ts'

/** The platform's own limits, obeyed by construction. */
export interface Pace {
  /** Messages a second for the account; null: as fast as it goes. */
  readonly perSecond: number | null
  readonly burst: number
  /** Least time between two messages to one address. */
  readonly addressGapMs: number
  /** How many may be under way at once. */
  readonly concurrency: number
}

export interface Sender {
  readonly channel: Channel
  readonly account: string
  readonly pace: Pace
  /** What to do with a row that was in `sending` when its process died: the receiver recognises a repeat, or not. */
  readonly recognisesRepeats: boolean
  /** How long the platform's receipt may take that settles a message in doubt; absent: none comes. */
  readonly receiptWaitMs?: number
  /** Sends all parts from `partsSent` on, reporting each part that arrived; never throws. */
  send(message: OutboundMessage, onPart: (platformId: string) => void): Promise<Result<SendReceipt, SendFailure>>
}
