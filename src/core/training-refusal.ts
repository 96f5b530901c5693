/** Why somebody cannot register for a training session: asked before the question and again under the lock. */
import type { Registering, TrainingSession } from './training-session.ts'

/** Null when a seat can be taken. The day on which registration closes still counts. */
export function trainingRefusal(session: TrainingSession | null, today: Temporal.PlainDate): Registering | null {
  if (!session) return 'unknown_session'
  if (session.isCancelled) return 'cancelled_session'
  if (session.askerStatus !== null && session.askerStatus !== 'batal') return 'already_registered'
  if (!session.isOpenToAsker) return 'not_invited'
  const isClosed = [session.closesOn, session.startsOn].some((day) => Temporal.PlainDate.compare(day, today) < 0)
  if (isClosed) return 'closed'
  return session.taken >= session.quota ? 'full' : null
}
