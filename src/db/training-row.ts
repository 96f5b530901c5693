/** A row of the training query as the answers read it. */
import type { SessionBrief, TrainingSession } from '#core/training-session.ts'

type Texts<Shape, Dates extends keyof Shape> = Omit<Shape, Dates> & { readonly [Key in Dates]: string }

export type TrainingRow = Omit<Texts<TrainingSession, 'startsOn' | 'endsOn' | 'closesOn'>, 'conflicts'> & {
  readonly conflicts: readonly Texts<SessionBrief, 'startsOn' | 'endsOn'>[]
}

export function toTrainingSession(row: TrainingRow): TrainingSession {
  const date = Temporal.PlainDate.from
  return {
    ...row,
    startsOn: date(row.startsOn),
    endsOn: date(row.endsOn),
    closesOn: date(row.closesOn),
    conflicts: row.conflicts.map((other) => ({ ...other, startsOn: date(other.startsOn), endsOn: date(other.endsOn) })),
  }
}
