/** Lets every peer learn the same examples and asks all of them the same questions; the label alone counts. */
import type { LanguageSources } from '#core/language/language-sources.ts'
import { heapMb } from '../heap-mb.ts'
import { auc, share } from '../measure.ts'
import type { Question } from '../questions.ts'
import { builtIn } from './built-in.ts'
import { fastText } from './fast-text.ts'
import { nearestExample } from './nearest-example.ts'
import { nlpJs } from './nlp-js.ts'
import { type Guess, type Peer, plainLabel } from './peer.ts'
import { plainRegression } from './plain-regression.ts'

export interface Score {
  readonly accuracy: number
  readonly macroF1: number
  readonly outOfScopeAuc: number
}

export interface PeerFigures {
  readonly name: string
  readonly settings: string
  /** In the order of the question sets given. */
  readonly scores: readonly Score[]
  readonly learnMs: number
  readonly memoryMb: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Ours is the last. */
const peers: readonly Peer[] = [nlpJs, nearestExample, fastText, plainRegression, builtIn]

/** One meaning, and one that has examples: what any classifier could say. */
export function comparable(questions: readonly Question[], { intents }: LanguageSources): Question[] {
  const known = new Set(intents.map(({ name }) => plainLabel(name)))
  return questions.filter(({ expected }) => !expected.includes('+') && known.has(truth(expected)))
}

export async function comparePeers(
  sources: LanguageSources,
  sets: readonly (readonly Question[])[],
): Promise<PeerFigures[]> {
  const asked = sets.map((questions) => comparable(questions, sources))
  const figures: PeerFigures[] = []
  for (const peer of peers) {
    const before = heapMb()
    const startedAt = performance.now()
    const guesses = await peer.learn(sources)
    const learnMs = performance.now() - startedAt
    const memoryMb = heapMb() - before
    const scores: Score[] = []
    for (const questions of asked) {
      const guessed: Guess[] = []
      for (const { text } of questions) guessed.push(await guesses(text))
      scores.push(score(questions, guessed))
    }
    const times: number[] = []
    for (const { text } of asked.flat()) {
      const askedAt = performance.now()
      await guesses(text)
      times.push(performance.now() - askedAt)
    }
    times.sort((a, b) => a - b)
    const at = (quantile: number) => times[Math.floor(times.length * quantile)] ?? 0
    figures.push({ ...peer, scores, learnMs, memoryMb, p50Ms: at(0.5), p99Ms: at(0.99) })
  }
  return figures
}

function truth(expected: string): string {
  return plainLabel(expected.split(' ')[0] ?? '')
}

function score(questions: readonly Question[], guessed: readonly Guess[]): Score {
  const pairs = questions.map(({ expected }, at) => ({
    meant: truth(expected),
    said: plainLabel(guessed[at]?.label ?? 'none'),
    belonging: guessed[at]?.belonging ?? 0,
  }))
  const f1 = [...new Set(pairs.map(({ meant }) => meant))].map((label) => {
    const right = pairs.filter(({ meant, said }) => meant === label && said === label).length
    const named =
      pairs.filter(({ meant }) => meant === label).length + pairs.filter(({ said }) => said === label).length
    return (2 * right) / named
  })
  const scoresOf = (isOutside: boolean) =>
    pairs.filter(({ meant }) => (meant === 'none') === isOutside).map(({ belonging }) => belonging)
  return {
    accuracy: share(pairs, ({ meant, said }) => meant === said),
    macroF1: f1.reduce((sum, one) => sum + one, 0) / f1.length,
    outOfScopeAuc: auc(scoresOf(false), scoresOf(true)),
  }
}
