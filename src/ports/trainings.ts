/** The training calendar and who joins. */
import type { Cancelling, Registering, TrainingSession } from '#core/training-session.ts'

export interface Trainings {
  /** Sessions that start within the days given, inclusive, by date, as this employee sees them. */
  list(employeeId: string, from: Temporal.PlainDate, until: Temporal.PlainDate): Promise<readonly TrainingSession[]>
  session(employeeId: string, id: number): Promise<TrainingSession | null>
  /** The employee's registrations that are not over yet, and the finished ones of this year. */
  registrations(employeeId: string, today: Temporal.PlainDate): Promise<readonly TrainingSession[]>
  /** Checks audience, deadline and quota under a lock on the session, so the last seat goes once. */
  register(employeeId: string, sessionId: number, today: Temporal.PlainDate): Promise<Registering>
  cancel(employeeId: string, sessionId: number, today: Temporal.PlainDate): Promise<Cancelling>
}
