/** The door of SIASN's answers: every shape seen, and fields by name whatever their case. */
import { describe, expect, it } from 'vitest'
import { createRowReader } from '#sources/siasn/read-answer.ts'

const reader = createRowReader(['tahun', 'PerilakuKerjaNilai'])

describe('an answer', () => {
  it.each<[string, unknown, unknown]>([
    ['rows', { code: 1, data: [{ tahun: '2025', PerilakuKerjaNilai: '1' }] }, [['2025', '1']]],
    ['one object instead of a list', { code: 1, data: { tahun: 2025 } }, [[2025, null]]],
    ['a code as text', { code: '1', data: [{ tahun: '2025' }] }, [['2025', null]]],
    ['keys in another case', { code: 1, data: [{ TAHUN: '2025', perilakukerjanilai: '2' }] }, [['2025', '2']]],
    ['a key twice', { code: 1, data: [{ PerilakuKerjaNilai: '3', perilakuKerjaNilai: '' }] }, [[null, '3']]],
    [
      'a key twice, the other way',
      { code: 1, data: [{ perilakuKerjaNilai: null, PerilakuKerjaNilai: '3' }] },
      [[null, '3']],
    ],
    [
      'nested values',
      { code: 1, data: [{ tahun: { nilai: 1 }, path: [{}], PerilakuKerjaNilai: ['1'] }] },
      [[null, null]],
    ],
    [
      'string booleans and the text null',
      { code: 1, data: [{ tahun: '0', PerilakuKerjaNilai: 'null' }] },
      [['0', 'null']],
    ],
    ['an unknown person', { code: 1, data: 'Data tidak ditemukan' }, []],
    ['an unknown person with code 0', { code: 0, data: 'Data tidak ditemukan' }, []],
    ['nothing with code 0 and a message', { code: 0, data: null, message: 'Data Tidak Ditemukan' }, []],
    ['null', { code: 1, data: null }, []],
    ['no data at all', { code: 1 }, []],
    ['an empty list', { code: 1, data: [] }, []],
    ['an empty object', { code: 1, data: {} }, []],
  ])('with %s is read', (_, body, rows) => {
    expect(reader.read(body)).toEqual({ ok: true, value: rows })
  })

  it.each<[string, unknown, string]>([
    ['no JSON', undefined, 'not_json'],
    ['no envelope', [], 'shape'],
    ['a fault of the gateway', { fault: { code: 900901 } }, 'shape'],
    ['rows that are none', { code: 1, data: ['x'] }, 'shape'],
    ['code 0', { code: 0, data: null, message: 'Terjadi kesalahan' }, 'code'],
    ['code 0 and rows', { code: 0, data: [{ tahun: '2025' }] }, 'code'],
  ])('of %s is none', (_, body, kind) => {
    expect(reader.read(body)).toEqual({ ok: false, problem: { kind } })
  })
})
