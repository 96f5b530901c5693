/** What participants are asked about a training, what they say, and what HR reads of it without names. */
import type { Address } from '#core/message.ts'
import type { AskedFeedback, FeedbackQuestion, FeedbackRound, FeedbackWindow } from '#core/training-feedback.ts'
import type { CompetencyTally, SessionTally } from '#core/training-feedback-report.ts'

/** A first question to be sent now. */
export interface DueFeedback {
  readonly id: bigint
  readonly round: FeedbackRound
  readonly title: string
  readonly endsOn: Temporal.PlainDate
  readonly employeeId: string
  readonly sex: 'l' | 'p'
  /** The chat that the person used last. */
  readonly to: Address
}

export interface TrainingFeedback {
  /** A row for every participant whom it is time to ask; those that are there stay. How many are new. */
  plan(window: FeedbackWindow): Promise<number>
  /**
   * Marks questions as asked and gives them, one a person and day, at most `limit`; nothing while another process does
   * the same. Only to a chat that is bound, agreed to this notice, written to since `heardSince` and quiet since
   * `quietSince`: nobody is asked in the middle of something else.
   */
  take(needs: {
    readonly noticeVersion: string
    readonly heardSince: Temporal.Instant
    readonly quietSince: Temporal.Instant
    readonly limit: number
  }): Promise<readonly DueFeedback[]>
  /** Locked until the transaction ends; null: not this person's, or never asked. */
  find(id: bigint, employeeId: string): Promise<AskedFeedback | null>
  save(id: bigint, question: FeedbackQuestion, value: number | string): Promise<void>
  /** Whether this person is asked at all. */
  stop(employeeId: string, isStopped: boolean): Promise<void>
}

export interface FeedbackReports {
  /** Sessions that ended since that day and about which somebody was asked. */
  sessions(since: Temporal.PlainDate, session: number | null): Promise<readonly SessionTally[]>
  competencies(since: Temporal.PlainDate, session: number | null): Promise<readonly CompetencyTally[]>
}
