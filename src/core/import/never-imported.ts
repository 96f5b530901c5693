/** Columns that are sensitive and answer no question: left in the file, and said so. */
import { headerKeys } from './header-key.ts'

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^(no|nomor)?(nik|ktp|nikktp)$/, 'NIK'],
  [/^(no|nomor)?(kk|kartukeluarga)$/, 'nomor KK'],
  [/alamat/, 'alamat'],
  [/^agama/, 'agama'],
  [/npwp/, 'NPWP'],
  [/bpjs/, 'BPJS'],
  [/taspen/, 'Taspen'],
  [/gaji/, 'gaji'],
  [/tunjangan/, 'tunjangan'],
  [/rekening/, 'rekening'],
  [/pasangan|suami|^istri|namaistri|perkawinan|^statusnikah|aktenikah|aktecerai/, 'data perkawinan'],
  [/^(jumlah|nama|data)?anak$|jumlahanak/, 'data anak'],
  [/ibukandung|^namaayah|^namaibu/, 'data orang tua'],
  [/golongandarah|^goldarah|suratdokter|ketsehat|bebasnarkoba/, 'data kesehatan'],
  [/^akte|aktakelahiran/, 'akta'],
  [/skck/, 'SKCK'],
]

/** Null for a column that is not one of them. */
export function neverImported(header: string): string | null {
  for (const key of headerKeys(header)) {
    const found = patterns.find(([pattern]) => pattern.test(key))
    if (found) return found[1]
  }
  return null
}
