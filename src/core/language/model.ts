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
import { typedFeaturesOf } from './typed-features.ts'
import type { Word } from './words.ts'

export interface LanguageModel {
  readonly normalize: Normalize
  readonly peel: Peel
  /** Of normalised words and of those that were typed, likeliest first. */
  readonly classify: (words: readonly string[], typed: readonly string[]) => readonly Likelihood[]
  readonly keywords: Keywords
  /** Examples as they stand, normalised, to their intent. */
  readonly exact: ReadonlyMap<string, string>
  readonly aboutOther: (words: readonly Word[]) => AboutOther
  /** A word that some example uses. */
  readonly isKnown: (word: string) => boolean
  readonly isName: (word: string) => boolean
}

const recentLimit = 32

/** All that is nothing of ours, of whatever kind. */
export const isBackground = (label: string): boolean => label.startsWith('none.')

/** `learnt` from the same sources. */
export function createLanguageModel(sources: LanguageSources, learnt: Learnt): LanguageModel {
  const { counts, exact } = learnt
  const glossary = parseGlossary(sources.glossary)
  const names = nameWords(sources.names)
  const spelling = createSpelling(counts, glossary)
  const meant = (words: readonly string[]) => plainWords(glossary, words)
  const classify = createClassify(learnt.weights, learnt.typedWeights)
  const conceptsOf = parseConcepts(sources.concepts, meant)
  // A message is looked at as a whole, by sentences and by parts, which are often the same words.
  const recent = new Map<string, readonly Likelihood[]>()
  const corrected = (word: string) => spelling.correct(word).join(' ') !== word
  return {
    normalize: createNormalize(glossary, spelling, (word) => names.has(word)),
    peel: createPeel(sources.politeness),
    classify(words, typed) {
      const key = `${words.join(' ')}\n${typed.join(' ')}`
      const known = recent.get(key)
      if (known) return known
      const likelihoods = classify(featuresOf(words, conceptsOf), typedFeaturesOf(typed))
      if (recent.size >= recentLimit) recent.clear()
      recent.set(key, likelihoods)
      return likelihoods
    },
    keywords: parseKeywords(sources.keywords, meant),
    exact,
    aboutOther: createAboutOther({ names, isKnown: (word) => spelling.isKnown(word) || corrected(word) }),
    isKnown: (word) => counts.has(word),
    isName: (word) => names.has(word),
  }
}
