/** Works out the period, the kind and the jenjang of a PAK from the pieces that SIASN gives. */
import { daysInMonth } from '../days-in-month.ts'
import { isoDate } from '../iso-date.ts'
import { readFunctionalTitle } from '../read-functional-title.ts'
import type { DraftValues, RowFault } from '../record-kind.ts'
import { missingValue, reversedRange } from '../row-fault.ts'

export function finishCredit(values: DraftValues): readonly RowFault[] {
  const { from_year, from_month, until_year, until_month } = values
  if (typeof from_year === 'number' && typeof from_month === 'number') {
    values.period_from ??= isoDate(from_year, from_month, 1)
  }
  if (typeof until_year === 'number' && typeof until_month === 'number') {
    values.period_until ??= isoDate(until_year, until_month, daysInMonth(until_year, until_month))
  }
  if (values.is_first === true) values.kind ??= 'pertama'
  if (values.is_integration === true) values.kind ??= 'integrasi'
  values.kind ??= 'konversi'
  if (typeof values.post_title === 'string') values.level ??= readFunctionalTitle(values.post_title)?.level ?? null
  const faults: RowFault[] = []
  if (values.level === null) faults.push(missingValue('level', 'Jenjang', 'Isi jenjangnya, misalnya Ahli Muda.'))
  if (values.period_from === null) faults.push(missingValue('period_from', 'Awal periode penilaian'))
  if (values.period_until === null) faults.push(missingValue('period_until', 'Akhir periode penilaian'))
  return [...faults, ...reversedRange(values, 'period_from', 'period_until', 'Periode penilaian')]
}
