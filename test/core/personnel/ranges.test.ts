/** What must hold over whole ranges: every birthday of a century, every rank and year of service, every period. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeGroup } from '#core/personnel/grades.ts'
import { nextPeriod } from '#core/personnel/promotion-period.ts'
import { nextRaiseRow, payRows } from '#core/personnel/raise.ts'
import { pnsGrades, pppkGrades } from '#core/personnel/record.ts'
import { tmtPensiun } from '#core/personnel/retirement.ts'
import { serviceAfterPromotion } from '#core/personnel/service-length.ts'
import { day, parameters } from './build-record.ts'

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0

describe('tmtPensiun', () => {
  it.each([58, 60, 65, 70])(
    'every birthday of a century with BUP %i: the first of the next month, never earlier',
    (bup) => {
      let last = day('1900-01-01')
      for (let birth = day('1930-01-01'); birth.year < 2030; birth = birth.add({ days: 1 })) {
        const tmt = tmtPensiun(birth, bup)
        const reached = birth.add({ years: bup })
        const expected = reached.with({ day: 1 }).add({ months: 1 })
        if (tmt.day !== 1 || !tmt.equals(expected) || !isBefore(reached, tmt) || isBefore(tmt, last)) {
          expect.fail(`born ${birth}: ${tmt}`)
        }
        last = tmt
      }
    },
  )
})

describe('nextRaiseRow', () => {
  const days = ['2020-01-01', '2024-02-29', '2026-11-24', '2026-12-31', '2031-06-30'].map(day)

  it.each([...pnsGrades, ...pppkGrades])(
    '%s at every month of service: day 1, ahead, on a row, and the first such',
    (grade) => {
      const rows = payRows(grade, parameters)
      const tmt = day('2019-04-01')
      for (let served = 0; served <= 35 * 12; served++) {
        const figure = { tmt, serviceYears: Math.floor(served / 12), serviceMonths: served % 12 }
        let last = tmt
        for (const asOf of days) {
          const row = nextRaiseRow(figure, asOf, rows)
          const reachedLast = !isBefore(asOf, tmt.add({ months: Math.max(0, (rows.at(-1) ?? 0) * 12 - served) }))
          if (row === null) {
            if (!reachedLast) expect.fail(`${grade} ${served} months on ${asOf}: a row is left`)
            continue
          }
          const months = served + tmt.until(row.date, { largestUnit: 'month' }).months
          const isFirst = rows.every(
            (years) => years >= row.years || !isBefore(asOf, tmt.add({ months: years * 12 - served })),
          )
          const isRight = row.date.day === 1 && isBefore(asOf, row.date) && months === row.years * 12 && isFirst
          if (!isRight || !rows.includes(row.years) || isBefore(row.date, last)) {
            expect.fail(`${grade} ${served} months on ${asOf}: ${row.date}, ${row.years}`)
          }
          last = row.date
        }
      }
    },
  )

  it('asked again on the day of a raise, names a later one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pnsGrades, ...pppkGrades),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 6000 }),
        (grade, served, ahead) => {
          const figure = { tmt: day('2015-03-01'), serviceYears: Math.floor(served / 12), serviceMonths: served % 12 }
          const rows = payRows(grade, parameters)
          const first = nextRaiseRow(figure, day('2015-03-01').add({ days: ahead }), rows)
          const second = first && nextRaiseRow(figure, first.date, rows)
          if (first && second) expect(isBefore(first.date, second.date) && second.years > first.years).toBe(true)
        },
      ),
    )
  })
})

describe('serviceAfterPromotion', () => {
  it('never adds service, never falls below nothing, and cuts only between I, II and III', () => {
    for (const from of pnsGrades) {
      for (const to of pnsGrades) {
        for (let served = 0; served <= 400; served += 7) {
          const service = { years: Math.floor(served / 12), months: served % 12 }
          const cut = serviceAfterPromotion(from, to, service, parameters)
          const after = cut.years * 12 + cut.months
          expect(after).toBeGreaterThanOrEqual(0)
          expect(after).toBeLessThanOrEqual(served)
          if (gradeGroup(from) === gradeGroup(to)) expect(after).toBe(served)
        }
      }
    }
  })
})

describe('nextPeriod', () => {
  it('for every day of thirty years: on or after it, on day 1, the same when asked again, never falling', () => {
    let last = day('1999-01-01')
    for (let date = day('2000-01-01'); date.year < 2030; date = date.add({ days: 1 })) {
      const tmt = nextPeriod(date, parameters)
      const isRight = tmt.day === 1 && !isBefore(tmt, date) && nextPeriod(tmt, parameters).equals(tmt)
      if (!isRight || isBefore(tmt, last)) expect.fail(`${date}: ${tmt}`)
      last = tmt
    }
  })

  it('is never more than six months ahead, two since 2024, one since October 2025', () => {
    const limits = [
      ['2000-01-01', 6],
      ['2024-01-01', 2],
      ['2025-10-01', 1],
    ] as const
    for (const [from, months] of limits) {
      for (let date = day(from); isBefore(date, day(from).add({ months: 12 })); date = date.add({ days: 1 })) {
        expect(isBefore(nextPeriod(date, parameters), date.add({ months }).add({ days: 1 }))).toBe(true)
      }
    }
  })
})
