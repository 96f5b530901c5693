/** One run of a course in the training calendar, as one employee sees it. */

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
  /** `HH:MM` in WIB. */
  readonly startTime: string
  readonly endTime: string
  readonly mode: 'luring' | 'daring' | 'campuran'
  readonly place: string
  readonly quota: number
  readonly taken: number
  readonly closesOn: Temporal.PlainDate
  readonly contact: string | null
  readonly isCancelled: boolean
  /** Whether the asker's post, profession, kind and agency are among those invited. */
  readonly isOpenToAsker: boolean
  readonly askerStatus: 'terdaftar' | 'batal' | 'hadir' | 'tidak_hadir' | null
  /** Competencies it teaches in which the asker falls short, with the size of the gap. */
  readonly closesGaps: readonly { readonly name: string; readonly isDigital: boolean; readonly gap: number }[]
}

export type Registering =
  | 'registered'
  | 'already_registered'
  | 'full'
  | 'closed'
  | 'not_invited'
  | 'cancelled_session'
  | 'unknown_session'
export type Cancelling = 'cancelled' | 'not_registered' | 'already_started' | 'unknown_session'
