/** Answers that somebody called wrong, until HR has looked at them. */
import type { Address } from '#core/message.ts'
import type { Result } from '#core/result.ts'

export interface ReviewDraft {
  /** The command that was answered, in its written form. */
  readonly question: string
  readonly answer: string
  /** Empty: not said. */
  readonly comment: string
}

export interface AnswerReview extends ReviewDraft {
  readonly id: number
  readonly state: 'open' | 'right' | 'mended'
  readonly address: Address
  readonly conversationId: bigint
  readonly employeeId: string | null
  readonly employeeName: string | null
  readonly createdAt: Temporal.Instant
}

/** The side of the conversation. */
export interface AnswerReviews {
  /** The number it got; of an answer that the conversation has an open review of, that one's. */
  add(conversationId: bigint, employeeId: string | null, draft: ReviewDraft): Promise<number>
  /** What is wrong, said after the review was opened; false: decided by now. */
  comment(id: number, text: string): Promise<boolean>
  /** How many were opened for the conversation since then. */
  openedSince(conversationId: bigint, since: Temporal.Instant): Promise<number>
}

/** The side of HR. */
export interface ReviewDesk {
  /** Oldest first. */
  open(limit: number): Promise<readonly AnswerReview[]>
  find(id: number): Promise<AnswerReview | null>
  decide(
    id: number,
    verdict: { readonly state: 'right' | 'mended'; readonly finding: string; readonly by: string },
  ): Promise<Result<AnswerReview, 'unknown' | 'decided'>>
}
