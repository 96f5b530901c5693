/** Working days around the long breaks of 2026 and 2027, and what holds on every day of both years. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { isWorkingDay, nextWorkingDay, previousWorkingDay } from '#core/calendar/working-days.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const firstDay = day('2026-01-01')
const anyDay = fc.integer({ min: 0, max: 729 }).map((days) => firstDay.add({ days }))

describe('previousWorkingDay counts the day itself', () => {
  it.each([
    ['a Saturday', '2026-10-10', '2026-10-09'],
    ['the SKP deadline of 2027, a Sunday', '2027-01-31', '2027-01-29'],
    ['the last day of the Idulfitri break', '2027-03-15', '2027-03-05'],
    ['Waisak after Iduladha', '2027-05-20', '2027-05-14'],
    ['a plain Tuesday', '2026-11-24', '2026-11-24'],
  ])('%s: %s is %s', (_label, from, expected) => {
    expect(previousWorkingDay(day(from), defaultHolidays).toString()).toBe(expected)
  })
})

describe('nextWorkingDay never is the day itself', () => {
  it.each([
    ['before Natal 2026', '2026-12-23', '2026-12-28'],
    ['over New Year', '2026-12-31', '2027-01-04'],
    ['over Idulfitri', '2027-03-05', '2027-03-16'],
    ['over Iduladha and Waisak', '2027-05-14', '2027-05-21'],
    ['over Natal 2027', '2027-12-23', '2027-12-27'],
  ])('%s: %s is %s', (_label, from, expected) => {
    expect(nextWorkingDay(day(from), defaultHolidays).toString()).toBe(expected)
  })
})

describe('six days a week', () => {
  it('a unit with six days works on Saturday, not on Sunday or a holiday', () => {
    expect(isWorkingDay(day('2026-11-28'), defaultHolidays, 6)).toBe(true)
    expect(isWorkingDay(day('2026-11-28'), defaultHolidays, 5)).toBe(false)
    expect(isWorkingDay(day('2026-11-29'), defaultHolidays, 6)).toBe(false)
    expect(isWorkingDay(day('2027-02-06'), defaultHolidays, 6)).toBe(false)
  })
})

describe('every day of two years', () => {
  it('the previous working day is a working day, not later, with none in between', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(5 as const, 6 as const), (date, weekDays) => {
        const found = previousWorkingDay(date, defaultHolidays, weekDays)
        expect(isWorkingDay(found, defaultHolidays, weekDays)).toBe(true)
        for (let between = found.add({ days: 1 }); Temporal.PlainDate.compare(between, date) <= 0; ) {
          expect(isWorkingDay(between, defaultHolidays, weekDays)).toBe(false)
          between = between.add({ days: 1 })
        }
        expect(Temporal.PlainDate.compare(found, date)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('the next working day lies after, and its previous day off leads back', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const found = nextWorkingDay(date, defaultHolidays)
        expect(Temporal.PlainDate.compare(found, date)).toBe(1)
        const back = previousWorkingDay(found.subtract({ days: 1 }), defaultHolidays)
        expect(Temporal.PlainDate.compare(back, date)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
