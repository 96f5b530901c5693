/** Words of our own texts as they are meant: by the glossary alone, with no spelling to mend. */
import { applyGlossary, type Glossary } from './glossary.ts'
import { withLettersJoined } from './letter-names.ts'
import { withNumbersInDigits } from './number-phrases.ts'

export function plainWords(glossary: Glossary, words: readonly string[]): string[] {
  const keep = (word: string) => [word]
  const heard = withLettersJoined(words, (word) => glossary.has(word))
  return withNumbersInDigits(applyGlossary(glossary, applyGlossary(glossary, heard, keep), keep))
}
