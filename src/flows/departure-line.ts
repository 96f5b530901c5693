/** Messages stand in line for their place in the pace, and are counted the moment they get it. */
import type { Pacer } from '#core/pacing.ts'

export interface DepartureLine {
  length(): number
  /** Resolves, one after the other, when the pacer lets this one leave, or at once when the lease is gone. */
  turn(): Promise<void>
}

export function createDepartureLine(needs: { pacer: Pacer; isHeld: () => boolean }): DepartureLine {
  const { pacer, isHeld } = needs
  let length = 0
  let last: Promise<void> = Promise.resolve()

  async function wait(): Promise<void> {
    while (isHeld()) {
      const nowMs = performance.now()
      const waitMs = pacer.nextAt(nowMs) - nowMs
      if (waitMs <= 0) break
      await new Promise((resolve) => setTimeout(resolve, Math.ceil(Math.min(waitMs, longestNapMs))))
    }
    pacer.take(performance.now())
    length -= 1
  }

  return {
    length: () => length,
    turn() {
      length += 1
      last = last.then(wait)
      return last
    },
  }
}

/** The lease is looked at in between. */
const longestNapMs = 500
