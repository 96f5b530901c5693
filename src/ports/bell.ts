/** Wakes workers: a ring says "rows may be waiting", carries nothing, and may be lost or doubled without effect. */
export type BellName = 'inbound' | `outbound-${string}`

export interface Bell {
  /** Coalesced: many rings at once become few jobs. Resolves when the ring is on its way; never throws or hangs for a dead queue. */
  ring(name: BellName): Promise<void>
  /**
   * Runs `work` at every ring, one at a time in this process; rings during work lead to one more run. The function
   * that it gives stops it again: who cannot act on a ring (no lease) must not take it from another process.
   */
  listen(name: BellName, work: () => Promise<void>): Promise<() => Promise<void>>
  /** Stops listening, waits for work under way. */
  close(): Promise<void>
}
