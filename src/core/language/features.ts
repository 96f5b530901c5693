/** A line of words as hashed features: words, word pairs, and character n-grams that forgive what spelling did not. */
import { monthNames } from './months.ts'

export interface Features {
  readonly indices: Uint32Array
  readonly values: Float32Array
}

/** 2^15 buckets: at some 25,000 distinct n-grams of the examples, collisions cost nothing that was measurable. */
export const bucketCount = 32_768

const months = new Set(monthNames)

/** Longer lines are cut: a question of the trade is short. */
const limitCharacters = 240

export function featuresOf(words: readonly string[]): Features {
  const weights = new Map<number, number>()
  const add = (kind: number, text: string, weight: number) => {
    const bucket = hash(kind, text)
    weights.set(bucket, (weights.get(bucket) ?? 0) + weight)
  }
  const shaped = words.map(shape)
  for (const [index, word] of shaped.entries()) {
    add(1, word, 1.6)
    add(2, `${shaped[index - 1] ?? '^'} ${word}`, 1.1)
  }
  add(2, `${shaped.at(-1) ?? '^'} $`, 0.6)
  const line = ` ${shaped.join(' ')} `.slice(0, limitCharacters)
  for (let width = 2; width <= 5; width++) {
    for (let at = 0; at + width <= line.length; at++) add(3, line.slice(at, at + width), 0.35)
  }
  let square = 0
  for (const [bucket, weight] of weights) {
    // A feature said twice counts little more than once.
    const damped = Math.sqrt(weight)
    weights.set(bucket, damped)
    square += damped * damped
  }
  const norm = square === 0 ? 1 : Math.sqrt(square)
  return {
    indices: Uint32Array.from(weights.keys()),
    values: Float32Array.from(weights.values(), (weight) => weight / norm),
  }
}

/** All numbers of a kind are the same word: what they are is read by the slots. */
function shape(word: string): string {
  if (/^(?:19|20)\d\d$/.test(word)) return '#tahun'
  if (/^\d{9,}$/.test(word)) return '#nip'
  if (/^(?:\d+|ii|iii|iv)$/.test(word)) return '#angka'
  if (months.has(word)) return '#bulan'
  if (/^(?:i{1,3}|iv|[1-4])\/[a-e]$/.test(word)) return '#golongan'
  return word
}

/** FNV-1a, folded to the number of buckets. */
function hash(kind: number, text: string): number {
  let value = 2_166_136_261 ^ kind
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at)
    value = Math.imul(value, 16_777_619)
  }
  value ^= value >>> 15
  return (value >>> 0) % bucketCount
}
