/** A pause of a whole channel account, which outlives a restart. */
import type { AccountTrouble } from '#core/failure.ts'
import type { Channel } from '#core/message.ts'

/** Epoch milliseconds; 0: no pause. */
export interface Pauses {
  /** Until when nothing may leave. */
  readonly allMs: number
  /** Until when only what was asked for may leave. */
  readonly bulkMs: number
}

export interface ChannelPauses {
  pausedUntil(channel: Channel, account: string): Promise<Pauses>
  /** Never shortens a pause. */
  pause(channel: Channel, account: string, untilMs: number, reason: 'throttled' | AccountTrouble): Promise<void>
  /** Holds reminders and broadcasts back, and lets answers leave. Never shortens a pause. */
  pauseBulk(channel: Channel, account: string, untilMs: number): Promise<void>
  /** Why an account stands still now and waits for a person; null: it does not. */
  trouble(channel: Channel, account: string, nowMs: number): Promise<AccountTrouble | null>
}
