/** How long one conversation may still wait for a model: what it waited is used up, and comes back while it is quiet. */

export interface Patience {
  readonly leftMs: number
  /** When it last stopped waiting. */
  readonly atMs: number
}

/** All that is left at `nowMs`, of `fullMs` at most. */
export function patienceLeft(patience: Patience | undefined, nowMs: number, fullMs: number): number {
  if (!patience) return fullMs
  return Math.min(fullMs, patience.leftMs + Math.max(0, nowMs - patience.atMs))
}
