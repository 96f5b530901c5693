/** The tables of the spine inside one transaction, and the transaction itself. */
import type { Address, InboundMessage, OutboundDraft } from '#core/message.ts'
import type { AnswerReviews, ReviewDesk } from './answer-reviews.ts'
import type { Attachments } from './attachments.ts'
import type { Audit, Bonds, Consents, Proofs } from './binding.ts'
import type { Corrections } from './corrections.ts'
import type { HandoverDesk, Handovers } from './handovers.ts'
import type { ArticleShelf, Knowledge } from './knowledge.ts'
import type { Personnel } from './personnel.ts'
import type { QuestionDesk, Questions } from './questions.ts'
import type { Submissions } from './submissions.ts'
import type { TrainingFeedback } from './training-feedback.ts'
import type { ImportedSessions, Seats, SessionDesk, Trainings } from './trainings.ts'
import type { Transcript } from './transcript.ts'

/** A conversation held under a lease; `token` fences off a holder whose lease ran out. */
export interface LeasedConversation extends Address {
  readonly id: bigint
  readonly token: bigint
  /** As stored; `core/dialogue` parses it and forgives what it does not know. */
  readonly state: unknown
  readonly lastInboundAt: Temporal.Instant | null
}

export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

export interface Conversations {
  /** Writes what the dialogue remembers and lets go of the lease. Throws `LeaseLost` when another holder has taken over. */
  save(conversation: LeasedConversation, state: unknown, employeeId: string | null): Promise<void>
  /** Lets go of the lease and leaves the rest as it is. Throws `LeaseLost` as `save` does. */
  release(conversation: LeasedConversation): Promise<void>
  /** Marks rows as done; part of the same transaction as the answer. Throws `LeaseLost` when somebody else has done so. */
  settle(messages: readonly InboundMessage[], state: 'answered' | 'noted' | 'failed'): Promise<void>
}

export interface Outbox {
  /** Rows that are there already (same id) stay as they are. */
  add(rows: readonly OutboundDraft[]): Promise<void>
  /** Closes or opens an address, drops what waits for a closed one. */
  setAddressState(address: Address, state: 'open' | 'closed', reason: string | null): Promise<void>
}

/** What a flow may write in one transaction: all of it or nothing. */
export interface Stores {
  readonly conversations: Conversations
  readonly outbox: Outbox
  readonly bonds: Bonds
  readonly consents: Consents
  readonly proofs: Proofs
  readonly audit: Audit
  readonly personnel: Personnel
  readonly trainings: Trainings
  readonly seats: Seats
  readonly sessionDesk: SessionDesk
  readonly importedSessions: ImportedSessions
  readonly attachments: Attachments
  readonly submissions: Submissions
  readonly corrections: Corrections
  readonly feedback: TrainingFeedback
  readonly handovers: Handovers
  readonly handoverDesk: HandoverDesk
  readonly questions: Questions
  readonly questionDesk: QuestionDesk
  readonly reviews: AnswerReviews
  readonly reviewDesk: ReviewDesk
  readonly transcript: Transcript
  readonly knowledge: Knowledge
  readonly articleShelf: ArticleShelf
}

/** Runs `work` in one transaction at READ COMMITTED; rejects and rolls back when it throws. */
export type Transact = <Value>(work: (stores: Stores) => Promise<Value>) => Promise<Value>
