/** Multinomial logistic regression over hashed features: weights in, likelihoods out. */
import type { Features } from './features.ts'
import { type PackedCells, packCells, sumCells } from './packed-cells.ts'
import type { TypedFeatures } from './typed-features.ts'
import type { Weights } from './weights.ts'

export interface Likelihood {
  readonly label: string
  /** 0 to 1; all of them sum to 1. */
  readonly probability: number
}

/** Likeliest first; of what was meant and what was typed. */
export type Classify = (meant: Features, typed: TypedFeatures) => readonly Likelihood[]

/** Makes up for what smoothing takes from the likelihoods: with it they say how often they are right. */
const sharpness = 1.6

/** The geometric mean of both: each is right where the other is not; together 2 points more of unseen questions. */
export function createClassify(ofMeant: Weights, ofTyped: Weights): Classify {
  const { labels } = ofMeant
  const all = Uint16Array.from(labels, (_, label) => label)
  const packed = packCells(ofTyped)
  return (meant, typed) => {
    const scores = scoresOf(ofMeant, meant)
    const others = countedScoresOf(ofTyped, packed, typed)
    for (const label of all) {
      scores[label] = (((scores[label] as number) + (others[label] as number)) / 2) * sharpness
    }
    softmax(scores, all)
    return labels
      .map((label, index) => ({ label, probability: scores[index] ?? 0 }))
      .sort((a, b) => b.probability - a.probability)
  }
}

function scoresOf({ labels, bias, scales, cells }: Weights, { indices, values }: Features): Float32Array {
  const width = labels.length
  const scores = new Float32Array(width)
  for (let at = 0; at < indices.length; at++) {
    const base = (indices[at] as number) * width
    const value = values[at] as number
    for (let label = 0; label < width; label++) {
      scores[label] = (scores[label] as number) + (cells[base + label] as number) * value
    }
  }
  for (let label = 0; label < width; label++) {
    scores[label] = (scores[label] as number) * (scales[label] as number) + (bias[label] as number)
  }
  return scores
}

function countedScoresOf(
  { labels, bias, scales }: Weights,
  packed: PackedCells,
  { indices, counts, norm }: TypedFeatures,
): Float32Array {
  const scores = sumCells(packed, indices, counts)
  for (let label = 0; label < labels.length; label++) {
    scores[label] = ((scores[label] as number) / norm) * (scales[label] as number) + (bias[label] as number)
  }
  return scores
}

/** Over the labels in question; the others keep what they had. */
export function softmax(scores: Float32Array, open: Uint16Array): void {
  let top = Number.NEGATIVE_INFINITY
  for (const label of open) top = Math.max(top, scores[label] as number)
  let sum = 0
  for (const label of open) {
    const value = Math.exp((scores[label] as number) - top)
    scores[label] = value
    sum += value
  }
  for (const label of open) scores[label] = (scores[label] as number) / sum
}
