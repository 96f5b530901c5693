/** Stops a whole channel from knocking at a platform that is away: a few failures in a row, then one try at a time. */
export interface OutageBrake {
  /** One more send that did not reach the platform, at `nowMs`. */
  strain(nowMs: number): void
  /** One that did. */
  release(): void
  /** Until when to hold still. */
  untilMs(): number
  isProbing(): boolean
}

/** So many in a row may be single broken connections. */
const tolerated = 5
const longestMs = 15_000

export function createOutageBrake(): OutageBrake {
  let failuresInARow = 0
  let holdUntilMs = 0
  return {
    strain(nowMs) {
      failuresInARow += 1
      // What was under way together fails together: it counts once.
      if (failuresInARow < tolerated || nowMs < holdUntilMs) return
      holdUntilMs = nowMs + Math.min(longestMs, 250 * 2 ** Math.min(failuresInARow - tolerated, 10))
    },
    release() {
      failuresInARow = 0
      holdUntilMs = 0
    },
    untilMs: () => holdUntilMs,
    isProbing: () => failuresInARow >= tolerated,
  }
}
