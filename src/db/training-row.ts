/** A row of the training query as the answers read it. */
import type { TrainingSession } from '#core/training-session.ts'

export type TrainingRow = Omit<TrainingSession, 'startsOn' | 'endsOn' | 'closesOn'> & {
  readonly startsOn: string
  readonly endsOn: string
  readonly closesOn: string
}

export function toTrainingSession(row: TrainingRow): TrainingSession {
  return {
    ...row,
    startsOn: Temporal.PlainDate.from(row.startsOn),
    endsOn: Temporal.PlainDate.from(row.endsOn),
    closesOn: Temporal.PlainDate.from(row.closesOn),
  }
}
