/** When somebody last wrote to us, by the platform's clock: WhatsApp lets us write freely for a day after it. */
import type { Address } from '#core/message.ts'

export interface LastHeard {
  /** Epoch milliseconds; null: never. */
  lastHeard(address: Address): Promise<number | null>
}
