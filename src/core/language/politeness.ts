/** Greetings and politeness are peeled off both ends, so that the question alone is understood. */
import { textLines } from './text-lines.ts'

export type Peel = (words: readonly string[]) => { readonly from: number; readonly until: number }

/** After these a word is no form of address: "bicara dengan admin". */
const prepositions = new Set(
  'dengan dgn dg ke sama karo kaliyan kepada dari jadi butuh panggil hubungi mode buat'.split(' '),
)

/** The span that is left, which is empty when there was nothing but politeness. */
export function createPeel(politeness: string): Peel {
  const phrases = new Set(textLines(politeness).map((line) => line.toLowerCase()))
  const longest = 4
  return (words) => {
    let from = 0
    let until = words.length
    const leading = (): number => {
      for (let width = Math.min(longest, until - from); width > 0; width--) {
        if (phrases.has(words.slice(from, from + width).join(' '))) return width
      }
      return 0
    }
    const trailing = (): number => {
      for (let width = Math.min(longest, until - from); width > 0; width--) {
        const isAddress = !prepositions.has(words[until - width - 1] ?? '')
        if (isAddress && phrases.has(words.slice(until - width, until).join(' '))) return width
      }
      return 0
    }
    for (let width = leading(); width > 0; width = leading()) from += width
    for (let width = trailing(); width > 0; width = trailing()) until -= width
    return { from, until }
  }
}
