/** A session as HR plans it, and what is wrong with a plan, in words to read out. */
import { formatDate } from './calendar/indonesian-date.ts'
import type { EmploymentKind, PostKind } from './personnel/record.ts'
import type { TrainingMode } from './training-session.ts'

export interface SessionPlan {
  /** The title of the course in the catalogue. */
  readonly title: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  readonly startTime: string | null
  readonly endTime: string | null
  readonly mode: TrainingMode
  readonly place: string
  readonly link: string | null
  readonly quota: number | null
  readonly waitingLimit: number
  readonly closesOn: Temporal.PlainDate
  /** Empty lists: everybody. */
  readonly postKinds: readonly PostKind[]
  readonly professions: readonly string[]
  readonly employmentKinds: readonly EmploymentKind[]
  readonly agencyIds: readonly string[]
  readonly contact: string | null
}

const clockTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Empty when the plan can be kept. */
export function planProblems(plan: SessionPlan, today: Temporal.PlainDate): readonly string[] {
  const { startsOn, endsOn, startTime, endTime, mode, link, quota, waitingLimit, closesOn } = plan
  const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0
  const isTime = (time: string | null) => time !== null && clockTime.test(time)
  const problems: [boolean, string][] = [
    [isAfter(startsOn, endsOn), `Selesai (${formatDate(endsOn)}) lebih awal daripada mulai (${formatDate(startsOn)}).`],
    [isAfter(today, endsOn), `Pelatihan sudah lewat (${formatDate(endsOn)}).`],
    [isAfter(closesOn, endsOn), 'Pendaftaran ditutup sesudah pelatihan selesai.'],
    [mode !== 'mandiri' && isAfter(closesOn, startsOn), 'Pendaftaran ditutup sesudah pelatihan mulai.'],
    [mode === 'mandiri' && (startTime !== null || endTime !== null), 'E-learning mandiri tidak memakai jam.'],
    [mode === 'mandiri' && link === null, 'E-learning mandiri perlu tautan.'],
    [
      mode !== 'mandiri' && !(isTime(startTime) && isTime(endTime)),
      'Jam mulai dan selesai ditulis JJ:MM, misalnya 08:00.',
    ],
    [
      isTime(startTime) && isTime(endTime) && (endTime ?? '') <= (startTime ?? ''),
      'Jam selesai tidak sesudah jam mulai.',
    ],
    [link !== null && !/^https:\/\/\S+$/.test(link), 'Tautan harus diawali https:// dan tidak memuat spasi.'],
    [
      quota !== null && !(Number.isInteger(quota) && quota >= 0),
      'Kuota harus bilangan bulat, atau kosong bila tidak dibatasi.',
    ],
    [
      !(Number.isInteger(waitingLimit) && waitingLimit >= 0),
      'Batas daftar tunggu harus bilangan bulat, 0 bila tidak ada.',
    ],
    [mode !== 'mandiri' && mode !== 'daring' && plan.place.trim() === '', 'Tempat belum diisi.'],
  ]
  return problems.flatMap(([isWrong, words]) => (isWrong ? [words] : []))
}
