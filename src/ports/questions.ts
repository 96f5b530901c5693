/** Questions that could not be answered, kept for HR in groups of one meaning. */
import type { Result } from '#core/result.ts'

export type UnansweredReason = 'unclear' | 'no_article' | 'refused_guess'

export interface QuestionGroup {
  readonly id: number
  /** The first of them, personal data replaced. */
  readonly text: string
  readonly state: 'open' | 'answered' | 'ignored'
  readonly count: number
  readonly lastAt: Temporal.Instant
  /** Some of the others, newest first. */
  readonly examples: readonly string[]
}

export interface Questions {
  /** `text` with names, NIPs and numbers replaced. It joins the open group it resembles, or begins one. */
  note(conversationId: bigint, employeeId: string | null, text: string, reason: UnansweredReason): Promise<void>
  /** Most asked first. */
  open(limit: number): Promise<readonly QuestionGroup[]>
  find(id: number): Promise<QuestionGroup | null>
  /** `article`: the slug of what answers it now; null: not to be answered. */
  settle(
    id: number,
    article: string | null,
    by: string,
  ): Promise<Result<QuestionGroup, 'unknown' | 'decided' | 'no_article'>>
}
