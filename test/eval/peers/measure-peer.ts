/** Lets one peer learn the examples, asks it the questions and prints its figures; in a process of its own. */
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import type { LanguageSources } from '#core/language/language-sources.ts'
import { heapMb } from '../heap-mb.ts'
import { auc, share } from '../measure.ts'
import { loadQuestions, type Question, questionFiles } from '../questions.ts'
import { builtIn } from './built-in.ts'
import { fastText } from './fast-text.ts'
import { nearestExample } from './nearest-example.ts'
import { nlpJs } from './nlp-js.ts'
import { type Guess, type Peer, plainLabel } from './peer.ts'
import type { PeerFigures, Score } from './peer-figures.ts'
import { plainRegression } from './plain-regression.ts'

const peers: Readonly<Record<string, Peer>> = { nlpJs, nearestExample, fastText, plainRegression, builtIn }

const peer = peers[process.argv[2] ?? '']
if (!peer) throw new Error(`No such peer; there are ${Object.keys(peers).join(', ')}`)
const sources = loadLanguageSources()
process.stdout.write(JSON.stringify(await measurePeer(peer, sources)))

async function measurePeer(peer: Peer, sources: LanguageSources): Promise<PeerFigures> {
  const asked = questionFiles.map((file) => comparable(loadQuestions(file), sources))
  const before = heapMb()
  const startedAt = performance.now()
  const guesses = await peer.learn(sources)
  const learnMs = performance.now() - startedAt
  const memoryMb = heapMb() - before
  const scores: Record<string, Score> = {}
  for (const [at, file] of questionFiles.entries()) {
    const questions = asked[at] ?? []
    const guessed: Guess[] = []
    for (const { text } of questions) guessed.push(await guesses(text))
    scores[file] = score(questions, guessed)
  }
  const times: number[] = []
  for (const { text } of asked.flat()) {
    const askedAt = performance.now()
    await guesses(text)
    times.push(performance.now() - askedAt)
  }
  times.sort((a, b) => a - b)
  const at = (quantile: number) => times[Math.floor(times.length * quantile)] ?? 0
  return { name: peer.name, settings: peer.settings, scores, learnMs, memoryMb, p50Ms: at(0.5), p99Ms: at(0.99) }
}

/** One meaning, and one that has examples: what any classifier could say. */
function comparable(questions: readonly Question[], { intents }: LanguageSources): Question[] {
  const known = new Set(intents.map(({ name }) => plainLabel(name)))
  return questions.filter(({ expected }) => !expected.includes('+') && known.has(truth(expected)))
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
