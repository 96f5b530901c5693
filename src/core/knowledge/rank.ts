/** Orders articles for a question: how much of it an article covers, and how close one of its ways of asking comes. */
import type { Article } from './article.ts'
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

export function rank(
  asked: readonly AskedWord[],
  total: number,
  wordings: number,
  candidates: readonly Candidate[],
): readonly Ranked[] {
  const places = Array.from({ length: wordings }, (_, index) => index + 1)
  return candidates
    .map((candidate): Ranked => {
      const scores = places.map((place) =>
        scoreOf(
          asked.filter((word) => word.places.includes(place)),
          total,
          place,
          candidate,
        ),
      )
      return { article: candidate.article, score: Math.max(0, ...scores) }
    })
    .sort((one, other) => other.score - one.score)
}

/** 0 for a word of every article, 1 for one that stands in none. */
const rarity = (articles: number, total: number): number =>
  Math.max(0, Math.log((total + 1) / (articles + 0.5)) / Math.log((total + 1) / 0.5))

function scoreOf(asked: readonly AskedWord[], total: number, place: number, candidate: Candidate): number {
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
  return 0.4 * (covered / whole) + 0.3 * phrase + 0.1 * title + 0.2 * (candidate.likeness[place - 1] ?? 0)
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
