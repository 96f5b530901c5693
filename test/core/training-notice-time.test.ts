/** When a notice about a session may arrive, and until when it is of use. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastUse, politeTime } from '#core/training-notice-time.ts'
import { buildSession, day } from '#test/support/record.ts'

const at = (text: string) => Temporal.Instant.from(text)

describe('the time of a notice', () => {
  it.each([
    ['2026-11-24T06:00+07:00', '2026-11-24T06:00+07:00'],
    ['2026-11-24T20:59:59+07:00', '2026-11-24T20:59:59+07:00'],
    ['2026-11-24T21:00+07:00', '2026-11-25T06:00+07:00'],
    ['2026-12-31T23:30+07:00', '2027-01-01T06:00+07:00'],
    ['2026-11-24T00:10+07:00', '2026-11-24T06:00+07:00'],
    ['2026-11-24T05:59+07:00', '2026-11-24T06:00+07:00'],
  ])('for %s is %s', (now, then) => {
    expect(politeTime(at(now)).equals(at(then))).toBe(true)
  })

  it('is never earlier than now, never later than nine hours on, and never at night', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), (minutes) => {
        const now = at('2026-01-01T00:00Z').add({ minutes })
        const then = politeTime(now)
        const waitHours = now.until(then).total('hours')
        const { hour } = then.toZonedDateTimeISO('Asia/Jakarta')
        expect(waitHours).toBeGreaterThanOrEqual(0)
        expect(waitHours).toBeLessThanOrEqual(9)
        expect(hour >= 6 && hour < 21).toBe(true)
        expect(politeTime(then).equals(then)).toBe(true)
      }),
    )
  })
})

describe('the last use of a notice', () => {
  it.each([
    [{}, '2026-12-08T08:00+07:00'],
    [{ startTime: null }, '2026-12-08T00:00+07:00'],
    [{ mode: 'mandiri', startTime: null, endsOn: day('2026-12-31') }, '2027-01-01T00:00+07:00'],
  ] as const)('of %j is %s', (parts, then) => {
    expect(lastUse(buildSession(parts)).equals(at(then))).toBe(true)
  })
})
