/** Saves a look between two claims: a lane in which as much was ready as was asked for very likely has more. */
import { type Lane, lanes } from '#core/message.ts'

type ByLane = Readonly<Record<Lane, number>>

export interface Outlook {
  /** What is probably ready; null: look. */
  guess(nowMs: number): ByLane | null
  /** What a look found ready, counted up to `limit`. */
  saw(ready: ByLane, limit: number, nowMs: number): void
  /** What was asked of each lane, and whether all of it came. */
  claimed(quota: ByLane, wasFull: boolean): void
  /** Something new came, perhaps in a higher lane. */
  forget(): void
}

/** Rows also become due by themselves, in whatever lane. */
const validMs = 100

export function createOutlook(): Outlook {
  let ready: Record<Lane, number> | null = null
  let validUntilMs = 0
  return {
    guess: (nowMs) => (ready && nowMs < validUntilMs && lanes.some((lane) => (ready?.[lane] ?? 0) > 0) ? ready : null),
    saw(found, limit, nowMs) {
      ready = { ...found }
      for (const lane of lanes) if (found[lane] >= limit) ready[lane] = Number.POSITIVE_INFINITY
      validUntilMs = nowMs + validMs
    },
    claimed(quota, wasFull) {
      if (!wasFull) ready = null
      else if (ready) for (const lane of lanes) ready[lane] -= quota[lane]
    },
    forget() {
      ready = null
    },
  }
}
