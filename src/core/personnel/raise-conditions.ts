/** The conditions of a periodic raise: performance, legal status, and for a PPPK the length of the agreement. */
import { formatDate } from '../calendar/indonesian-date.ts'
import { contractSpan } from './contract.ts'
import { legalStatusAt } from './current.ts'
import type { Condition } from './finding.ts'
import { failed, open } from './finding-text.ts'
import { isPnsGrade } from './grades.ts'
import type { RuleParameters } from './parameters.ts'
import { predicateConditions } from './predicate-conditions.ts'
import type { Grade, LegalStatus, PersonnelRecord } from './record.ts'

interface Row {
  readonly date: Temporal.PlainDate
  readonly years: number
}

/**
 * PNS: at least "cukup" on average, read here as the last year's predicate (PP 7/1977). PPPK: at least Baik in the last
 * two years, in the last one for the first raise of golongan V (PermenPANRB 7/2023 Pasal 2).
 */
export function ratingConditions(
  record: PersonnelRecord,
  grade: Grade,
  row: Row,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): readonly Condition[] {
  const isPns = isPnsGrade(grade)
  const years = isPns || isFirstOfGradeV(grade, row) ? 1 : 2
  const decidedOn = row.date.subtract({ days: parameters.raiseLeadDays.issue })
  return predicateConditions(record, { years, worst: isPns ? 3 : 2, decidedOn, asOf, parameters }).conditions
}

/** No text read says that a raise stops meanwhile, nor that it goes on. */
const reservations: Partial<Record<LegalStatus, string>> = {
  mpp: 'masa persiapan pensiun (MPP)',
  tugas_belajar: 'tugas belajar',
}

export function statusConditions(
  record: PersonnelRecord,
  date: Temporal.PlainDate,
  asOf: Temporal.PlainDate,
): Condition[] {
  const status = legalStatusAt(record, asOf)
  const reservation = reservations[status]
  if (reservation) return [open(`Sedang ${reservation}; pastikan ke BKPP apakah KGB tetap diproses`)]
  if (status !== 'cltn' && status !== 'pemberhentian_sementara') return []
  const name = status === 'cltn' ? 'cuti di luar tanggungan negara (CLTN)' : 'pemberhentian sementara'
  const until = record.statuses.find((spell) => spell.status === status && spell.until !== null)?.until
  const endsBefore = until && Temporal.PlainDate.compare(until, date) < 0
  return [endsBefore ? open(`Aktif kembali setelah ${name}, ${formatDate(until)}`) : failed(`Sedang ${name}`)]
}

/**
 * PP 94/2021 replaced "penundaan KGB" by other punishments, but until its pay rule exists the old forms may still be
 * decreed, and the record doesn't say which form it was: a caveat, not a condition.
 */
export function hasRunningDiscipline(record: PersonnelRecord, asOf: Temporal.PlainDate): boolean {
  return record.discipline.some(
    ({ severity, from, until }) =>
      severity !== 'ringan' &&
      Temporal.PlainDate.compare(from, asOf) <= 0 &&
      (until === null || Temporal.PlainDate.compare(asOf, until) <= 0),
  )
}

/** The agreement, extensions included, must run longer than 2 years; than 1 year for golongan V's first raise. */
export function contractCondition(
  record: PersonnelRecord,
  grade: Grade,
  row: Row,
  asOf: Temporal.PlainDate,
  parameters: Pick<RuleParameters, 'raiseContractYears'>,
): Condition {
  const { firstOfGradeV, other } = parameters.raiseContractYears
  const need = isFirstOfGradeV(grade, row) ? firstOfGradeV : other
  const span = contractSpan(record.contracts, asOf)
  if (!span) return failed('Masa perjanjian kerja belum tercatat')
  const isLongEnough = Temporal.PlainDate.compare(span.startsOn.add({ years: need }), span.endsOn) <= 0
  return isLongEnough
    ? { state: 'met', text: `Masa perjanjian kerja lebih dari ${need} tahun` }
    : failed(`Masa perjanjian kerja belum lebih dari ${need} tahun; diproses bila diperpanjang`)
}

function isFirstOfGradeV(grade: Grade, row: Row): boolean {
  return grade === 'V' && row.years === 1
}
