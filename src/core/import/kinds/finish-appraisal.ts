/** Checks SKP years, and finds the quarter of a periodic evaluation; monthly ones are left out. */
import type { DraftValues, RowFault } from '../record-kind.ts'
import { missingValue, reversedRange } from '../row-fault.ts'

export function finishAppraisal(values: DraftValues): readonly RowFault[] {
  return reversedRange(values, 'plan_submitted_on', 'plan_approved_on', 'Penetapan rencana SKP')
}

/** SIASN's `periodikId`: 1 bulanan, 2 triwulan. */
export function finishEvaluation(values: DraftValues): readonly RowFault[] | string {
  const { period_kind, from_month, until_month } = values
  const period = typeof period_kind === 'string' ? period_kind.toLowerCase() : ''
  const isMonth = typeof from_month === 'number' && from_month === until_month
  if (period === '1' || period.includes('bulan') || isMonth) return 'Evaluasi bulanan tidak diimpor; hanya triwulan.'
  if (values.quarter === null && typeof until_month === 'number' && until_month % 3 === 0) {
    values.quarter = String(until_month / 3)
  }
  if (values.quarter === null) return [missingValue('quarter', 'Triwulan', 'Isi triwulannya: 1, 2, 3 atau 4.')]
  return reversedRange(values, 'submitted_on', 'evaluated_on', 'Penilaian triwulan')
}
