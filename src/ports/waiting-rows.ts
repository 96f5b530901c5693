/** What the sweep looks for: rows that wait although nobody may have been told. */
import type { Channel } from '#core/message.ts'

export interface WaitingRows {
  /** Whether a message is due in a conversation that nobody holds. */
  isInboundDue(): Promise<boolean>
  /** Channels on which something is due to leave. */
  channelsDue(nowMs: number): Promise<readonly Channel[]>
  /** Drops rows whose last useful moment has passed, with the reason; at most `limit`. Gives how many. */
  dropExpired(nowMs: number, limit: number): Promise<number>
}
