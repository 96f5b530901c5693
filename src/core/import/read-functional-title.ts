/** Takes the title of a functional post apart: what it is a post of, and its jenjang. */
import { plainKey } from './plain-key.ts'
import { functionalLevelValues } from './values/functional-level.ts'

export interface FunctionalTitle {
  readonly profession: string
  readonly level: string
}

/** Longest first, so that "Pelaksana Lanjutan" is not read as "Lanjutan" of a "Pelaksana". Codes are no part of titles. */
const endings = [
  'ahli pertama',
  'ahli muda',
  'ahli madya',
  'ahli utama',
  'pelaksana pemula',
  'pelaksana lanjutan',
  'pelaksana',
  'pemula',
  'terampil',
  'mahir',
  'penyelia',
  'pertama',
  'muda',
  'madya',
  'utama',
]

/** `Guru Ahli Muda` -> Guru, ahli_muda; `Perawat Pelaksana Lanjutan` -> Perawat, mahir. Null without a jenjang. */
export function readFunctionalTitle(title: string): FunctionalTitle | null {
  const text = title.replace(/\s+/g, ' ').trim()
  const plain = text.toLowerCase()
  for (const ending of endings) {
    if (!plain.endsWith(` ${ending}`)) continue
    const level = functionalLevelValues.get(plainKey(ending))
    const profession = text.slice(0, -ending.length - 1).replace(/[\s,-]+$/, '')
    if (level !== undefined && profession !== '') return { profession, level }
  }
  return null
}
