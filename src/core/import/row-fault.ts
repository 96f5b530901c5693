/** The faults that several kinds of rows share, in the words that the sender reads. */
import type { DraftValues, RowFault } from './record-kind.ts'

/** Empty where the two dates are in order or one is missing. */
export function reversedRange(values: DraftValues, from: string, until: string, what: string): readonly RowFault[] {
  const [start, end] = [values[from], values[until]]
  if (typeof start !== 'string' || typeof end !== 'string' || start <= end) return []
  return [
    {
      code: 'range_reversed',
      field: until,
      message: `${what} berakhir sebelum dimulai.`,
      remedy: 'Periksa kedua tanggalnya; mungkin tertukar.',
    },
  ]
}

export function missingValue(field: string, label: string, remedy?: string): RowFault {
  return {
    code: 'missing_value',
    field,
    message: `${label} belum diisi.`,
    remedy: remedy ?? `Isi ${label} pada baris ini.`,
  }
}
