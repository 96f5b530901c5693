/** How many people were written to first, by template, within the last day: WhatsApp limits them. */
import type { Address } from '#core/message.ts'

export interface Openings {
  /** Other people than the one at this address, of the same channel account. */
  sinceDay(but: Address): Promise<number>
}
