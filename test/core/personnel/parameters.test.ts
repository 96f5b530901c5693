/** The dated parameters: what is in force when, and what a bad row gets. */
import { describe, expect, it } from 'vitest'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { type ParameterRow, parameterKeys, parametersAt } from '#core/personnel/parameters.ts'
import { day, today } from './build-record.ts'

const row = (key: string, value: unknown, validFrom: string): ParameterRow => ({
  key,
  value,
  validFrom: day(validFrom),
  source: 'Edaran contoh',
  status: 'local',
})

describe('parametersAt', () => {
  it('has an answer for every day since 2000, and says which rows are younger than the day', () => {
    for (let date = day('2000-01-01'); date.year < 2031; date = date.add({ days: 1 })) {
      const { notYet } = parametersAt(defaultParameters, date)
      expect(notYet.includes('creditThresholds')).toBe(date.year < 2023)
      expect(notYet.includes('leaveDays')).toBe(Temporal.PlainDate.compare(date, '2017-04-07') < 0)
    }
  })

  it('makes one object for all days between two changes', () => {
    const first = parametersAt(defaultParameters, day('2026-01-01'))
    expect(parametersAt(defaultParameters, day('2026-12-31'))).toBe(first)
    expect(parametersAt(defaultParameters, day('2025-09-30'))).not.toBe(first)
  })

  it('holds a value for every key from the seed', () => {
    const { notYet, ...values } = parametersAt(defaultParameters, today)
    expect(Object.keys(values).sort()).toEqual([...parameterKeys].sort())
    expect(notYet).toEqual([])
  })

  it('lets a newer row take over on its day and not before, in whatever order they come', () => {
    const rows = [row('promotionCutoffDays', 45, '2027-01-01'), ...defaultParameters]
    expect(parametersAt(rows, day('2026-12-31')).promotionCutoffDays).toBe(60)
    expect(parametersAt(rows, day('2027-01-01')).promotionCutoffDays).toBe(45)
  })

  it('keeps every promotion period, also one that begins later', () => {
    const rows = [row('promotionPeriods', [6, 12], '2030-01-01'), ...defaultParameters]
    const from = parametersAt(rows, today).promotionPeriods.map((period) => period.from.toString())
    expect(from).toEqual(['2002-01-01', '2024-01-01', '2025-10-01', '2030-01-01'])
  })

  it.each([
    ['an unknown key', 'promotionCutofDays', 30, /"promotionCutofDays" is unknown/],
    ['the name of an inherited property', 'toString', 30, /"toString" is unknown/],
    ['a text for a number', 'promotionCutoffDays', 'dua bulan', /"promotionCutoffDays" is wrong: .*number/],
    ['a negative number', 'promotionCutoffDays', -1, /"promotionCutoffDays" is wrong/],
    ['a month 13', 'promotionPeriods', [1, 13], /"promotionPeriods" is wrong: 1: /],
    ['no month at all', 'promotionPeriods', [], /"promotionPeriods" is wrong/],
    ['years that do not ascend', 'longServiceYears', [10, 30, 20], /"longServiceYears" is wrong: years must ascend/],
    ['a missing golongan', 'payRowsPns', { 'I/a': [0, 2] }, /"payRowsPns" is wrong: I\/b: /],
    ['a day that no month has', 'appraisalCalendar', { planDue: '01-32' }, /planDue: a month and day/],
  ])('refuses %s and names key and reason', (_label, key, value, message) => {
    expect(() => parametersAt([...defaultParameters, row(key, value, '2000-01-01')], today)).toThrow(message)
  })

  it('checks a row that is not in force yet', () => {
    const rows = [...defaultParameters, row('promotionCutoffDays', 'besok', '2040-01-01')]
    expect(() => parametersAt(rows, today)).toThrow(/"promotionCutoffDays" is wrong/)
  })

  it.each(['leaveDays', 'promotionPeriods'])('names a key that has no row at all: %s', (missing) => {
    const rows = defaultParameters.filter(({ key }) => key !== missing)
    expect(() => parametersAt(rows, today)).toThrow(`Rule parameter "${missing}" has no value`)
  })
})

describe('the seed', () => {
  const { payRowsPns, payRowsPppk } = parametersAt(defaultParameters, today)
  const count = (rows: Record<string, number[]>): number => Object.values(rows).flat().length

  it('has as many rows in the pay tables as the annexes of PP 5/2024 and Perpres 11/2024', () => {
    expect(count(payRowsPns)).toBe(272)
    expect(count(payRowsPppk)).toBe(272)
    const lengths = (['I/a', 'I/b', 'II/a', 'II/b', 'III/a'] as const).map((grade) => payRowsPns[grade].length)
    expect(lengths).toEqual([14, 13, 18, 16, 17])
  })

  it('starts and ends each column where the annex does', () => {
    expect([payRowsPns['I/a'][0], payRowsPns['I/a'].at(-1)]).toEqual([0, 26])
    expect([payRowsPns['I/d'][0], payRowsPns['I/d'].at(-1)]).toEqual([3, 27])
    expect([payRowsPns['II/a'].slice(0, 3), payRowsPns['II/a'].at(-1)]).toEqual([[0, 1, 3], 33])
    expect([payRowsPns['II/c'][0], payRowsPns['II/c'].at(-1)]).toEqual([3, 33])
    expect([payRowsPns['IV/e'][0], payRowsPns['IV/e'].at(-1)]).toEqual([0, 32])
    expect([payRowsPppk.V.slice(0, 3), payRowsPppk.VII[0], payRowsPppk.IX.at(-1)]).toEqual([[0, 1, 3], 3, 32])
  })

  it('names a source for every row', () => {
    expect(defaultParameters.filter(({ source }) => source.trim() === '')).toEqual([])
  })
})
