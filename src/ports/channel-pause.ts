/** A pause of a whole channel account, which outlives a restart. */
import type { AccountTrouble } from '#core/failure.ts'
import type { Channel } from '#core/message.ts'

export interface ChannelPauses {
  /** Epoch milliseconds until which nothing may leave; null: no pause. */
  pausedUntil(channel: Channel, account: string): Promise<number | null>
  /** Never shortens a pause. */
  pause(channel: Channel, account: string, untilMs: number, reason: 'throttled' | AccountTrouble): Promise<void>
  /** Why an account stands still now and waits for a person; null: it does not. */
  trouble(channel: Channel, account: string, nowMs: number): Promise<AccountTrouble | null>
}
