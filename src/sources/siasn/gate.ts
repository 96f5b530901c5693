/** Lets requests leave one by one at the agreed rate, and none at all while SIASN asks to wait. */
import { setTimeout as pause } from 'node:timers/promises'
import { createPacer } from '#core/pacing.ts'

export interface Gate {
  /** Resolves when a request may leave; throws the signal's reason. */
  leave(signal: AbortSignal): Promise<void>
  /** Nobody leaves for so long; a shorter wait takes nothing off a longer one. */
  close(waitMs: number): void
}

export function createGate(perSecond: number): Gate {
  const pacer = createPacer({ perSecond, burst: 1 }, performance.now())
  let closedUntilMs = 0
  return {
    async leave(signal) {
      for (;;) {
        signal.throwIfAborted()
        const nowMs = performance.now()
        const atMs = Math.max(closedUntilMs, pacer.nextAt(nowMs))
        if (atMs <= nowMs && pacer.available(nowMs) >= 1) return pacer.take(nowMs)
        await wait(Math.max(1, Math.ceil(atMs - nowMs)), signal)
      }
    },
    close(waitMs) {
      closedUntilMs = Math.max(closedUntilMs, performance.now() + waitMs)
    },
  }
}

/** Throws the signal's own reason, not the timer's. */
export async function wait(waitMs: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(waitMs, undefined, { signal })
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}
