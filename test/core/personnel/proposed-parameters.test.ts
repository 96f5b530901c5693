/** Rows that HR proposes in a file: what is refused, and which of them would rewrite the past. */
import { describe, expect, it } from 'vitest'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { readProposedParameters, rewritesPast } from '#core/personnel/proposed-parameters.ts'
import { today } from './build-record.ts'

const row = { key: 'promotionCutoffDays', value: 45, validFrom: '2027-01-01', source: 'SE BKPP 12/2026' }

describe('readProposedParameters', () => {
  it('reads one row or a list, local where nothing else is said', () => {
    expect(readProposedParameters(row)).toEqual(readProposedParameters([row]))
    expect(readProposedParameters(row)[0]).toMatchObject({ status: 'local', value: 45 })
  })

  it.each([
    ['no row', [], /no row/],
    ['a row without a source', { ...row, source: ' ' }, /source: name the regulation/],
    ['a day that is none', { ...row, validFrom: '2027-02-30' }, /validFrom/],
    ['a property that nobody knows', { ...row, validTo: '2028-01-01' }, /validTo/],
    ['an unknown key', { ...row, key: 'promotionCutofDays' }, /"promotionCutofDays" is unknown/],
    ['a value that the key does not take', { ...row, value: [45] }, /"promotionCutoffDays" is wrong/],
    ['one key and day twice', [row, { ...row, value: 50 }], /stands in the file twice/],
    ['a text', 'promotionCutoffDays', /The file is wrong/],
  ])('refuses %s', (_label, json, message) => {
    expect(() => readProposedParameters(json)).toThrow(message)
  })
})

describe('rewritesPast', () => {
  const of = (validFrom: string, key = row.key) =>
    rewritesPast(defaultParameters, readProposedParameters({ ...row, key, validFrom }), today).length

  it.each([
    ['a new row from tomorrow', '2026-11-25', 0],
    ['a new row from today', '2026-11-24', 0],
    ['a new row from yesterday', '2026-11-23', 1],
    ['the row that is in force', '2020-01-01', 1],
  ])('%s: %i', (_label, validFrom, expected) => {
    expect(of(validFrom)).toBe(expected)
  })

  it('a row that begins today and is there already is in force', () => {
    const rows = readProposedParameters({ ...row, validFrom: '2026-11-24' })
    expect(rewritesPast([...defaultParameters, ...rows], rows, today)).toHaveLength(1)
  })
})
