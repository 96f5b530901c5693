/** Dates in cells: every day of two centuries in every format, and no guess where a cell contradicts its column. */
import { describe, expect, it } from 'vitest'
import { formatDate, formatDateWithDay } from '#core/calendar/indonesian-date.ts'
import type { Cell } from '#core/import/cell.ts'
import { createDateOrders, type DateOrder } from '#core/import/date-order.ts'
import { field } from '#core/import/field.ts'
import { parseCell } from '#core/import/parse-cell.ts'

const plain = field('tmt', 'TMT', 'date', [])
const yearly = field('graduated_on', 'Tanggal Lulus', 'date', [], { dayOfYear: '-12-31' })
const read = (cell: Cell, order: DateOrder = 'day_first', spec = plain) => parseCell(spec, cell, { order, header: '' })

const two = (number: number) => String(number).padStart(2, '0')
const epoch = Temporal.PlainDate.from('1899-12-30')

describe('a date in a cell', () => {
  it('is read for every day from 1930 to 2100 in every format', () => {
    const last = Temporal.PlainDate.from('2100-12-31')
    for (
      let date = Temporal.PlainDate.from('1930-01-01');
      Temporal.PlainDate.compare(date, last) <= 0;
      date = date.add({ days: 1 })
    ) {
      const iso = date.toString()
      const [day, month, year] = [two(date.day), two(date.month), String(date.year)]
      const written: Cell[] = [
        date,
        iso,
        `'${iso}`,
        `${iso} 00:00:00`,
        `${iso}T00:00:00`,
        `${year}/${month}/${day}`,
        `${day}-${month}-${year}`,
        `${date.day}/${date.month}/${year}`,
        `${day}.${month}.${year}`,
        `${day}-${month}-${year} 00:00`,
        `${year}${month}${day}`,
        formatDate(date),
        formatDateWithDay(date),
        date.since(epoch).days,
      ]
      for (const cell of written) if (read(cell) !== iso) expect([cell, read(cell)]).toEqual([cell, iso])
      if (read(`${date.month}/${date.day}/${year}`, 'month_first') !== iso) expect(iso).toBe('read month first')
    }
  })

  it.each<[Cell, string]>([
    ['1 Peb 2024', '2024-02-01'],
    ['01-Jan-2024', '2024-01-01'],
    ['17 Agustus 1945', '1945-08-17'],
    ['1 nopember 2020', '2020-11-01'],
    ['31 Desember 2024', '2024-12-31'],
    // Midnight in Semarang, written by a program that thinks in UTC.
    ['2024-03-31T17:00:00.000Z', '2024-04-01'],
    ['2024-12-31T17:00:00Z', '2025-01-01'],
    ['2024-04-01T00:00:00+07:00', '2024-04-01'],
    [45_292, '2024-01-01'],
    [45_292.75, '2024-01-01'],
  ])('%s is %s', (cell, iso) => {
    expect(read(cell)).toBe(iso)
  })

  it.each<Cell>(['0001-01-01', '00-00-0000', '0000-00-00', 'null', '-', '', '0001-01-01 00:00:00'])(
    '%s is no date',
    (cell) => {
      expect(read(cell)).toBe(null)
    },
  )

  it.each<Cell>([
    '31-02-2024',
    '29-02-2023',
    '2023-02-29',
    '00-01-2024',
    '32-01-2024',
    '13-13-2024',
    '01-02-98',
    '1 Foo 2024',
    '2024',
    2024,
    12,
    '45292',
    80_000,
    -1,
    'kemarin',
    '1-1-0988',
    '2024-13-01',
    true,
  ])('%s is a fault', (cell) => {
    expect(read(cell)).toMatchObject({ code: 'date_invalid' })
  })

  it('takes a year alone only where that is enough', () => {
    expect(read('2010', 'day_first', yearly)).toBe('2010-12-31')
    expect(read(2010, 'day_first', yearly)).toBe('2010-12-31')
    expect(read('2010')).toMatchObject({ code: 'date_invalid' })
  })

  it('says when a cell has the other order than its column', () => {
    expect(read('02/29/1988')).toMatchObject({
      code: 'date_invalid',
      message: expect.stringContaining('bulan di depan'),
    })
    expect(read('29/02/1988', 'month_first')).toMatchObject({ code: 'date_invalid' })
  })
})

describe('the order of day and month', () => {
  function orderOf(columns: readonly (readonly string[])[], asked = 0): DateOrder {
    const orders = createDateOrders()
    for (const [at, cells] of columns.entries()) for (const cell of cells) orders.feed(at, cell)
    return orders.of(asked)
  }
  const many = (cell: string, count: number) => Array.from({ length: count }, () => cell)

  it.each<[string, readonly (readonly string[])[], DateOrder]>([
    ['nothing to go by', [['01/02/2020', '03/04/2020']], 'day_first'],
    ['a day past the 12th', [['01/02/2020', '25/04/2020']], 'day_first'],
    ['days in second place', [['01/02/2020', '04/25/2020', '12/31/2020']], 'month_first'],
    ['both, more of the first', [['25/04/2020', '26/04/2020', '04/25/2020']], 'day_first'],
    ['one slip among many first days', [[...many('01/04/2020', 50), '04/25/2020']], 'day_first'],
    ['open, in a sheet that is month first', [many('04/01/2020', 20), ['04/25/2020', '12/31/2020']], 'month_first'],
    ['open, in a sheet that mixes', [many('04/01/2020', 20), ['04/25/2020', '31/12/2020']], 'day_first'],
    ['other texts', [['2020-04-25', 'x', '']], 'day_first'],
  ])('%s', (_, columns, order) => {
    expect(orderOf(columns)).toBe(order)
  })
})
