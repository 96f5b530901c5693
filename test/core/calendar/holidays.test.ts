/** The seeded holidays: how many, which are still to be confirmed, and the working days that follow from them. */
import { describe, expect, it } from 'vitest'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { isWorkingDay } from '#core/calendar/working-days.ts'

describe.each([
  { year: 2026, libur: 17, collective: 8, working: 240, status: 'tetap' },
  { year: 2027, libur: 18, collective: 8, working: 242, status: 'menunggu_keppres' },
])('$year', ({ year, libur, collective, working, status }) => {
  const holidays = defaultHolidays.filter(({ date }) => date.year === year)

  it('has the number of days that the decree lists', () => {
    expect(holidays.filter(({ kind }) => kind === 'libur')).toHaveLength(libur)
    expect(holidays.filter(({ kind }) => kind === 'cuti_bersama')).toHaveLength(collective)
  })

  it('leaves the known number of working days', () => {
    let count = 0
    for (
      let date = Temporal.PlainDate.from({ year, month: 1, day: 1 });
      date.year === year;
      date = date.add({ days: 1 })
    ) {
      if (isWorkingDay(date, defaultHolidays)) count++
    }
    expect(count).toBe(working)
  })

  it('says of its cuti bersama whether the decree for ASN is there', () => {
    const statuses = new Set(holidays.filter(({ kind }) => kind === 'cuti_bersama').map((holiday) => holiday.status))
    expect([...statuses]).toEqual([status])
  })
})

describe('all of them', () => {
  it('are in date order without a date twice, though a name may come twice', () => {
    const dates = defaultHolidays.map(({ date }) => date.toString())
    expect(dates).toEqual([...new Set(dates)].sort())
    const isra = defaultHolidays.filter(({ date, name }) => date.year === 2027 && name.startsWith('Isra Mikraj'))
    expect(isra.map(({ date }) => date.toString())).toEqual(['2027-01-05', '2027-12-26'])
  })
})
