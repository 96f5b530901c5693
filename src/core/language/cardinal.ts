/** How many of something: digits or one word. Places ("kedua", "iii") count nothing. */
import { smallNumber } from './number-words.ts'

/** 1 to 999, or null. */
export function cardinal(word: string | undefined): number | null {
  if (word === undefined) return null
  if (/^\d{1,3}$/.test(word)) return Number(word) || null
  return /^(?:ke|i)|^(?:pertama)$/.test(word) || /^[iv]+$/.test(word) ? null : smallNumber(word)
}
