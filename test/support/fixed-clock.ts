/** A clock that stands where a test puts it, and moves only when the test moves it. */
import type { Clock } from '#ports/clock.ts'

export interface FixedClock extends Clock {
  set(instant: string): void
}

export function createFixedClock(instant: string): FixedClock {
  let now = Temporal.Instant.from(instant)
  return {
    now: () => now,
    today: () => now.toZonedDateTimeISO('Asia/Jakarta').toPlainDate(),
    set: (next) => {
      now = Temporal.Instant.from(next)
    },
  }
}
