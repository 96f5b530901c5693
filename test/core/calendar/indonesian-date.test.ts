/** Dates, spans and numbers as people read them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatDateRange,
  formatDateWithDay,
  formatDuration,
  formatNumber,
  untilText,
} from '#core/calendar/indonesian-date.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

describe('dates', () => {
  it('are written in full', () => {
    expect(formatDate(day('2027-04-01'))).toBe('1 April 2027')
    expect(formatDateWithDay(day('2027-01-29'))).toBe('Jumat, 29 Januari 2027')
    expect(formatDateWithDay(day('2027-01-31'))).toBe('Minggu, 31 Januari 2027')
  })

  it('agree with the platform on every day of a leap cycle', () => {
    const platform = new Intl.DateTimeFormat('id-ID', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1461 }), (days) => {
        const date = day('2024-01-01').add({ days })
        expect(formatDateWithDay(date)).toBe(platform.format(new Date(`${date}T00:00:00Z`)))
      }),
    )
  })

  it.each([
    ['2026-12-08', '2026-12-09', '8-9 Desember 2026'],
    ['2026-11-30', '2026-12-02', '30 November - 2 Desember 2026'],
    ['2025-12-28', '2026-01-03', '28 Desember 2025 - 3 Januari 2026'],
    ['2026-12-08', '2026-12-08', '8 Desember 2026'],
  ])('%s to %s is %s', (from, until, expected) => {
    expect(formatDateRange(day(from), day(until))).toBe(expected)
  })
})

describe('how long it still is', () => {
  it.each([
    ['2026-11-24', 'hari ini'],
    ['2026-11-25', 'besok'],
    ['2026-11-23', 'kemarin'],
    ['2026-12-31', '37 hari lagi'],
    ['2027-04-01', '4 bulan lagi'],
    ['2027-11-24', '1 tahun lagi'],
    ['2029-02-24', '2 tahun 3 bulan lagi'],
    ['2026-11-21', '3 hari lalu'],
    ['2026-01-01', '10 bulan lalu'],
  ])('%s is %s', (date, expected) => {
    expect(untilText(day(date), day('2026-11-24'))).toBe(expected)
  })
})

describe('numbers', () => {
  it.each([
    [87.5, '87,5'],
    [20, '20'],
    [12.5 / 6, '2,08'],
    [1938500, '1.938.500'],
    [0, '0'],
    [-3.25, '-3,25'],
    [-0.001, '0'],
    [1234.5, '1.234,5'],
  ])('%d is %s', (value, expected) => {
    expect(formatNumber(value)).toBe(expected)
  })

  it('spans of service leave out what is zero', () => {
    expect(formatDuration(9, 3)).toBe('9 tahun 3 bulan')
    expect(formatDuration(4, 0)).toBe('4 tahun')
    expect(formatDuration(0, 0)).toBe('0 bulan')
  })
})
