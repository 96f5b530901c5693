/** How old what an answer read is: one day for all of it, or the oldest kind by name where the kinds lie far apart. */
import { formatDate } from '../calendar/indonesian-date.ts'
import type { RecordKindName } from '../import/record-kind.ts'
import type { Facts } from './facts.ts'

/** Nearer than this, one day speaks for all. */
const apartDays = 31

/** In the words of the last line: `Data SKP per 1 Oktober 2026`. Discipline and suspension have no name in a chat. */
const names: Readonly<Record<RecordKindName, string>> = {
  unit: 'unit kerja',
  employee: 'pegawai',
  appointment: 'pengangkatan',
  rank: 'golongan',
  raise: 'KGB',
  post: 'jabatan',
  education: 'pendidikan',
  credit: 'angka kredit',
  exam: 'ujian dan diklat',
  discipline: 'riwayat kepegawaian',
  status: 'riwayat kepegawaian',
  award: 'penghargaan',
  leave: 'cuti',
  contract: 'perjanjian kerja',
  appraisal: 'SKP',
  evaluation: 'SKP triwulan',
  certificate: 'sertifikat',
  index: 'IP-ASN',
  competency: 'kompetensi',
  requirement: 'standar kompetensi',
  assessment: 'penilaian kompetensi',
  proposal: 'usulan',
  session: 'jadwal pelatihan',
}

export interface DataAge {
  readonly dataPer: string
  /** What the day is about; null where it is the age of everything. */
  readonly dataApa: string | null
}

export function dataAge({ record, kinds = [] }: Facts): DataAge {
  const first = kinds[0]
  if (first === undefined) return { dataPer: formatDate(record.dataAsOf), dataApa: null }
  const dayOf = (kind: RecordKindName): Temporal.PlainDate => record.factDates[kind] ?? record.dataAsOf
  let oldest = first
  let newest = first
  for (const kind of kinds) {
    if (Temporal.PlainDate.compare(dayOf(kind), dayOf(oldest)) < 0) oldest = kind
    if (Temporal.PlainDate.compare(dayOf(kind), dayOf(newest)) > 0) newest = kind
  }
  const isApart = dayOf(oldest).until(dayOf(newest)).days > apartDays
  return { dataPer: formatDate(dayOf(oldest)), dataApa: isApart ? names[oldest] : null }
}
