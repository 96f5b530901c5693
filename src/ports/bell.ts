/** Wakes workers: a ring says "rows may be waiting", carries nothing, and may be lost or doubled without effect. */
export type BellName = 'inbound' | 'training' | `outbound-${string}`

export interface Bell {
  /** Coalesced: many rings at once become few jobs. Resolves when the ring is on its way; never throws or hangs for a dead queue. */
  ring(name: BellName): Promise<void>
  /**
   * Runs `work` at every ring, one at a time in this process; rings during work lead to one more run. The function
   * that it gives stops it again: who cannot act on a ring (no lease) must not take it from another process.
   */
  listen(name: BellName, work: () => Promise<void>): Promise<() => Promise<void>>
  /**
   * Rings at the times of a cron pattern, in WIB, from now on and whichever process is there then. The same name asked
   * for again, by anybody, stays one timetable. False: the queue is away, ask again; it never throws or hangs for that.
   */
  ringAt(name: BellName, pattern: string): Promise<boolean>
  /** Stops listening, waits for work under way. */
  close(): Promise<void>
}
