/** Orders articles for a question: how much of it an article covers, and how close one of its ways of asking comes. */
import type { Article } from './article.ts'
import { groupsIn, type StaffGroup } from './staff-group.ts'
import { isStopWord } from './stop-words.ts'

/** A stem of the question: in which of its wordings it stands, and in how many articles. */
export interface AskedWord {
  readonly lexeme: string
  readonly places: readonly number[]
  readonly articles: number
}

export interface Candidate {
  readonly article: Article
  /** Where asked words stand: A title or ways of asking, B other names, C text; the foremost. */
  readonly words: Readonly<Record<string, string>>
  /** Likeness of asked words that stand nowhere, 0.6 to 1. */
  readonly near: Readonly<Record<string, number>>
  /** Title and ways of asking, as stems. */
  readonly phrases: readonly (readonly string[])[]
  /** By wording: of the letters, to the closest of title, ways of asking and other names. */
  readonly likeness: readonly number[]
}

export interface Ranked {
  readonly article: Article
  readonly score: number
}

const fieldWeights: Readonly<Record<string, number>> = { A: 1, B: 0.95, C: 0.55 }

/** `wordings` as the places of asked words number them, from 1. Weights were fitted on half of `test/eval/policy.txt`. */
export function rank(
  asked: readonly AskedWord[],
  total: number,
  wordings: readonly string[],
  candidates: readonly Candidate[],
): readonly Ranked[] {
  const groups = specialGroups(wordings.join(' '))
  return candidates
    .map((candidate): Ranked => {
      const scores = wordings.map((_, index) => {
        const place = index + 1
        const words = asked.filter(({ places }) => places.includes(place))
        return scoreOf(words, total, candidate, candidate.likeness[index] ?? 0)
      })
      const score = Math.max(0, ...scores) + groupBonus(groups, specialGroups(candidate.article.title))
      return { article: candidate.article, score: Math.min(1, Math.max(0, score)) }
    })
    .sort((one, other) => other.score - one.score)
}

/** Those whose rules differ from everybody's. */
const specialGroups = (text: string): readonly StaffGroup[] => [...groupsIn(text)].filter((group) => group !== 'pns')

/** An article for one group is right for a question that names it, and seldom for any other. */
function groupBonus(asked: readonly StaffGroup[], told: readonly StaffGroup[]): number {
  if (told.length === 0) return 0
  if (asked.length === 0) return -0.05
  return told.some((group) => asked.includes(group)) ? 0.1 : -0.1
}

/** 0 for a word of every article, 1 for one that stands in none. */
const rarity = (articles: number, total: number): number =>
  Math.max(0, Math.log((total + 1) / (articles + 0.5)) / Math.log((total + 1) / 0.5))

function scoreOf(asked: readonly AskedWord[], total: number, candidate: Candidate, likeness: number): number {
  const weights = new Map<string, number>()
  for (const { lexeme, articles } of asked) if (!isStopWord(lexeme)) weights.set(lexeme, rarity(articles, total))
  let whole = 0
  let covered = 0
  for (const [lexeme, weight] of weights) {
    whole += weight
    const field = candidate.words[lexeme]
    covered += weight * (field === undefined ? 0.8 * (candidate.near[lexeme] ?? 0) : (fieldWeights[field] ?? 0))
  }
  if (whole === 0) return 0
  const phrase = Math.max(0, ...candidate.phrases.map((stems) => overlap(stems, weights, whole)))
  const title = overlap(candidate.phrases[0] ?? [], weights, whole)
  return 0.4 * (covered / whole) + 0.3 * phrase + 0.1 * title + 0.2 * likeness
}

/** Of a word that is not asked about, whose rarity is not known here. */
const usualWeight = 0.5

/** Of what is asked and what is said, how much is both (Dice, by rarity). */
function overlap(stems: readonly string[], weights: ReadonlyMap<string, number>, whole: number): number {
  let both = 0
  let said = 0
  for (const stem of stems) {
    if (isStopWord(stem)) continue
    const weight = weights.get(stem)
    if (weight !== undefined) both += weight
    said += weight ?? usualWeight
  }
  return (2 * both) / (whole + said)
}
