/** Checks contracts and spells of a legal status, and leaves out rows that are none. */
import type { DraftValues, RowFault } from '../record-kind.ts'
import { reversedRange } from '../row-fault.ts'

export function finishContract(values: DraftValues): readonly RowFault[] | string {
  if (values.is_siasn === true && values.starts_on === null && values.ends_on === null) {
    return 'Formasi tanpa kontrak (CPNS) tidak diimpor sebagai perjanjian kerja.'
  }
  return reversedRange(values, 'starts_on', 'ends_on', 'Perjanjian kerja')
}

export function finishStatus(values: DraftValues): readonly RowFault[] | string {
  if (values.status === 'aktif') return 'Riwayat berstatus aktif tidak diimpor; hanya masa di luar status aktif.'
  return reversedRange(values, 'period_from', 'period_until', 'Masa kedudukan')
}
