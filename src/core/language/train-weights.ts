/** Multinomial logistic regression over hashed features, learnt by stochastic gradient descent in a fixed order. */
import { softmax } from './classifier.ts'
import type { Features } from './features.ts'
import type { Weights } from './weights.ts'

export interface Sample {
  readonly label: string
  readonly features: Features
}

export interface Training {
  readonly buckets: number
  readonly rounds: number
}

const firstRate = 6
const decay = 0.6
/** In the first rounds all labels are weighed, later only those that were in question for a sample: three times as fast. */
const fullRounds = 2
const outOfQuestion = 0.002
const negligible = 0.004
/** What the truth leaves to all labels together, so that doubt is learnt too; cross-validation: 1 % more right. */
const smoothing = 0.07
/** The same samples give the same weights: the order is shuffled from a fixed seed. */
export function trainWeights(samples: readonly Sample[], { buckets, rounds }: Training): Weights {
  const labels = [...new Set(samples.map((sample) => sample.label))].sort()
  const width = labels.length
  const weights = new Float32Array(buckets * width)
  const bias = new Float32Array(width)
  const numbers = samples.map((sample) => labels.indexOf(sample.label))
  const sizes = new Float32Array(width)
  for (const number of numbers) sizes[number] = (sizes[number] ?? 0) + 1
  const average = samples.length / width
  const order = samples.map((_, index) => index)
  const random = createRandom(20_261_124)
  const all = Uint16Array.from(labels, (_, label) => label)
  /** For each sample the labels that were in question when all were looked at last. */
  const candidates: Uint16Array[] = samples.map(() => all)
  const scores = new Float32Array(width)
  const active = new Uint16Array(width)
  let rate = firstRate
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (const index of order) {
      const sample = samples[index]
      const truth = numbers[index] ?? 0
      if (!sample) continue
      const open = candidates[index] ?? all
      scoreInto(scores, sample.features, open)
      softmax(scores, open)
      if (round === fullRounds - 1) {
        candidates[index] = open.filter((label) => label === truth || (scores[label] ?? 0) >= outOfQuestion)
      }
      // A class with many examples (the background) must not shout the small ones down, nor be drowned by all of them.
      const step = rate * Math.sqrt(average / (sizes[truth] ?? average)) ** 0.5
      const { indices, values } = sample.features
      let moving = 0
      for (let at = 0; at < open.length; at++) {
        const label = open[at] as number
        const error = (label === truth ? 1 - smoothing : smoothing / width) - (scores[label] as number)
        if (Math.abs(error) < negligible) continue
        scores[label] = error * step
        bias[label] = (bias[label] as number) + error * step * 0.05
        active[moving++] = label
      }
      for (let at = 0; at < indices.length; at++) {
        const base = (indices[at] as number) * width
        const value = values[at] as number
        for (let move = 0; move < moving; move++) {
          const label = active[move] as number
          weights[base + label] = (weights[base + label] as number) + (scores[label] as number) * value
        }
      }
    }
    rate *= decay
  }

  function scoreInto(target: Float32Array, { indices, values }: Features, open: Uint16Array): void {
    target.set(bias)
    const isAll = open.length === width
    for (let at = 0; at < indices.length; at++) {
      const base = (indices[at] as number) * width
      const value = values[at] as number
      if (isAll) {
        for (let label = 0; label < width; label++) {
          target[label] = (target[label] as number) + (weights[base + label] as number) * value
        }
      } else {
        for (let place = 0; place < open.length; place++) {
          const label = open[place] as number
          target[label] = (target[label] as number) + (weights[base + label] as number) * value
        }
      }
    }
  }

  return compact(labels, weights, bias)
}

/** A byte a weight, with a scale for each label: a fourth of the room; of 1,500 questions three came out otherwise, not worse. */
function compact(labels: readonly string[], weights: Float32Array, bias: Float32Array): Weights {
  const width = labels.length
  const scales = new Float32Array(width)
  for (let at = 0; at < weights.length; at++) {
    const label = at % width
    scales[label] = Math.max(scales[label] as number, Math.abs(weights[at] as number) / 127)
  }
  const cells = Int8Array.from(weights, (weight, at) => Math.round(weight / ((scales[at % width] as number) || 1)))
  return { labels, bias, scales, cells }
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffle(items: number[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = items[at] ?? 0
    items[at] = items[other] ?? 0
    items[other] = kept
  }
}
