/** Days as people type them: every way of writing one, a span, and what is none. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate, formatDateRange } from '#core/calendar/indonesian-date.ts'
import { daysIn } from '#core/language/days-text.ts'
import { day } from '#test/support/record.ts'

const today = day('2026-11-24')
const read = (text: string): string | null => {
  const days = daysIn(text, today)
  return days && `${days.from}/${days.until}`
}

describe('daysIn', () => {
  it.each([
    ['15 November 2026', '2026-11-15/2026-11-15'],
    ['15 nop 2026', '2026-11-15/2026-11-15'],
    ['tgl 15 november', '2026-11-15/2026-11-15'],
    ['Senin, 16 November 2026', '2026-11-16/2026-11-16'],
    ['25 november', '2025-11-25/2025-11-25'],
    ['15/11/2026', '2026-11-15/2026-11-15'],
    ['3/4/26', '2026-04-03/2026-04-03'],
    ['15-11-2026', '2026-11-15/2026-11-15'],
    ['15.11.2026', '2026-11-15/2026-11-15'],
    ['2026-11-15', '2026-11-15/2026-11-15'],
    ['15-Nov-2026', '2026-11-15/2026-11-15'],
    ['kemarin', '2026-11-23/2026-11-23'],
    ['hari ini', '2026-11-24/2026-11-24'],
    ['8-9 Oktober 2026', '2026-10-08/2026-10-09'],
    ['8 s.d. 9 Oktober 2026', '2026-10-08/2026-10-09'],
    ['8 s/d 9 okt 2026', '2026-10-08/2026-10-09'],
    ['8 sampai dengan 9 oktober', '2026-10-08/2026-10-09'],
    ['8 dan 9 Oktober 2026', '2026-10-08/2026-10-09'],
    ['dari tanggal 8 hingga 9 Oktober 2026', '2026-10-08/2026-10-09'],
    ['30 September - 2 Oktober 2026', '2026-09-30/2026-10-02'],
    ['28 Desember 2025 - 3 Januari 2026', '2025-12-28/2026-01-03'],
    ['28 Desember - 3 Januari 2026', '2025-12-28/2026-01-03'],
    ['1/7/2026 s.d. 30/9/2026', '2026-07-01/2026-09-30'],
    ['2026-07-01 - 2026-09-30', '2026-07-01/2026-09-30'],
    ['29 Februari 2024', '2024-02-29/2024-02-29'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    '',
    'bulan lalu',
    '31 Februari 2026',
    '29 Februari 2025',
    '15',
    '15/13/2026',
    '32 Oktober 2026',
    '8-9-10 Oktober 2026',
    'Oktober 2026',
    '8-9',
    '2026',
  ])('%j is none', (text) => {
    expect(read(text)).toBeNull()
  })

  it('reads every day and span that we write ourselves', () => {
    const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => day('1980-01-01').add({ days }))
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 400 }), (from, days) => {
        const until = from.add({ days })
        expect(read(formatDate(from))).toBe(`${from}/${from}`)
        expect(read(formatDateRange(from, until))).toBe(`${from}/${until}`)
      }),
    )
  })

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        daysIn(text, today)
      }),
    )
  })
})
