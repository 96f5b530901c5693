/** Wakes workers: a ring says "rows may be waiting", carries nothing, and may be lost or doubled without effect. */
export type BellName = 'inbound' | `outbound-${string}`

export interface Bell {
  /** Coalesced: many rings at once become few jobs. Resolves when the ring is safely on its way; never throws for a dead queue. */
  ring(name: BellName): Promise<void>
  /** Runs `work` at every ring, one at a time in this process; rings during work lead to one more run. */
  listen(name: BellName, work: () => Promise<void>): Promise<void>
  /** Stops listening, waits for work under way. */
  close(): Promise<void>
}
