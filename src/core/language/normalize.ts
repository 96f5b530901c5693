/** Typed words become the words that were meant: the same ones for formal, clipped, misspelt and Javanese writing. */
import { applyGlossary, type Glossary } from './glossary.ts'
import { withLettersJoined } from './letter-names.ts'
import { withNumbersInDigits } from './number-phrases.ts'
import type { Spelling } from './spelling.ts'

export type Normalize = (words: readonly string[]) => string[]

export function createNormalize(glossary: Glossary, spelling: Spelling, isName: (word: string) => boolean): Normalize {
  const known = new Map<string, readonly string[]>()
  const correct = (word: string): readonly string[] => {
    const cached = known.get(word)
    if (cached) return cached
    const meant = isName(word) || isRank(word) ? [word] : spelling.correct(word)
    if (known.size < 20_000) known.set(word, meant)
    return meant
  }
  return (words) => {
    const heard = withLettersJoined(words, (word) => glossary.has(word) || spelling.isKnown(word))
    // Numbers first: of "lima belas" spelling would make "balas".
    const meant = applyGlossary(glossary, withNumbersInDigits(heard), (word) => correct(calm(word)))
    // Some entries give words that are one half of another entry ("kenaikan" + "gaji berkala"): once more, phrases only.
    return withNumbersInDigits(applyGlossary(glossary, meant, (word) => [word]))
  }
}

/** "iii/d" is no slip of "ii/d". */
const isRank = (word: string): boolean => /^(?:i{1,3}|iv|[1-4])\/[a-e]$/.test(word)

/** "kapaaaan" is "kapan"; two equal letters may be right. */
function calm(word: string): string {
  return /\d|^i+(?:\/[a-e])?$/.test(word) ? word : word.replace(/(.)\1{2,}/g, '$1')
}
