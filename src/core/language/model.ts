/** What is learnt once at start from the texts of `prompts/intents/`. */
import { type Classify, type Sample, trainClassifier } from './classifier.ts'
import { featuresOf } from './features.ts'
import { applyGlossary, type Glossary, parseGlossary } from './glossary.ts'
import { type Keywords, parseKeywords } from './keywords.ts'
import type { LanguageSources } from './language-sources.ts'
import { withLettersJoined } from './letter-names.ts'
import { monthNames } from './months.ts'
import { createNormalize, type Normalize } from './normalize.ts'
import { withNumbersInDigits } from './number-phrases.ts'
import { type AboutOther, createAboutOther } from './other-person.ts'
import { createPeel, type Peel } from './politeness.ts'
import { createSpelling } from './spelling.ts'
import { textLines } from './text-lines.ts'
import { type Word, wordsOf } from './words.ts'

export interface LanguageModel {
  readonly normalize: Normalize
  readonly peel: Peel
  readonly classify: Classify
  readonly keywords: Keywords
  /** Examples as they stand, normalised, to their intent. */
  readonly exact: ReadonlyMap<string, string>
  readonly aboutOther: (words: readonly Word[]) => AboutOther
  /** A word that some example uses. */
  readonly isKnown: (word: string) => boolean
  readonly isName: (word: string) => boolean
}

/** All that is nothing of ours, of whatever kind. */
export const isBackground = (label: string): boolean => label.startsWith('none.')

/** A word that the examples use less often may be a slip of another. */
const commonFrom = 3

export function learn(sources: LanguageSources): LanguageModel {
  const glossary = parseGlossary(sources.glossary)
  const peel = createPeel(sources.politeness)
  const names = new Set(textLines(sources.names).flatMap((line) => line.toLowerCase().split(/\s+/)))
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
  const spelling = createSpelling(counts, glossary)
  const normalize = createNormalize(glossary, spelling, (word) => names.has(word))
  // Wordings that are the same once they are read teach nothing twice.
  const distinct = new Map(examples.map(({ label, words }) => [`${label} ${words.join(' ')}`, { label, words }]))
  const samples: Sample[] = [...distinct.values()].map(({ label, words }) => ({ label, features: featuresOf(words) }))
  const corrected = (word: string) => spelling.correct(word).join(' ') !== word
  return {
    normalize,
    peel,
    classify: trainClassifier(samples),
    keywords: parseKeywords(sources.keywords, (words) => plain(glossary, words)),
    exact: exactOf(examples),
    aboutOther: createAboutOther({ names, isKnown: (word) => spelling.isKnown(word) || corrected(word) }),
    isKnown: (word) => counts.has(word),
    isName: (word) => names.has(word),
  }
}

function plain(glossary: Glossary, words: readonly string[]): string[] {
  const keep = (word: string) => [word]
  const heard = withLettersJoined(words, (word) => glossary.has(word))
  return withNumbersInDigits(applyGlossary(glossary, applyGlossary(glossary, heard, keep), keep))
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
