/** Why somebody cannot register for a training session: asked before the question and again under the lock. */
import { hasWaitingRoom, isFull, type Registering, type TrainingSession } from './training-session.ts'

/** Null when a seat can be taken. The day on which registration closes still counts. */
export function trainingRefusal(session: TrainingSession | null, today: Temporal.PlainDate): Registering | null {
  if (!session) return 'unknown_session'
  if (session.isCancelled) return 'cancelled_session'
  if (session.askerStatus === 'menunggu') return 'already_waiting'
  if (session.askerStatus !== null && session.askerStatus !== 'batal') return 'already_registered'
  if (!session.isOpenToAsker) return 'not_invited'
  if (isClosed(session, today)) return 'closed'
  if (isFull(session)) return 'full'
  return session.conflicts.length > 0 ? 'conflict' : null
}

/** Whether the waiting list takes the asker. Who has something else at that time could not come when a seat is free. */
export function canWait(session: TrainingSession, today: Temporal.PlainDate): boolean {
  return trainingRefusal(session, today) === 'full' && session.conflicts.length === 0 && hasWaitingRoom(session)
}

export function isClosed({ closesOn, startsOn, mode }: TrainingSession, today: Temporal.PlainDate): boolean {
  // E-learning is joined while it runs.
  const last = mode === 'mandiri' || Temporal.PlainDate.compare(closesOn, startsOn) < 0 ? closesOn : startsOn
  return Temporal.PlainDate.compare(last, today) < 0
}
