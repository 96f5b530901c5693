/** Number formats that show a day, and those that only look like it. */
import { describe, expect, it } from 'vitest'
import { isDateFormat } from '#sources/excel/date-format.ts'
import { dateToSerial, serialToDate } from '#sources/excel/serial-date.ts'

describe('number formats', () => {
  it.each([
    'dd/mm/yyyy',
    'dd\\-mm\\-yyyy',
    'd mmmm yyyy',
    '[$-421]dd\\ mmmm\\ yyyy;@',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'yyyy\\-mm\\-dd\\ hh:mm:ss.000',
    'mmm\\-yy',
    'mmmm',
    '[Red]d/m/yy',
    '"TMT" dd/mm/yyyy',
  ])('%s is a date', (code) => expect(isDateFormat(164, code)).toBe(true))

  it.each([
    'General',
    'Standard',
    '@',
    '0',
    '0.00E+00',
    '#,##0\\ "hari"',
    '0\\ "tahun"',
    '0\\d',
    'h:mm',
    'mm:ss.0',
    '[h]:mm:ss',
    '[mm]:ss',
    '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)',
    '[$Rp-421]#,##0',
    '[Yellow]0',
    '"dd/mm/yyyy"0',
    '',
  ])('%s is none', (code) => expect(isDateFormat(164, code)).toBe(false))

  it('knows the formats without a code', () => {
    const dates = Array.from({ length: 60 }, (_, id) => id).filter((id) => isDateFormat(id, undefined))
    expect(dates).toEqual([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
  })
})

describe('day numbers', () => {
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [45_292.99, false, '2024-01-01'],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, null],
    [0, false, null],
    [-1, false, null],
    [0, true, '1904-01-01'],
    [43_830, true, '2024-01-01'],
    [-1, true, null],
    [2_957_003, true, '9999-12-31'],
  ])('%d (1904: %s) is %s', (serial, is1904, expected) => {
    expect(serialToDate(serial, is1904)?.toString() ?? null).toBe(expected)
  })

  it('are one more each day, and come back', () => {
    for (let day = Temporal.PlainDate.from('1900-03-01'), serial = 61; serial < 80_000; serial++) {
      if (dateToSerial(day) !== serial || serialToDate(serial, false)?.equals(day) !== true) throw new Error(`${day}`)
      day = day.add({ days: 1 })
    }
  })
})
