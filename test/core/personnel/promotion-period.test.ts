/** Periods of kenaikan pangkat under the three rules, and for every day of sixty years. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPeriod } from '#core/personnel/promotion-period.ts'
import { regularEligibleOn } from '#core/personnel/promotion-regular.ts'
import { day, parameters } from './build-record.ts'

describe('nextPeriod', () => {
  it.each([
    ['two a year', '2023-05-01', '2023-10-01'],
    ['from two to six a year', '2023-10-02', '2024-02-01'],
    ['six a year', '2024-03-01', '2024-04-01'],
    ['from six to twelve', '2025-09-01', '2025-10-01'],
    ['the middle of a month', '2025-09-15', '2025-10-01'],
    ['twelve a year', '2026-03-01', '2026-03-01'],
    ['the second day', '2026-03-02', '2026-04-01'],
  ])('%s: %s gives %s', (_label, date, expected) => {
    expect(nextPeriod(day(date), parameters).toString()).toBe(expected)
  })

  it('is day 1 of an allowed month, never before the day, with no allowed day in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 21_900 }), (days) => {
        const date = day('1990-01-01').add({ days })
        const tmt = nextPeriod(date, parameters)
        expect(tmt.day).toBe(1)
        expect(Temporal.PlainDate.compare(tmt, date)).toBeGreaterThanOrEqual(0)
        expect(allowed(tmt)).toBe(true)
        for (let month = tmt.subtract({ months: 1 }); Temporal.PlainDate.compare(month, date) >= 0; ) {
          expect(allowed(month)).toBe(false)
          month = month.subtract({ months: 1 })
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('KP reguler by time alone', () => {
  it.each([
    ['2022-04-01', '2026-04-01'],
    ['2021-12-01', '2025-12-01'],
    ['2021-11-01', '2025-11-01'],
    ['2021-09-01', '2025-10-01'],
    ['2020-03-01', '2024-04-01'],
  ])('a rank since %s: %s', (tmt, expected) => {
    expect(regularEligibleOn(day(tmt), parameters).toString()).toBe(expected)
  })
})

/** The table as the law prints it, not as the code keeps it. */
function allowed(tmt: Temporal.PlainDate): boolean {
  if (tmt.year < 2024) return tmt.month === 4 || tmt.month === 10
  if (Temporal.PlainDate.compare(tmt, day('2025-10-01')) < 0) return tmt.month % 2 === 0
  return true
}
