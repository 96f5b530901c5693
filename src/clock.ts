/** The machine's clock in WIB, or one that starts elsewhere and runs on from there (for rehearsals). */
import type { Clock } from '#ports/clock.ts'

export function createClock(startsAt: Temporal.Instant | null): Clock {
  const shiftMs = startsAt === null ? 0 : startsAt.epochMilliseconds - Date.now()
  const now = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + shiftMs)
  return { now, today: () => now().toZonedDateTimeISO('Asia/Jakarta').toPlainDate() }
}
