/** Spellings of the quarter of a year. */
import { spellings } from '../spellings.ts'

const spelt = (number: string, roman: string, word: string): readonly string[] => [
  roman,
  `TW ${number}`,
  `TW ${roman}`,
  `Triwulan ${number}`,
  `Triwulan ${roman}`,
  `Triwulan ${word}`,
  `Q${number}`,
  `Kuartal ${number}`,
  `Kuartal ${roman}`,
]

export const quarterValues = spellings({
  '1': spelt('1', 'I', 'Pertama'),
  '2': spelt('2', 'II', 'Kedua'),
  '3': spelt('3', 'III', 'Ketiga'),
  '4': spelt('4', 'IV', 'Keempat'),
})
