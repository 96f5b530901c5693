/** A line of words as hashed features: words, word pairs, concepts, and character n-grams that forgive what spelling did not. */
import type { ConceptsOf } from './concepts.ts'
import { monthNames } from './months.ts'
import { stemOf } from './stem.ts'
import { kindsOf } from './word-kinds.ts'

export interface Features {
  readonly indices: Uint32Array
  readonly values: Float32Array
}

/** 2^15 buckets: four times as many made nothing measurably better. */
export const bucketCount = 32_768

const months = new Set(monthNames)

/** Longer lines are cut: a question of the trade is short. */
const limitCharacters = 240
/** Pairs of concepts grow by the square. */
const limitConceptWords = 40
const shortestGram = 3
const longestGram = 4

/** What each kind of feature weighs; the words carry most, the n-grams catch what is spelt anew. */
const weightOf = { word: 3, stem: 1.2, pair: 1.1, end: 0.6, gram: 0.35, kind: 0.7, concept: 1.5, concepts: 0.5 }

/** `words` normalised; `conceptsOf` for what they mean. */
export function featuresOf(words: readonly string[], conceptsOf: ConceptsOf): Features {
  const buckets: number[] = []
  const add = (bucket: number, weight: number) => {
    const before = sums[bucket] as number
    if (before === 0) buckets.push(bucket)
    sums[bucket] = before + weight
  }
  const shaped = words.map(shape)
  for (const [index, word] of shaped.entries()) {
    add(bucketOf(1, word), weightOf.word)
    add(bucketOf(4, stemOf(word)), weightOf.stem)
    add(bucketOf(2, `${shaped[index - 1] ?? '^'} ${word}`), weightOf.pair)
  }
  add(bucketOf(2, `${shaped.at(-1) ?? '^'} $`), weightOf.end)
  for (const kind of kindsOf(shaped)) add(bucketOf(5, kind), weightOf.kind)
  const concepts = conceptsOf(shaped.slice(0, limitConceptWords))
  for (const [index, concept] of concepts.entries()) {
    add(bucketOf(6, concept), weightOf.concept)
    for (const other of concepts.slice(index + 1)) add(bucketOf(7, `${concept} ${other}`), weightOf.concepts)
  }
  const line = ` ${shaped.join(' ')} `.slice(0, limitCharacters)
  for (let from = 0; from + shortestGram <= line.length; from++) {
    let hash = seedOf(3)
    for (let width = 1; width <= longestGram && from + width <= line.length; width++) {
      hash = Math.imul(hash ^ line.charCodeAt(from + width - 1), prime)
      if (width >= shortestGram) add(folded(hash), weightOf.gram)
    }
  }
  const indices = Uint32Array.from(buckets)
  const values = Float32Array.from(buckets, (bucket) => sums[bucket] as number)
  for (const bucket of buckets) sums[bucket] = 0
  let square = 0
  for (const value of values) square += value * value
  const norm = square === 0 ? 1 : Math.sqrt(square)
  return { indices, values: values.map((value) => value / norm) }
}

/** Sums by bucket of the text at hand, all zero between two texts; a map would take three times as long. */
const sums = new Float32Array(bucketCount)

/** All numbers of a kind are the same word: what they are is read by the slots. */
function shape(word: string): string {
  if (/^(?:19|20)\d\d$/.test(word)) return '#tahun'
  if (/^\d{9,}$/.test(word)) return '#nip'
  if (/^(?:\d+|ii|iii|iv)$/.test(word)) return '#angka'
  if (months.has(word)) return '#bulan'
  if (/^(?:i{1,3}|iv|[1-4])\/[a-e]$/.test(word)) return '#golongan'
  return word
}

const prime = 16_777_619
const seedOf = (kind: number) => 2_166_136_261 ^ kind
const folded = (hash: number) => ((hash ^ (hash >>> 15)) >>> 0) % bucketCount

/** FNV-1a, folded to the number of buckets. */
function bucketOf(kind: number, text: string): number {
  let hash = seedOf(kind)
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return folded(hash)
}
