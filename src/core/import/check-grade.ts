/** Checks that a golongan fits the number of the person: PNS have rooms (III/a), PPPK have none (IX). */
import type { DraftValues, RowFault } from './record-kind.ts'

/** Digits 13 and 14 of a NIP are a month, of an NI PPPK a counter from 13 on. */
export function checkGrade(values: DraftValues): readonly RowFault[] {
  const { nip, grade } = values
  if (typeof nip !== 'string' || typeof grade !== 'string') return []
  const isPns = Number(nip.slice(12, 14)) <= 12
  if (isPns === grade.includes('/')) return []
  return [
    {
      code: 'value_out_of_range',
      field: 'grade',
      message: isPns
        ? `Golongan ${grade} adalah golongan PPPK, tetapi NIP-nya NIP PNS.`
        : `Golongan ${grade} adalah golongan PNS, tetapi nomornya NI PPPK.`,
      remedy: 'Periksa golongan dan NIP pada baris ini.',
    },
  ]
}
