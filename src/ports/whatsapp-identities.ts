/** Whom WhatsApp Web has heard from, by whichever of the two names. */
import type { Identity, Names } from '#core/whatsapp-identity.ts'

export interface Correspondent extends Identity {
  /** The person has another number, or the number another person. */
  readonly isMoved: boolean
  /** The number of ours to which they wrote last, and when (epoch milliseconds). */
  readonly wroteTo: string
  readonly wroteMs: number
  /** Somebody else wrote from this address than the one to whom it is bound. */
  readonly isStranger: boolean
  /** Until when it need not be asked again whether the number is on WhatsApp (epoch milliseconds). */
  readonly checkedUntilMs: number
}

export interface WhatsAppIdentities {
  /** Somebody wrote to `ownNumber`: whose chat it is. */
  heard(account: string, names: Names, ownNumber: string, atMs: number): Promise<Identity>
  /** WhatsApp says that these two belong together. */
  mapped(account: string, names: Names): Promise<void>
  /** Null: never wrote. */
  find(account: string, address: string): Promise<Correspondent | null>
  checked(account: string, address: string, untilMs: number): Promise<void>
}
