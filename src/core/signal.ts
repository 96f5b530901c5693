/** A bell inside the process: a raise before the wait is not lost, many raises count as one. */
export interface Signal {
  raise(): void
  /** Resolves at the next raise, or after `ms` (absent: never by itself). */
  wait(ms?: number): Promise<void>
}

/** For one waiter at a time. */
export function createSignal(): Signal {
  let isRaised = false
  let wake: (() => void) | undefined
  return {
    raise() {
      isRaised = true
      wake?.()
    },
    wait(ms) {
      return new Promise((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(done, Math.min(Math.max(ms, 0), longestTimerMs))
        function done(): void {
          clearTimeout(timer)
          wake = undefined
          isRaised = false
          resolve()
        }
        if (isRaised) done()
        else wake = done
      })
    },
  }
}

/** setTimeout takes 31 bits; a day is short enough, who waits longer looks again. */
const longestTimerMs = 86_400_000
