/** Spellings of the ratings and the predicate of an SKP in SIASN's codes, where 1 is the best. */
import { spellings } from '../spellings.ts'

/** Hasil kerja and perilaku kerja. SIASN itself writes "espektasi". */
export const ratingValues = spellings({
  '1': [
    'Di atas ekspektasi',
    'Diatas ekspektasi',
    'Di atas espektasi',
    'Diatas espektasi',
    'Di atas',
    'DI ATAS EXPEKTASI',
  ],
  '2': ['Sesuai ekspektasi', 'Sesuai espektasi', 'Sesuai', 'Sesuai expektasi'],
  '3': [
    'Di bawah ekspektasi',
    'Dibawah ekspektasi',
    'Di bawah espektasi',
    'Dibawah espektasi',
    'Di bawah',
    'DI BAWAH EXPEKTASI',
  ],
})

/** Cukup is the same as Butuh Perbaikan, Kurang the same as misconduct (PermenPANRB 6/2022). */
export const predicateValues = spellings({
  '1': ['Sangat Baik', 'SB', 'Sangatbaik'],
  '2': ['Baik', 'B'],
  '3': ['Butuh Perbaikan', 'Cukup', 'Cukup/Butuh Perbaikan', 'Butuh Perbaikan/Cukup', 'Perlu Perbaikan', 'BP', 'C'],
  '4': ['Kurang', 'Kurang/Misconduct', 'Misconduct', 'K'],
  '5': ['Sangat Kurang', 'SK'],
})
