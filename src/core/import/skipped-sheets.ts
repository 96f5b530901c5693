/** Sheets that are known and not imported, with the reason that people read. */
import { plainKey } from './plain-key.ts'

const guide = 'Lembar petunjuk tidak berisi data.'
const oldScale =
  'Nilai SKP skala lama (0-100) tidak diimpor: predikat tidak diturunkan dari angka. Pakai riwayat SKP 2022 ke atas.'
const family = 'Data keluarga tidak diimpor karena tidak dibutuhkan untuk menjawab.'
const noGrade =
  'Riwayat masa kerja SIASN tidak memuat golongan dan TMT. Isi lembar "PMK" dari surat peninjauan masa kerjanya.'

const reasons: ReadonlyMap<string, string> = new Map(
  (
    [
      ['Petunjuk', guide],
      ['Petunjuk Pengisian', guide],
      ['Referensi', guide],
      ['Keterangan', guide],
      ['rw-skp', oldScale],
      ['SKP Lama', oldScale],
      ['rw-dp3', oldScale],
      ['DP3', oldScale],
      ['data-anak', family],
      ['data-pasangan', family],
      ['data-ortu', family],
      ['Keluarga', family],
      ['Data Keluarga', family],
      ['Anak', family],
      ['Pasangan', family],
      ['rw-masakerja', noGrade],
    ] as const
  ).map(([name, reason]) => [plainKey(name), reason]),
)

/** Null for a sheet that may hold records. */
export function skippedSheet(name: string): string | null {
  return reasons.get(plainKey(name)) ?? null
}
