/** Which words are names and which are everyday talk, from what the built-in engine learns from. */
import type { LanguageSources } from '../language/language-sources.ts'
import { textLines } from '../language/text-lines.ts'
import { wordsOf } from '../language/words.ts'
import type { Naming } from '../redact.ts'

/** No word of the trade is taken for a name, though somebody is called Utama. */
export function knownWords({ names, intents, glossary }: LanguageSources): Required<Naming> {
  const given = new Set(textLines(names).flatMap((line) => line.toLowerCase().split(/\s+/)))
  const written = [...intents.flatMap(({ examples }) => examples), ...textLines(glossary)]
  const words = new Set(written.flatMap((line) => wordsOf(line).map(({ text }) => text)))
  return { isName: (word) => given.has(word), isWord: (word) => words.has(word) && !given.has(word) }
}
