/** A linked WhatsApp session as it is kept: its keys, sealed, and how it stands. */
import type { SessionStatus } from '#core/whatsapp-session.ts'
import type { HeldLease } from './lease.ts'

/** Null takes the row away. */
export interface KeyChange {
  readonly type: string
  readonly id: string
  readonly value: Uint8Array | null
}

export interface KeyVault {
  /**
   * Opens the session's keys for the holder of its lease; whoever opened them before can write no longer. Where a person
   * asked for a new link, all keys are forgotten first. Throws `SessionProblem` (`taken`) when the lease is not held.
   */
  open(lease: HeldLease): Promise<OpenVault>
}

/**
 * Throws `SessionProblem` for good once the session is somebody else's, the keys can't be unsealed, or the database was
 * away for too long: what its user holds in memory is then ahead of what is kept.
 */
export interface OpenVault {
  /** Those of the ids that are there. */
  read(type: string, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  /** All there are of a type. */
  readAll(type: string): Promise<ReadonlyMap<string, Uint8Array>>
  /** All or nothing, committed when it resolves, in the order of the calls; several calls share a commit. */
  write(changes: readonly KeyChange[]): Promise<void>
  /** Says how the session stands; also of one whose keys can't be unsealed. */
  show(status: ShownStatus): Promise<void>
}

export interface ShownStatus extends SessionStatus {
  /** What to scan or to type now; null: nothing. */
  readonly pairing: Pairing | null
}

export interface Pairing {
  /** What the QR holds. */
  readonly qr: string | null
  readonly code: string | null
}

/** The session as others see it and what they may ask of its owner. */
export interface SessionBoard {
  /** `idle` when nobody holds the session's lease, whatever the last owner said. */
  read(): Promise<ShownStatus>
  /** A person wants the keys forgotten and the number linked anew; the owner sees to it. */
  askRelink(): Promise<void>
  isRelinkAsked(): Promise<boolean>
}

/** The way to the pairing page: a link that opens once, and the visitor who opened it. Secrets are kept as hashes. */
export interface PairingAccess {
  /** Makes the link that is valid from now on, the only one. */
  issueLink(validMs: number): Promise<string>
  /** Uses the link up; null: it is not valid. Gives the secret of the visitor. */
  enter(link: string, validMs: number): Promise<string | null>
  isVisitor(secret: string): Promise<boolean>
}
