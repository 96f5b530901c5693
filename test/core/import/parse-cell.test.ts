/** Cells of every type, as people write them; no input throws. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '#core/import/cell.ts'
import { field } from '#core/import/field.ts'
import { parseCell } from '#core/import/parse-cell.ts'
import { presentKinds } from '#core/import/present-kinds.ts'
import type { FieldSpec } from '#core/import/record-kind.ts'
import { recordKinds } from '#core/import/record-kinds.ts'
import type { StagedValue } from '#core/import/staged-row.ts'

function fieldOf(kind: keyof typeof recordKinds, name: string): FieldSpec {
  const { fields, helpers } = recordKinds[kind]
  const found = [...fields, ...(helpers ?? [])].find((spec) => spec.name === name)
  if (!found) throw new Error(`${kind} has no ${name}`)
  return found
}
const read = (spec: FieldSpec, cell: Cell, header = '') => parseCell(spec, cell, { order: 'day_first', header })

describe('values of closed lists', () => {
  it.each<[keyof typeof recordKinds, string, Cell, string, string]>([
    ['employee', 'sex', 'Pria', '', 'l'],
    ['employee', 'sex', 'M', '', 'l'],
    ['employee', 'sex', 'F', '', 'p'],
    ['employee', 'sex', 'P', '', 'p'],
    ['employee', 'sex', 1, '', 'l'],
    ['employee', 'sex', '2.0', '', 'p'],
    ['employee', 'sex', 'LAKI-LAKI', '', 'l'],
    ['employee', 'kind', 'P3K Paruh Waktu', '', 'pppk_paruh_waktu'],
    ['employee', 'kind', 'Pegawai Negeri Sipil', '', 'pns'],
    ['employee', 'legal_status', '01', '', 'aktif'],
    ['employee', 'legal_status', 1, '', 'aktif'],
    ['employee', 'legal_status', 'Aktif (PNS)', '', 'aktif'],
    ['employee', 'legal_status', 15, '', 'hukuman_disiplin'],
    ['rank', 'grade', '3a', '', 'III/a'],
    ['rank', 'grade', 'Gol.III/a', '', 'III/a'],
    ['rank', 'grade', 'Penata Muda Tk. I (III/b)', '', 'III/b'],
    ['rank', 'grade', 'III a', '', 'III/a'],
    ['rank', 'grade', 'IX', '', 'IX'],
    ['rank', 'grade', 9, 'golongan', 'IX'],
    ['rank', 'grade', '33', 'golonganid', 'III/c'],
    ['rank', 'grade', 11, 'golonganid', 'I/a'],
    ['rank', 'grade', '45', 'golongan', 'IV/e'],
    ['education', 'level', 'S-1/Sarjana', '', 's1'],
    ['education', 'level', 'D-IV', '', 's1'],
    ['education', 'level', 'SLTA/SMA Sederajat', '', 'slta'],
    ['education', 'level', 5, '', 'sd'],
    ['education', 'level', 'Diploma III', '', 'd3'],
    ['post', 'echelon', 'III.b', '', 'III.b'],
    ['post', 'echelon', 'iiib', '', 'III.b'],
    ['post', 'echelon', '42', '', 'IV.b'],
    ['post', 'assignment', 'PLT', '', 'plt'],
    ['post', 'level', 'MU', '', 'ahli_muda'],
    ['post', 'level', 'Pelaksana Lanjutan', '', 'mahir'],
    ['appraisal', 'result', 'DIATAS ESPEKTASI', '', '1'],
    ['appraisal', 'behaviour', 'sesuai ekspektasi', '', '2'],
    ['appraisal', 'predicate', 'Cukup', '', '3'],
    ['appraisal', 'predicate', 'Sangat Baik', '', '1'],
    ['appraisal', 'predicate', 5, '', '5'],
    ['evaluation', 'quarter', 'TW III', '', '3'],
    ['certificate', 'form', 'Bimtek', '', '8'],
    ['certificate', 'form', 16, '', '16'],
    ['discipline', 'severity', 'S', '', 'sedang'],
    ['award', 'kind', 'Satyalancana Karya Satya X Tahun', '', 'slks_10'],
    ['award', 'kind', 203, '', 'slks_30'],
    ['proposal', 'service', 'Kenaikan Pangkat', '', 'kp'],
    ['exam', 'kind', 'Diklatpim Tk. IV', '', 'diklatpim_4'],
  ])('%s.%s: %j (%s) is %s', (kind, name, cell, header, value) => {
    expect(read(fieldOf(kind, name), cell, header)).toBe(value)
  })

  it.each<[keyof typeof recordKinds, string, Cell]>([
    ['employee', 'sex', 'X'],
    ['employee', 'kind', 'honorer'],
    ['rank', 'grade', 'V/a'],
    // PPPK XI or the code of I/a: not told from the cell.
    ['rank', 'grade', '11'],
    ['rank', 'grade', 'III'.repeat(40)],
    ['appraisal', 'predicate', '91,5'],
    ['education', 'level', 'TK'],
  ])('%s.%s: %j is not known, and what is known is said', (kind, name, cell) => {
    const fault = read(fieldOf(kind, name), cell)
    if (name === 'grade' && cell === 'III'.repeat(40))
      expect(fault).toMatchObject({ message: expect.stringContaining('…') })
    expect(fault).toMatchObject({ code: 'value_unknown', remedy: expect.stringMatching(/.{15}/) })
  })
})

describe('numbers', () => {
  const whole = field('n', 'Jumlah', 'integer', [], { limits: { min: 0, max: 2000 } })
  const part = field('n', 'Nilai', 'decimal', [])

  it.each<[FieldSpec, Cell, StagedValue]>([
    [whole, '20 JP', 20],
    [whole, '1.234', 1234],
    [whole, '1,234', 1234],
    [whole, '20,00', 20],
    [whole, '20.0', 20],
    [whole, 20, 20],
    [whole, "'7", 7],
    [whole, '3 Tahun', 3],
    [part, '87,5', 87.5],
    [part, '87.5', 87.5],
    [part, '1.234,56', 1234.56],
    [part, '1,234.56', 1234.56],
    [part, 12.34567, 12.346],
    [part, '100', 100],
  ])('%#: %j is read', (spec, cell, value) => {
    expect(read(spec, cell)).toBe(value)
  })

  it.each<[FieldSpec, Cell, string]>([
    [whole, '20,5', 'number_invalid'],
    [whole, 20.5, 'number_invalid'],
    [whole, 'dua puluh', 'number_invalid'],
    [whole, -1, 'value_out_of_range'],
    [whole, '2.001', 'value_out_of_range'],
    [part, '1,2,3.4.5', 'number_invalid'],
    [part, 'x', 'number_invalid'],
    [part, Number.NaN, 'number_invalid'],
  ])('%#: %j is a fault', (spec, cell, code) => {
    expect(read(spec, cell)).toMatchObject({ code })
  })
})

describe('text, times, lists, yes and no', () => {
  const text = field('t', 'Nama', 'text', [], { maxLength: 20 })
  const time = field('t', 'Jam', 'time', [])
  const flag = field('t', 'Setuju', 'boolean', [])

  it.each<[FieldSpec, Cell, StagedValue]>([
    [text, "  'Siti\u00a0\u00a0Aminah ", 'Siti Aminah'],
    [text, '\ufeffＡＢＣ', 'ABC'],
    [text, 'null', null],
    [text, 12345, '12345'],
    [time, '08.00', '08:00'],
    [time, '8:30 WIB', '08:30'],
    [time, 1 / 3, '08:00'],
    [flag, 'Ya', true],
    [flag, '0', false],
    [flag, 'Belum disetujui', false],
    [flag, true, true],
    [flag, '✓', true],
  ])('%#: %j is read', (spec, cell, value) => {
    expect(read(spec, cell)).toBe(value)
  })

  it.each<[FieldSpec, Cell, string]>([
    [text, 'x'.repeat(21), 'value_too_long'],
    [text, 1.2345e17, 'number_invalid'],
    [text, '#N/A', 'cell_error'],
    [time, '25:00', 'value_unknown'],
    [flag, 'mungkin', 'value_unknown'],
  ])('%#: %j is a fault', (spec, cell, code) => {
    expect(read(spec, cell)).toMatchObject({ code })
  })

  it('reads lists with their spellings', () => {
    expect(read(fieldOf('session', 'employment_kinds'), 'PNS, P3K; CPNS')).toEqual(['pns', 'pppk', 'cpns'])
    expect(read(fieldOf('session', 'agencies'), 'Dinas Kesehatan; Badan Pendapatan, Keuangan')).toEqual([
      'Dinas Kesehatan',
      'Badan Pendapatan, Keuangan',
    ])
    expect(read(fieldOf('session', 'employment_kinds'), 'PNS, honorer')).toMatchObject({ code: 'value_unknown' })
  })
})

it('throws at nothing, whatever a cell holds', () => {
  const specs = [...Object.values(recordKinds), ...presentKinds].flatMap(({ fields, helpers }) => [
    ...fields,
    ...(helpers ?? []),
  ])
  const cells: fc.Arbitrary<Cell> = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[0-9./ -]{1,20}$/),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant({ error: '#N/A' }),
    fc.constant(null),
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => Temporal.PlainDate.from(date.toISOString().slice(0, 10))),
  )
  fc.assert(
    fc.property(fc.constantFrom(...specs), cells, fc.constantFrom('', 'golonganid', 'tmt'), (spec, cell, header) => {
      const value = read(spec, cell, header)
      if (typeof value === 'string' && spec.type === 'date') expect(value).toMatch(/^\d{4}-\d\d-\d\d$/)
    }),
    { numRuns: 1500 },
  )
})
