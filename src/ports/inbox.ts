/** Takes what channels receive; a message is accepted when its row is committed, and only once. */
import type { Inbound } from '#core/message.ts'

export interface Inbox {
  /**
   * Commits one message with whatever else arrives meanwhile (one write for many), then rings.
   * `duplicate`: the row was there. Throws when the database cannot take it: the platform must send again.
   */
  accept(message: Inbound): Promise<'accepted' | 'duplicate'>
}
