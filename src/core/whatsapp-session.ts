/** How a linked WhatsApp session stands, in words that a page, a metric and an operator's log share. */

export type SessionState = 'idle' | 'connecting' | 'pairing' | 'open' | 'deaf' | 'waiting' | 'stopped'

/** Why it waits or is stopped: a closed set, never a text of the platform's. */
export type SessionReason =
  /** The number's phone unlinked us. */
  | 'logged_out'
  /** WhatsApp has banned or locked the number. */
  | 'forbidden'
  /** Another program uses these keys. */
  | 'replaced'
  /** WhatsApp does not accept this client's version or way of speaking. */
  | 'outdated'
  /** Nobody scanned the code in time. */
  | 'unpaired'
  | 'lost'
  | 'timed_out'
  | 'deaf'
  | 'unavailable'
  | 'refused'
  /** It fell apart again and again as soon as it was open. */
  | 'flapping'
  /** The keys were sealed under another SECRET_KEY. */
  | 'wrong_secret_key'
  /** Our database did not take the keys. */
  | 'database'
  | 'unknown'

export interface SessionStatus {
  readonly state: SessionState
  readonly reason: SessionReason | null
  /** Epoch milliseconds, as all times here. */
  readonly sinceMs: number
  readonly nextTryAtMs: number | null
  readonly ownNumber: string | null
  readonly pairedAtMs: number | null
  readonly heardAtMs: number | null
}
