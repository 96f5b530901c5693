/** The outbox as the one sender of a channel account works through it. */
import type { Channel, Lane, OutboundMessage } from '#core/message.ts'
import type { HeldLease } from './lease.ts'

/** Whose rows, and the lease that allows to touch them. */
export interface OutboundClaimant {
  readonly channel: Channel
  readonly account: string
  readonly lease: HeldLease
}

export interface OutboundView {
  /** Rows that may leave now, by lane, counted no further than asked; one an address. */
  readonly ready: Readonly<Record<Lane, number>>
  /** When the next row becomes due that isn't yet; null: none waits for a time. */
  readonly nextDueMs: number | null
  /** Addresses among the busy ones for which something is due. */
  readonly heldBack: readonly string[]
}

export type DropReason = 'expired' | 'bond_ended' | 'address_closed'

export interface OutboundClaim {
  readonly messages: readonly (OutboundMessage & { readonly doubts: number })[]
  /** Rows that were settled instead of claimed, with the reason. */
  readonly dropped: readonly { readonly id: string; readonly reason: DropReason }[]
}

/** What became of a claimed row. */
export type OutboundOutcome =
  | { readonly kind: 'sent'; readonly platformIds: readonly string[] }
  /** Back to waiting; `isCounted` false takes the attempt back. */
  | {
      readonly kind: 'again'
      readonly atMs: number
      readonly isCounted: boolean
      readonly isInDoubt: boolean
      readonly detail: string
    }
  | { readonly kind: 'failed' | 'in_doubt' | 'dropped'; readonly failure: string; readonly detail: string }

export interface OutboundRecord {
  readonly id: string
  readonly outcome: OutboundOutcome
  /** How many parts had arrived before this try. */
  readonly partsBefore: number
  /** Platform ids of the parts that arrived in this try, in order. */
  readonly parts: readonly string[]
}

export interface OutboundQueue {
  /** What could leave at `nowMs`, without touching it. */
  look(claimant: OutboundClaimant, limit: number, busy: readonly string[], nowMs: number): Promise<OutboundView>
  /** Marks rows as being sent, at most so many a lane and one an address; nothing when the lease is lost. */
  claim(
    claimant: OutboundClaimant,
    quota: Readonly<Record<Lane, number>>,
    busy: readonly string[],
    nowMs: number,
  ): Promise<OutboundClaim>
  /** Writes many outcomes at once; a row that is no longer ours stays as it is. */
  record(claimant: OutboundClaimant, records: readonly OutboundRecord[]): Promise<void>
  /** Remembers the parts that arrived in this try while others are still to go. */
  recordParts(claimant: OutboundClaimant, id: string, partsBefore: number, parts: readonly string[]): Promise<void>
  /** Decides on rows that an earlier holder left in `sending`; gives how many went which way. */
  recover(
    claimant: OutboundClaimant,
    recognisesRepeats: boolean,
    /** Until then what goes again waits for its receipt, in epoch milliseconds; absent: none comes. */
    receiptsByMs?: number,
  ): Promise<{ again: number; inDoubt: number }>
}
