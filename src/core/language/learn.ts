/** Learns from the texts of `prompts/intents/`: the vocabulary, the lines that stand as they are, the weights. */
import { featuresOf } from './features.ts'
import { type Glossary, parseGlossary } from './glossary.ts'
import type { LanguageSources } from './language-sources.ts'
import type { Learnt } from './learnt.ts'
import { monthNames } from './months.ts'
import { nameWords } from './name-words.ts'
import { plainWords as plain } from './plain-words.ts'
import { createPeel } from './politeness.ts'
import { createSpelling } from './spelling.ts'
import { type Sample, trainWeights } from './train-weights.ts'
import { wordsOf } from './words.ts'

/** A word that the examples use less often may be a slip of another. */
const commonFrom = 3

/** Pure, and the same for the same sources; some seconds of work. */
export function learn(sources: LanguageSources): Learnt {
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
  // Wordings that are the same once they are read teach nothing twice.
  const distinct = new Map(examples.map(({ label, words }) => [`${label} ${words.join(' ')}`, { label, words }]))
  const samples: Sample[] = [...distinct.values()].map(({ label, words }) => ({ label, features: featuresOf(words) }))
  return { counts, exact: exactOf(examples), weights: trainWeights(samples) }
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

function exactOf(examples: readonly { label: string; whole: string[]; words: string[] }[]): Map<string, string> {
  const exact = new Map<string, string>()
  const doubtful = new Set<string>()
  for (const { label, whole, words } of examples) {
    for (const line of new Set([whole.join(' '), words.join(' ')])) {
      const known = exact.get(line)
      if (known !== undefined && known !== label) doubtful.add(line)
      if (line !== '') exact.set(line, label)
    }
  }
  for (const line of doubtful) exact.delete(line)
  return exact
}
