/** The cells of two labels in one 32-bit number, so that one addition adds both: twice as fast as label by label. */
import type { Weights } from './weights.ts'

export interface PackedCells {
  /** Pairs of labels a bucket. */
  readonly pairs: number
  /** By bucket, then by pair; each half a cell plus `bias`. */
  readonly halves: Int32Array
}

/** Makes a cell no less than 0, so that no half borrows from the other. */
const bias = 128
/** So many cells of up to 255 fit into 16 bits. */
const limitSummed = 257

export function packCells({ labels, cells }: Weights): PackedCells {
  const width = labels.length
  const pairs = Math.ceil(width / 2)
  const buckets = cells.length / width
  const halves = new Int32Array(buckets * pairs)
  for (let bucket = 0; bucket < buckets; bucket++) {
    for (let pair = 0; pair < pairs; pair++) {
      const low = cells[bucket * width + 2 * pair] as number
      const high = 2 * pair + 1 < width ? (cells[bucket * width + 2 * pair + 1] as number) : -bias
      halves[bucket * pairs + pair] = (low + bias) | ((high + bias) << 16)
    }
  }
  return { pairs, halves }
}

/** The sum of the cells of each label over `indices`, each as often as `counts` says. */
export function sumCells({ pairs, halves }: PackedCells, indices: Uint32Array, counts: Uint8Array): Float32Array {
  const sums = new Float32Array(2 * pairs)
  const both = new Int32Array(pairs)
  let open = 0
  let all = 0
  const flush = () => {
    for (let pair = 0; pair < pairs; pair++) {
      const value = both[pair] as number
      sums[2 * pair] = (sums[2 * pair] as number) + (value & 0xffff)
      sums[2 * pair + 1] = (sums[2 * pair + 1] as number) + (value >>> 16)
    }
    both.fill(0)
    open = 0
  }
  for (let at = 0; at < indices.length; at++) {
    const base = (indices[at] as number) * pairs
    for (let time = counts[at] as number; time > 0; time--) {
      for (let pair = 0; pair < pairs; pair++) both[pair] = (both[pair] as number) + (halves[base + pair] as number)
      all++
      if (++open === limitSummed) flush()
    }
  }
  flush()
  for (let label = 0; label < sums.length; label++) sums[label] = (sums[label] as number) - bias * all
  return sums
}
