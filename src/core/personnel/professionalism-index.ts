/** Indeks Profesionalitas (IP-ASN): BKN's own number with its level, and what raises it; never a number of ours. */
import { formatNumber } from '../calendar/indonesian-date.ts'
import { currentPost, recognisedEducation } from './current.ts'
import { datedCaveats } from './dated-rule.ts'
import { educationNames } from './education-names.ts'
import type { Basis, Finding } from './finding.ts'
import { finding } from './finding-text.ts'
import type { RuleParameters } from './parameters.ts'
import { educationLevels, type IndexYear, type PersonnelRecord } from './record.ts'

export type IndexLevel = 'very_high' | 'high' | 'middle' | 'low' | 'very_low'

export interface IndexOutlook {
  /** The newest year on record that is not ahead; null without one. */
  readonly known: IndexYear | null
  readonly level: IndexLevel | null
  /** What the level was read from, where the number itself is not whole. */
  readonly rounded: number | null
  /** What gives points that the person may still gain, in words people read. */
  readonly raises: readonly string[]
}

const basis: readonly Basis[] = [{ name: 'PermenPANRB 38/2018' }, { name: 'Peraturan BKN 8/2019' }]

/** The law's levels know whole points only, so 90.5 is read as 91. */
export function indexLevel(total: number, { indexLevels }: Pick<RuleParameters, 'indexLevels'>): IndexLevel {
  const whole = roundHalfUp(total)
  if (whole >= indexLevels.veryHigh) return 'very_high'
  if (whole >= indexLevels.high) return 'high'
  if (whole >= indexLevels.middle) return 'middle'
  return whole >= indexLevels.low ? 'low' : 'very_low'
}

/** BKN computes the index (letter of 2024); the points of the annex are only known second hand, so they stay a hint. */
export function professionalismIndex(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<IndexOutlook> {
  const known = record.indices
    .filter(({ year }) => year <= asOf.year)
    .reduce<IndexYear | null>((newest, entry) => (newest && newest.year > entry.year ? newest : entry), null)
  const rounded = known && !Number.isInteger(known.total) ? roundHalfUp(known.total) : null
  const caveats = [...datedCaveats(parameters, ['indexLevels'])]
  if (rounded !== null) {
    caveats.push(`Tingkatnya dibaca dari ${formatNumber(rounded)}, karena batas tingkat hanya mengenal bilangan bulat.`)
  }
  const value: IndexOutlook = {
    known,
    level: known && indexLevel(known.total, parameters),
    rounded,
    raises: raisesOf(record, known, asOf, parameters),
  }
  return finding(value, { basis, caveats })
}

function raisesOf(
  record: PersonnelRecord,
  known: IndexYear | null,
  asOf: Temporal.PlainDate,
  { indexPoints }: RuleParameters,
): string[] {
  const kind = currentPost(record, asOf)?.kind ?? 'pelaksana'
  const column = kind === 'pelaksana' ? 'staff' : kind === 'fungsional' ? 'functional' : 'managerial'
  const isBelow = (points: number | null | undefined, most: number) => (points ?? 0) < most
  const upTo = (points: number) => `sampai ${formatNumber(points)} poin`
  const raises: string[] = []
  if (isBelow(known?.competence, indexPoints.competence)) {
    raises.push(
      `Pelatihan teknis paling sedikit ${indexPoints.technicalHours} JP: ${upTo(indexPoints.technical[column])}`,
      `Seminar, lokakarya, atau sejenisnya: ${upTo(indexPoints.seminar[column])}`,
    )
    const course = indexPoints.course[column]
    if (course > 0) {
      raises.push(`Pelatihan ${column === 'functional' ? 'fungsional' : 'kepemimpinan'} jabatan: ${upTo(course)}`)
    }
  }
  if (isBelow(known?.performance, indexPoints.performance)) {
    raises.push(`Predikat SKP Sangat Baik: ${upTo(indexPoints.performance)}`)
  }
  const own = recognisedEducation(record, asOf)?.level
  const held = own ? (indexPoints.degrees[own] ?? 0) : 0
  const next = educationLevels.find((level) => (indexPoints.degrees[level] ?? 0) > held)
  if (isBelow(known?.qualification, indexPoints.qualification) && own && next) {
    const points = indexPoints.degrees[next] ?? 0
    raises.push(`Ijazah ${educationNames[next]} yang tercatat di BKN: ${upTo(points)}`)
  }
  return raises
}

/** The source has two decimals at most. */
function roundHalfUp(points: number): number {
  return Math.floor(Math.round(points * 100 + 50) / 100)
}
