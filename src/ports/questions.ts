/** Questions that could not be answered, kept for HR in groups of one meaning. */
import type { Address } from '#core/message.ts'
import type { Result } from '#core/result.ts'

export type UnansweredReason = 'unclear' | 'no_article' | 'refused_guess'

export interface QuestionGroup {
  readonly id: number
  /** The first of them, personal data replaced. */
  readonly text: string
  readonly state: 'open' | 'answered' | 'ignored'
  /** What answers it now. */
  readonly article: { readonly slug: string; readonly title: string } | null
  readonly count: number
  readonly lastAt: Temporal.Instant
  /** Some of the others, newest first. */
  readonly examples: readonly string[]
}

export interface NotedQuestion {
  /** Names, NIPs and numbers replaced. */
  readonly text: string
  /** What it is grouped by: the words that carry its meaning. */
  readonly key: string
  readonly reason: UnansweredReason
}

/** Somebody who asked, and has not been told yet that there is an answer. */
export interface Asker {
  readonly address: Address
  readonly employeeId: string | null
}

/** The side of the conversation. */
export interface Questions {
  /**
   * It joins the group it resembles among those that are open, or not to be answered, or begins one. Nothing is written
   * for a conversation that had its share of the day.
   */
  note(conversationId: bigint, employeeId: string | null, question: NotedQuestion): Promise<void>
}

/** The side of HR. */
export interface QuestionDesk {
  /** Most asked first. */
  open(limit: number): Promise<readonly QuestionGroup[]>
  find(id: number): Promise<QuestionGroup | null>
  /** `article`: the slug of what answers it now; null: not to be answered. */
  settle(
    id: number,
    article: string | null,
    by: string,
  ): Promise<Result<QuestionGroup, 'unknown' | 'decided' | 'no_article'>>
  /** Everybody who asked and may be written to, each once; from then on they count as told. */
  takeUntold(id: number): Promise<readonly Asker[]>
}
