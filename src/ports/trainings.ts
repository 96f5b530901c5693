/** The training calendar, who joins and who waits, and what HR keeps of both. */
import type { Address } from '#core/message.ts'
import type { CompetencyNeed } from '#core/training-needs.ts'
import type { SessionPlan } from '#core/training-plan.ts'
import type { Cancelling, Registering, RegistrationStatus, TrainingSession, Waiting } from '#core/training-session.ts'

export interface Trainings {
  /** Sessions that start within the days given, inclusive, by date, as this employee sees them; e-learning that runs then. */
  list(employeeId: string, from: Temporal.PlainDate, until: Temporal.PlainDate): Promise<readonly TrainingSession[]>
  session(employeeId: string, id: number): Promise<TrainingSession | null>
  /** The employee's registrations that are not over yet, and the finished ones of this year. */
  registrations(employeeId: string, today: Temporal.PlainDate): Promise<readonly TrainingSession[]>
}

/** Somebody of a session, with every chat that is bound to them. */
export interface Participant {
  readonly employeeId: string
  readonly sex: 'l' | 'p'
  readonly status: RegistrationStatus
  /** Since when this seat or place is theirs: another time they register is another moment. */
  readonly registeredAt: Temporal.Instant
  readonly addresses: readonly Address[]
}

/** What became of a change, and who got a free seat from the waiting list with it. */
export interface Freed<Outcome> {
  readonly outcome: Outcome
  /** By the session whose seats became free. */
  readonly promoted: readonly { readonly session: number; readonly participant: Participant }[]
}

/**
 * Every change looks at the session under its lock, so the last seat goes once; one person's changes wait for each
 * other. A seat that becomes free goes to the first who waits, until the day before the session starts, also after
 * registration has closed; the caller tells them in the same transaction.
 */
export interface Seats {
  register(employeeId: string, session: number, today: Temporal.PlainDate): Promise<Freed<Registering>>
  /** Registers instead when a seat became free meanwhile. */
  wait(employeeId: string, session: number, today: Temporal.PlainDate): Promise<Freed<Waiting>>
  cancel(employeeId: string, session: number, today: Temporal.PlainDate): Promise<Freed<Cancelling>>
  /** Gives up `from` and takes `to`, both or neither. */
  move(employeeId: string, from: number, to: number, today: Temporal.PlainDate): Promise<Freed<Registering>>
  /** Gives free seats to those who wait: after a larger quota, or when somebody has left the city. */
  fill(session: number, today: Temporal.PlainDate): Promise<Freed<null>>
  /** Sessions in which somebody waits beside a free seat. */
  unfilled(today: Temporal.PlainDate): Promise<readonly number[]>
}

/** A session as HR plans and keeps it. */
export interface KeptSession extends SessionPlan {
  readonly id: number
  readonly cancelledOn: Temporal.PlainDate | null
  readonly taken: number
  readonly waiting: number
}

export interface SessionDesk {
  /** Null: no such course, or it already has a session on that day. */
  create(plan: SessionPlan): Promise<number | null>
  /** Locks the session until the transaction ends. */
  lock(session: number): Promise<KeptSession | null>
  /** False: the course has another session on that first day. */
  save(session: number, plan: SessionPlan, cancelledOn: Temporal.PlainDate | null): Promise<boolean>
  /** Who has a seat or waits, or was there, by time of registration; people who left the city are not among them. */
  participants(session: number): Promise<readonly Participant[]>
  /** Marks those of the list who hold a seat, or with `rest` all who do and have no mark yet; `unknown` hold none. */
  attend(
    session: number,
    nips: readonly string[] | 'rest',
    status: 'hadir' | 'tidak_hadir',
  ): Promise<{ readonly marked: number; readonly unknown: readonly string[] }>
}

export interface ImportedSessions {
  /**
   * The sessions that imports changed since the last call, as they were before; an import that was undone is not among
   * them. They count as told with the transaction that takes them.
   */
  takeChanged(): Promise<readonly KeptBefore[]>
}

/** What participants knew of a session. */
export interface KeptBefore extends Pick<SessionPlan, 'startsOn' | 'endsOn' | 'startTime' | 'endTime' | 'mode'> {
  readonly id: number
  readonly title: string
  readonly place: string
  readonly link: string | null
  readonly isCancelled: boolean
}

/** A session as HR lists it. */
export interface ListedSession {
  readonly id: number
  readonly title: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  /** Null: as many as like. */
  readonly quota: number | null
  readonly taken: number
  readonly waiting: number
  readonly isCancelled: boolean
}

export interface SessionList {
  /** Those that have not ended before `from`, by first day; called-off ones too. */
  sessionsFrom(from: Temporal.PlainDate, limit: number): Promise<readonly ListedSession[]>
}

export interface TrainingNeeds {
  /**
   * By agency and competency, or by unit within `unitId` and below; people in service with a post of their own. Sessions
   * that start in the `months` from today on count as planned.
   */
  competencyNeeds(scope: { readonly unitId?: string; readonly months: number }): Promise<readonly CompetencyNeed[]>
}
