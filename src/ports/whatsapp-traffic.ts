/** What left lately from a number on WhatsApp Web, counted for its safety. */
import type { Address } from '#core/message.ts'
import type { Traffic } from '#core/whatsapp-safety.ts'

export interface WhatsAppTraffic {
  /** `but`: who is about to be written to does not count among the openings. `chatMs`: how long a chat goes on. */
  lately(but: Address, nowMs: number, chatMs: number): Promise<Traffic>
}
