/** What learning gives: all that is kept of the examples. */
import type { Weights } from './weights.ts'

export interface Learnt {
  /** How often each word of the vocabulary is used. */
  readonly counts: ReadonlyMap<string, number>
  /** Examples as they stand, normalised, to their intent. */
  readonly exact: ReadonlyMap<string, string>
  /** Over what was meant. */
  readonly weights: Weights
  /** Over what was typed; the same labels. */
  readonly typedWeights: Weights
}
