/** Spellings of sex. `M` and `F` are SIASN's English letters, so `M` is a man; `1` and `2` as in the NIP. */
import { spellings } from '../spellings.ts'

export const sexValues = spellings({
  l: ['Laki-laki', 'Laki laki', 'Lk', 'Pria', 'Male', 'M', '1', '01'],
  p: ['Perempuan', 'Pr', 'Wanita', 'W', 'Female', 'F', '2', '02'],
})
