/** Spellings of the old eselon, with SIASN's `eselonId`; nonmanagerial posts have none (99). */
import { spellings } from '../spellings.ts'

export const echelonValues = spellings({
  'I.a': ['1a', '11', '10'],
  'I.b': ['1b', '12'],
  'II.a': ['2a', '21'],
  'II.b': ['2b', '22'],
  'III.a': ['3a', '31'],
  'III.b': ['3b', '32'],
  'IV.a': ['4a', '41'],
  'IV.b': ['4b', '42'],
  // Emptied when the row is finished.
  none: ['99', 'Non Eselon', 'Non', 'Noneselon', 'Tidak ada', 'V.a', 'Eselon V', '51'],
})
