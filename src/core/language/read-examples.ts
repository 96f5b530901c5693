/** Reads the examples as messages are read: in the words that were meant. */
import { type Glossary, parseGlossary } from './glossary.ts'
import type { LanguageSources } from './language-sources.ts'
import { monthNames } from './months.ts'
import { nameWords } from './name-words.ts'
import { plainWords as plain } from './plain-words.ts'
import { createPeel } from './politeness.ts'
import { createSpelling } from './spelling.ts'
import { wordsOf } from './words.ts'

export interface Example {
  readonly label: string
  /** With its courtesies. */
  readonly whole: readonly string[]
  /** Without them. */
  readonly words: readonly string[]
}

export interface ReadExamples {
  readonly examples: readonly Example[]
  /** How often each word is used; names are no words. */
  readonly counts: ReadonlyMap<string, number>
}

/** A word that the examples use less often may be a slip of another. */
const commonFrom = 3

export function readExamples(sources: LanguageSources): ReadExamples {
  const glossary = parseGlossary(sources.glossary)
  const peel = createPeel(sources.politeness)
  const names = nameWords(sources.names)
  const drafts = sources.intents.flatMap(({ name, examples }) =>
    examples.map((example) => {
      const typed = wordsOf(example).map((word) => word.text)
      const { from, until } = peel(typed)
      return {
        label: name,
        whole: plain(glossary, typed),
        // Of a courtesy nothing may be peeled off: "ok makasih" is no "ok".
        words: plain(glossary, from < until && !/^(?:greet|thank)$/.test(name) ? typed.slice(from, until) : typed),
      }
    }),
  )
  const alone = new Map<string, number>()
  for (const { whole } of drafts) for (const word of whole) alone.set(word, (alone.get(word) ?? 0) + 1)
  // The examples hold slips of the thumb too; a message is read against the words that were meant.
  const common = createSpelling(new Map([...alone].filter(([, count]) => count >= commonFrom)), glossary)
  const slips = new Map<string, string>()
  for (const [word, count] of alone) {
    const meant = count < commonFrom && !common.isKnown(word) && !names.has(word) ? common.slipOf(word) : null
    if (meant !== null) slips.set(word, meant)
  }
  const stems = (words: readonly string[]) =>
    plain(
      glossary,
      words.map((word) => slips.get(word) ?? word),
    ).flatMap((word) => withoutClitic(word, alone, glossary))
  const examples = drafts.map(({ label, whole, words }) => ({ label, whole: stems(whole), words: stems(words) }))
  const counts = new Map<string, number>()
  for (const { whole } of examples) {
    for (const word of whole) {
      if (names.has(word)) continue
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  for (const month of monthNames) counts.set(month, (counts.get(month) ?? 0) + 1)
  for (const meant of glossary.values()) for (const word of meant) if (!counts.has(word)) counts.set(word, 1)
  return { examples, counts }
}

/** "syaratnya" is said of "syarat", "golonganku" of "golongan saya", so that one example stands for all forms. */
function withoutClitic(word: string, alone: ReadonlyMap<string, number>, glossary: Glossary): readonly string[] {
  for (const clitic of ['nya', 'ku', 'ne', 'e']) {
    const stem = word.slice(0, -clitic.length)
    const isLong = stem.length >= (clitic === 'e' ? 5 : 3)
    if (!word.endsWith(clitic) || !isLong) continue
    const meant = glossary.get(stem)
    if (meant && clitic !== 'e') return clitic === 'ku' ? [...meant, 'saya'] : meant
    if ((alone.get(stem) ?? 0) >= 2) return clitic === 'ku' ? [stem, 'saya'] : [stem]
  }
  return [word]
}
