/** What the classifier has learnt: for every bucket and label a cell. */
export interface Weights {
  readonly labels: readonly string[]
  readonly bias: Float32Array
  /** What one step of a label's cells is worth. */
  readonly scales: Float32Array
  /** By bucket, then by label. */
  readonly cells: Int8Array
}
