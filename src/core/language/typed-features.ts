/** A line as it was typed, in hashed character n-grams, words and pairs: what normalising took away may still tell. */
import type { Features } from './features.ts'

export const typedBucketCount = 65_536

const limitCharacters = 200
const shortestGram = 3
const longestGram = 5

/** Of length 1: the values are the counts over the norm. */
export interface TypedFeatures extends Features {
  readonly counts: Uint8Array
  readonly norm: number
}

/** `typed` in lower case, as `wordsOf` gives it. */
export function typedFeaturesOf(typed: readonly string[]): TypedFeatures {
  const buckets: number[] = []
  const add = (hash: number) => {
    const bucket = ((hash ^ (hash >>> 15)) >>> 0) % typedBucketCount
    const before = sums[bucket] as number
    if (before === 0) buckets.push(bucket)
    sums[bucket] = before + 1
  }
  const line = ` ${typed.join(' ')} `.slice(0, limitCharacters)
  for (let from = 0; from + shortestGram <= line.length; from++) {
    let hash = seedOf(1)
    for (let width = 1; width <= longestGram && from + width <= line.length; width++) {
      hash = Math.imul(hash ^ line.charCodeAt(from + width - 1), prime)
      if (width >= shortestGram) add(hash)
    }
  }
  const words = line.trim().split(' ')
  for (const [at, word] of words.entries()) {
    add(hashOf(2, word))
    if (at > 0) add(hashOf(3, `${words[at - 1]} ${word}`))
  }
  const counts = Uint8Array.from(buckets, (bucket) => sums[bucket] as number)
  for (const bucket of buckets) sums[bucket] = 0
  const norm = Math.sqrt(counts.reduce((sum, count) => sum + count * count, 0)) || 1
  return {
    indices: Uint32Array.from(buckets),
    values: Float32Array.from(counts, (count) => count / norm),
    counts,
    norm,
  }
}

/** Sums by bucket of the text at hand, all zero between two texts; a map would take three times as long. */
const sums = new Float32Array(typedBucketCount)

const prime = 16_777_619
const seedOf = (kind: number) => 2_166_136_261 ^ kind

/** FNV-1a. */
function hashOf(kind: number, text: string): number {
  let hash = seedOf(kind)
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return hash
}
