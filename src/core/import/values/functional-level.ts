/** Spellings of the jenjang of functional posts, with SIASN's codes and the names of before PermenPANRB 1/2023. */
import { spellings } from '../spellings.ts'

/** Old names: Pelaksana is today's Terampil, Pelaksana Lanjutan is Mahir; Pertama, Muda, Madya, Utama are Ahli. */
export const functionalLevelValues = spellings({
  pemula: ['PM', 'Pelaksana Pemula', 'Terampil Pemula', 'Pemula/Pelaksana Pemula'],
  terampil: ['TR', 'Pelaksana', 'Pelaksana/Terampil', 'Terampil/Pelaksana'],
  mahir: ['MH', 'Pelaksana Lanjutan', 'Mahir/Pelaksana Lanjutan', 'Pelaksana Lanjutan/Mahir'],
  penyelia: ['PY'],
  ahli_pertama: ['PT', 'Pertama', 'Ahli Pertama/Pertama', 'Pertama/Ahli Pertama'],
  ahli_muda: ['MU', 'Muda', 'Muda/Ahli Muda', 'Ahli Muda/Muda'],
  ahli_madya: ['MA', 'Madya', 'Madya/Ahli Madya', 'Ahli Madya/Madya'],
  ahli_utama: ['UT', 'Utama', 'Utama/Ahli Utama', 'Ahli Utama/Utama'],
})
