/** What the process holds in memory after a collection, with typed arrays outside of the heap. */

/** Exact only under `node --expose-gc`. */
export function heapMb(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1_048_576
}
