/** The plain logistic regression: hashed character 2-5-grams and word 1-2-grams, no glossary, no rules. */
import type { LanguageSources } from '#core/language/language-sources.ts'
import { guessOf, type Peer } from './peer.ts'
import { plainWords } from './plain-words.ts'

const buckets = 131_072
const rounds = 12
const firstRate = 4
const decay = 0.8

export const plainRegression: Peer = {
  name: 'plain logistic regression',
  settings: `${buckets} buckets, ${rounds} rounds, rate ${firstRate} falling by ${decay}`,
  async learn(sources) {
    return train(sources)
  },
}

interface Sparse {
  readonly indices: Uint32Array
  readonly values: Float32Array
}

function train({ intents }: LanguageSources) {
  const labels = intents.map(({ name }) => name)
  const width = labels.length
  const samples = intents.flatMap(({ examples }, label) => examples.map((text) => ({ label, ...sparse(text) })))
  const weights = new Float32Array(buckets * width)
  const bias = new Float32Array(width)
  const scores = new Float32Array(width)
  let rate = firstRate
  for (let round = 0; round < rounds; round++) {
    // A stride that shares no factor with their number visits all of them, neighbours far apart.
    const stride = strideFor(samples.length, round)
    for (let step = 0; step < samples.length; step++) {
      const sample = samples[(step * stride) % samples.length]
      if (!sample) continue
      softmax(scores, sample)
      for (let label = 0; label < width; label++) {
        const move = rate * ((label === sample.label ? 1 : 0) - (scores[label] as number))
        scores[label] = Math.abs(move) < 0.001 ? 0 : move
        bias[label] = (bias[label] as number) + 0.02 * move
      }
      for (let at = 0; at < sample.indices.length; at++) {
        const base = (sample.indices[at] as number) * width
        const value = sample.values[at] as number
        for (let label = 0; label < width; label++) {
          weights[base + label] = (weights[base + label] as number) + value * (scores[label] as number)
        }
      }
    }
    rate *= decay
  }

  function softmax(target: Float32Array, { indices, values }: Sparse): void {
    target.set(bias)
    for (let at = 0; at < indices.length; at++) {
      const base = (indices[at] as number) * width
      const value = values[at] as number
      for (let label = 0; label < width; label++) {
        target[label] = (target[label] as number) + value * (weights[base + label] as number)
      }
    }
    const top = target.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
    let sum = 0
    for (let label = 0; label < width; label++) {
      target[label] = Math.exp((target[label] as number) - top)
      sum += target[label] as number
    }
    for (let label = 0; label < width; label++) target[label] = (target[label] as number) / sum
  }

  return (text: string) => {
    const result = new Float32Array(width)
    softmax(result, sparse(text))
    return guessOf(labels.map((label, index) => ({ label, score: result[index] as number })))
  }
}

function strideFor(count: number, round: number): number {
  const greatest = (a: number, b: number): number => (b === 0 ? a : greatest(b, a % b))
  let stride = Math.floor(count * 0.618) + round
  while (greatest(stride, count) !== 1) stride++
  return stride
}

/** Of length 1. */
function sparse(text: string): Sparse {
  const line = ` ${plainWords(text)} `
  const words = line.trim().split(' ')
  const counts = new Map<number, number>()
  const add = (feature: string) => {
    const bucket = hash(feature) % buckets
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  for (let width = 2; width <= 5; width++) {
    for (let at = 0; at + width <= line.length; at++) add(`c${line.slice(at, at + width)}`)
  }
  for (const [at, word] of words.entries()) {
    add(`w${word}`)
    if (at > 0) add(`p${words[at - 1]} ${word}`)
  }
  const norm = Math.hypot(...counts.values()) || 1
  return {
    indices: Uint32Array.from(counts.keys()),
    values: Float32Array.from(counts.values(), (value) => value / norm),
  }
}

/** FNV-1a, mixed. */
function hash(text: string): number {
  let value = 2_166_136_261
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619)
  return (value ^ (value >>> 15)) >>> 0
}
