/** Tells whether a header is a known one with a single slip of the keyboard in a single word. */
import { plainKey } from './plain-key.ts'

/** Words of six letters and more only: shorter ones (TMT, PNS, CPNS) are each other's slips. */
const shortest = 6

export function isOneTypoAway(header: string, known: string): boolean {
  const [words, others] = [wordsOf(header), wordsOf(known)]
  if (words.length !== others.length || words.length === 0) return false
  let typos = 0
  for (const [at, word] of words.entries()) {
    const other = others[at] ?? ''
    if (word === other) continue
    if (Math.min(word.length, other.length) < shortest || !isDistanceOne(word, other)) return false
    typos++
  }
  return typos === 1
}

const wordsOf = (text: string): string[] =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .map(plainKey)
    .filter((word) => word !== '')

/** Damerau: one letter more, less, other, or two neighbours swapped. Figures are no typing mistakes. */
function isDistanceOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA.length > restB.length) return restA.slice(1) === restB
  if (restA.length < restB.length) return restA === restB.slice(1)
  if (restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
