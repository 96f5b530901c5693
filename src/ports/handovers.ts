/** Conversations that a person of HR looks into. */
import type { HandOverReason } from '#core/dialogue/step.ts'
import type { Address } from '#core/message.ts'
import type { Result } from '#core/result.ts'

export type HandoverState = 'waiting' | 'taken' | 'answered' | 'closed'

export interface HandoverDraft {
  readonly reason: HandOverReason
  /** A topic, a subject or an article's slug; empty: unknown. */
  readonly subject: string
  readonly unit: string
  readonly summary: string
  /** What the person wants to say to the officer, when it was said. */
  readonly text: string | null
  readonly dueAt: Temporal.Instant
}

export interface HandoverMessage {
  readonly id: bigint
  readonly author: 'employee' | 'officer'
  readonly by: string | null
  readonly text: string
  readonly at: Temporal.Instant
}

export interface Handover extends Omit<HandoverDraft, 'text'> {
  /** What people call it: "nomor 12". */
  readonly id: number
  readonly state: HandoverState
  readonly conversationId: bigint
  readonly address: Address
  readonly employeeId: string | null
  /** Null: nobody is bound. */
  readonly employeeName: string | null
  readonly unitName: string | null
  readonly createdAt: Temporal.Instant
  readonly takenBy: string | null
  readonly messages: readonly HandoverMessage[]
}

/** The side of the conversation. */
export interface Handovers {
  /** The one that is not closed, if any: a conversation has at most one. */
  current(conversationId: bigint): Promise<Handover | null>
  /** Two at once make one: the later caller gets the one that is there. */
  open(conversationId: bigint, employeeId: string | null, draft: HandoverDraft): Promise<Handover>
  /** Adds to it; one that was answered waits again until `dueAt`. False: it is closed by now. */
  append(id: number, text: string, dueAt: Temporal.Instant): Promise<boolean>
  /** The person needs nothing more, or is not there any more. False: it was closed already. */
  close(id: number, by: string): Promise<boolean>
  /** How many were opened for the conversation since then. */
  openedSince(conversationId: bigint, since: Temporal.Instant): Promise<number>
}

/** The side of HR. */
export interface HandoverDesk {
  /** Those not closed, the earliest due first; `unit` null: of all units. */
  open(unit: string | null, limit: number): Promise<readonly Handover[]>
  find(id: number): Promise<Handover | null>
  /** Taken up, answered or closed by an officer. */
  move(
    id: number,
    to: { readonly by: string } & (
      | { readonly state: 'taken' | 'closed' }
      | { readonly state: 'answered'; readonly text: string }
    ),
  ): Promise<Result<Handover, 'unknown' | 'closed'>>
  /** Closes those that were answered before then and that nobody wrote to since; gives how many. */
  closeAnswered(before: Temporal.Instant): Promise<number>
  /** For operators. */
  count(): Promise<{ readonly open: number; readonly overdue: number }>
}
