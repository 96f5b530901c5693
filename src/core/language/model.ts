/** What a text is read with: the texts of `prompts/intents/` and what was learnt of them. */
import { type Classify, createClassify } from './classifier.ts'
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

/** `learnt` from the same sources. */
export function createLanguageModel(sources: LanguageSources, { counts, exact, weights }: Learnt): LanguageModel {
  const glossary = parseGlossary(sources.glossary)
  const names = nameWords(sources.names)
  const spelling = createSpelling(counts, glossary)
  const corrected = (word: string) => spelling.correct(word).join(' ') !== word
  return {
    normalize: createNormalize(glossary, spelling, (word) => names.has(word)),
    peel: createPeel(sources.politeness),
    classify: createClassify(weights),
    keywords: parseKeywords(sources.keywords, (words) => plainWords(glossary, words)),
    exact,
    aboutOther: createAboutOther({ names, isKnown: (word) => spelling.isKnown(word) || corrected(word) }),
    isKnown: (word) => counts.has(word),
    isName: (word) => names.has(word),
  }
}
