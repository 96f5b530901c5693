/** Waits between attempts: longer each time, with jitter, and over at once when the process stops. */
import { setTimeout } from 'node:timers/promises'

export function backoffMs(attempt: number, firstMs: number, mostMs: number): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 20))
  return full / 2 + (Math.random() * full) / 2
}

/** Resolves after `ms`, or as soon as the signal is aborted. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined)
}
