/** NIPs in cells: in every spelling, and never guessed at where Excel has eaten digits. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '#core/import/cell.ts'
import { parseCell } from '#core/import/parse-cell.ts'
import { recordKinds } from '#core/import/record-kinds.ts'

const nipField = recordKinds.rank.fields[0]
if (nipField?.name !== 'nip') throw new Error('the first field is the NIP')
const field = nipField
const read = (cell: Cell) => parseCell(field, cell, { order: 'day_first', header: 'nip' })

const two = (number: number) => String(number).padStart(2, '0')
const nips = fc
  .record({
    birth: fc.date({ min: new Date('1930-01-01'), max: new Date('2008-12-31'), noInvalidDate: true }),
    year: fc.integer({ min: 1970, max: 2026 }),
    counter: fc.integer({ min: 1, max: 99 }),
    sex: fc.constantFrom('1', '2'),
    sequence: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ birth, year, counter, sex, sequence }) => {
    const day = birth.toISOString().slice(0, 10).replaceAll('-', '')
    return `${day}${year}${two(counter)}${sex}${String(sequence).padStart(3, '0')}`
  })

const spellings: readonly ((nip: string) => string)[] = [
  (nip) => nip,
  (nip) => `'${nip}`,
  (nip) => `  ${nip}\u00a0`,
  (nip) => `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`,
  (nip) => `${nip.slice(0, 8)}.${nip.slice(8, 14)}.${nip.slice(14, 15)}.${nip.slice(15)}`,
  (nip) => `${nip.slice(0, 8)}-${nip.slice(8, 14)}-${nip.slice(14, 15)}-${nip.slice(15)}`,
  (nip) => `${nip.slice(0, 8)}\u00a0${nip.slice(8, 14)}\u00a0${nip.slice(14)}`,
  (nip) => nip.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (nip) => `NIP. ${nip}`,
  (nip) => `\u200b${nip}\n`,
  (nip) => `\u2019${nip}`,
]

describe('a NIP in a cell', () => {
  it('comes back from every way of writing it', () => {
    fc.assert(
      fc.property(nips, fc.constantFrom(...spellings), (nip, spell) => {
        expect(read(spell(nip))).toBe(nip)
      }),
      { numRuns: 2000 },
    )
  })

  it('is never made of a number cell', () => {
    fc.assert(
      fc.property(nips, (nip) => {
        expect(read(Number(nip))).toMatchObject({ code: 'nip_as_number' })
        expect(read(Number(nip).toExponential(5).replace('.', ','))).toMatchObject({ code: 'nip_as_number' })
      }),
    )
  })

  it.each<[Cell, string]>([
    ['1.98802292012122E+17', 'nip_as_number'],
    ['1,98802E+17', 'nip_as_number'],
    [1.98802292012122e17, 'nip_as_number'],
    ['19880229201212299', 'nip_invalid'],
    ['1988022920121229999', 'nip_invalid'],
    ['198902292012121999', 'nip_invalid'],
    ['199013012019031999', 'nip_invalid'],
    ['198802292012003999', 'nip_invalid'],
    ['198802292012122000', 'nip_invalid'],
    ['198802292012123999', 'nip_invalid'],
    ['510123456', 'nip_invalid'],
    [510123456, 'nip_invalid'],
    ['belum ada', 'nip_invalid'],
    [{ error: '#N/A' }, 'cell_error'],
    ['#REF!', 'cell_error'],
  ])('%s is %s', (cell, code) => {
    expect(read(cell)).toMatchObject({ code })
  })

  it.each<Cell>([null, '', ' ', 'null', 'NULL', '-', "'", '\u00a0'])('%j is empty', (cell) => {
    expect(read(cell)).toBe(null)
  })
})
