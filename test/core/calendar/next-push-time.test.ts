/** The next time for a message that nobody waits for: always one at which it may go, and none earlier. */
import { expect, it } from 'vitest'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { isPushTime, nextPushTime } from '#core/calendar/push-window.ts'

const wib = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Jakarta').toInstant()

it.each([
  ['2026-11-24T09:00', '2026-11-24T09:00'],
  ['2026-11-24T05:00', '2026-11-24T07:30'],
  ['2026-11-24T17:00', '2026-11-25T07:30'],
  ['2026-11-27T11:45', '2026-11-27T13:00'],
  ['2026-11-27T17:30', '2026-11-30T07:30'],
  ['2026-12-23T20:00', '2026-12-28T07:30'],
  ['2026-12-24T09:00', '2026-12-28T07:30'],
])('%s: %s', (now, next) => {
  expect(nextPushTime(wib(now), defaultHolidays).toString()).toBe(wib(next).toString())
})

it('is the earliest such time, at every half hour of two months', () => {
  const ticks = Array.from({ length: 2 * 24 * 62 }, (_, tick) => wib('2026-11-20T00:00').add({ minutes: 30 * tick }))
  let next: Temporal.Instant | null = null
  for (const now of ticks.reverse()) {
    if (isPushTime(now, defaultHolidays)) next = now
    if (next) expect(nextPushTime(now, defaultHolidays).toString()).toBe(next.toString())
  }
})
