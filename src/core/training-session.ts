/** One run of a course in the training calendar, as one employee sees it. */

export const trainingModes = ['luring', 'daring', 'campuran', 'mandiri'] as const
/** `mandiri` is e-learning in one's own time, within the period of the session. */
export type TrainingMode = (typeof trainingModes)[number]

export interface TrainingSession {
  readonly id: number
  readonly title: string
  readonly summary: string
  readonly provider: string
  /** SIASN jenisDiklatId, 1-25. */
  readonly form: number
  readonly hours: number
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  /** `HH:MM` in WIB, of every day of the session; null: the whole day, or none in particular. */
  readonly startTime: string | null
  readonly endTime: string | null
  readonly mode: TrainingMode
  readonly place: string
  readonly link: string | null
  /** Null: as many as like. */
  readonly quota: number | null
  /** Seats that are taken; who waits has none. */
  readonly taken: number
  readonly waiting: number
  /** How many may wait; 0: no waiting list. */
  readonly waitingLimit: number
  readonly closesOn: Temporal.PlainDate
  readonly contact: string | null
  readonly isCancelled: boolean
  /** Whether the asker's post, profession, kind and agency are among those invited. */
  readonly isOpenToAsker: boolean
  readonly askerStatus: RegistrationStatus | null
  /** The asker's place on the waiting list, from 1. */
  readonly askerPlace: number | null
  /** The asker has another run of the same course in the same year, to come or attended. */
  readonly isElsewhere: boolean
  /** Sessions of the asker, with a seat or waiting, that take place at the same time. */
  readonly conflicts: readonly SessionBrief[]
  /** Competencies in which the asker falls short and which it lifts, digital ones and large gaps first. */
  readonly closesGaps: readonly ClosedGap[]
}

export type RegistrationStatus = 'terdaftar' | 'menunggu' | 'batal' | 'hadir' | 'tidak_hadir'

/** Enough to name another session and to know whether its seat can still be given back. */
export type SessionBrief = Pick<TrainingSession, 'id' | 'title' | 'startsOn' | 'endsOn' | 'mode'>

export interface ClosedGap {
  readonly code: string
  readonly name: string
  readonly isDigital: boolean
  /** Required less assessed. */
  readonly gap: number
  readonly assessed: number
  readonly required: number
  /** The level that the course leads to. */
  readonly target: number
}

export type Registering =
  | 'registered'
  | 'already_registered'
  | 'already_waiting'
  | 'full'
  | 'conflict'
  | 'closed'
  | 'not_invited'
  | 'cancelled_session'
  | 'unknown_session'
/** `full`: the waiting list has no room either, or there is none. */
export type Waiting = 'waiting' | Registering
export type Cancelling = 'cancelled' | 'left_waiting' | 'not_registered' | 'already_started' | 'unknown_session'

/** Nobody can take a seat at once: all are taken, or those who wait come first. */
export function isFull({ quota, taken, waiting }: Pick<TrainingSession, 'quota' | 'taken' | 'waiting'>): boolean {
  return quota !== null && (taken >= quota || waiting > 0)
}

export function hasWaitingRoom({ waiting, waitingLimit }: Pick<TrainingSession, 'waiting' | 'waitingLimit'>): boolean {
  return waiting < waitingLimit
}

/** A seat, held or used. */
export function isRegistered({ askerStatus }: Pick<TrainingSession, 'askerStatus'>): boolean {
  return askerStatus !== null && askerStatus !== 'batal' && askerStatus !== 'menunggu'
}

/** A place can be given back until the day before the first day; e-learning until its last. */
export function isCancellable(
  { startsOn, endsOn, mode }: Pick<TrainingSession, 'startsOn' | 'endsOn' | 'mode'>,
  today: Temporal.PlainDate,
): boolean {
  const last = mode === 'mandiri' ? endsOn : startsOn.subtract({ days: 1 })
  return Temporal.PlainDate.compare(today, last) <= 0
}
