/** Which words are names and which are of the trade, from the engine's sources and the names of the city's employees. */
import type { LanguageSources } from '#core/language/language-sources.ts'
import { textLines } from '#core/language/text-lines.ts'
import type { Naming } from '#core/redact.ts'
import type { NameWords } from '#ports/name-words.ts'

/** A word of fewer examples than this may well be somebody's name. */
const commonFrom = 5
const knownFrom = 3

/** Gives the names as they are now; without the database's, those of the sources alone. */
export function createModelNaming(needs: { intents: LanguageSources; nameWords: NameWords }): () => Promise<Naming> {
  const { intents: sources, nameWords } = needs
  const given = new Set(textLines(sources.names).flatMap((line) => line.toLowerCase().split(/\s+/)))
  const counts = new Map<string, number>()
  for (const { examples } of sources.intents) {
    for (const example of examples) {
      for (const word of new Set(wordsIn(example))) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  for (const word of wordsIn(`${sources.glossary}\n${sources.keywords}\n${sources.politeness}`)) {
    counts.set(word, Math.max(counts.get(word) ?? 0, commonFrom))
  }
  const occurs = (word: string) => counts.get(word) ?? 0
  return async () => {
    const employees = await nameWords.all()
    return {
      isName: (word) => given.has(word) || (employees.has(word) && occurs(word) < commonFrom),
      isWord: (word) => !given.has(word) && occurs(word) >= knownFrom,
    }
  }
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []
