/** What a text is read with: the texts of `prompts/intents/` and what was learnt of them. */
import { createClassify, type Likelihood } from './classifier.ts'
import { parseConcepts } from './concepts.ts'
import { featuresOf } from './features.ts'
import { parseGlossary } from './glossary.ts'
import { type Keywords, parseKeywords } from './keywords.ts'
import type { LanguageSources } from './language-sources.ts'
import type { Learnt } from './learnt.ts'
import { nameWords } from './name-words.ts'
import { createNormalize, type Normalize } from './normalize.ts'
import { type AboutOther, createAboutOther } from './other-person.ts'
import { plainWords } from './plain-words.ts'
import { createPeel, type Peel } from './politeness.ts'
import { createSpelling } from './spelling.ts'
import type { Word } from './words.ts'

export interface LanguageModel {
  readonly normalize: Normalize
  readonly peel: Peel
  /** Of normalised words, likeliest first. */
  readonly classify: (words: readonly string[]) => readonly Likelihood[]
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

/** `learnt` from the same sources. */
export function createLanguageModel(sources: LanguageSources, { counts, exact, weights }: Learnt): LanguageModel {
  const glossary = parseGlossary(sources.glossary)
  const names = nameWords(sources.names)
  const spelling = createSpelling(counts, glossary)
  const meant = (words: readonly string[]) => plainWords(glossary, words)
  const classify = createClassify(weights)
  const conceptsOf = parseConcepts(sources.concepts, meant)
  const corrected = (word: string) => spelling.correct(word).join(' ') !== word
  return {
    normalize: createNormalize(glossary, spelling, (word) => names.has(word)),
    peel: createPeel(sources.politeness),
    classify: (words) => classify(featuresOf(words, conceptsOf)),
    keywords: parseKeywords(sources.keywords, meant),
    exact,
    aboutOther: createAboutOther({ names, isKnown: (word) => spelling.isKnown(word) || corrected(word) }),
    isKnown: (word) => counts.has(word),
    isName: (word) => names.has(word),
  }
}
