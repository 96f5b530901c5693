/** Notices when this process itself stood still: what arrived meanwhile is read at one instant, but was not sent at one. */

export interface StallWatch {
  /** Milliseconds of standstill within the last second or so. */
  stalledMs(): number
  stop(): void
}

const stepMs = 10
const memoryMs = 1_200

export function createStallWatch(): StallWatch {
  const stalls: { readonly endedAtMs: number; readonly ms: number }[] = []
  let lastMs = performance.now()
  const lateness = (): number => Math.max(0, performance.now() - lastMs - 2 * stepMs)
  const timer = setInterval(() => {
    const ms = lateness()
    lastMs = performance.now()
    if (ms > 0) stalls.push({ endedAtMs: lastMs, ms })
  }, stepMs)
  timer.unref()
  return {
    stalledMs() {
      const sinceMs = performance.now() - memoryMs
      while (stalls[0] && stalls[0].endedAtMs < sinceMs) stalls.shift()
      return stalls.reduce((sum, { ms }) => sum + ms, lateness())
    },
    stop: () => clearInterval(timer),
  }
}
