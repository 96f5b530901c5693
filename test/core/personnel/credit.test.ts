/** Angka kredit: exact months, the worked examples, and no threshold reached too early or too late. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCredit, creditFor, monthsNeeded } from '#core/personnel/credit.ts'
import { functionalLevels, type Predicate } from '#core/personnel/record.ts'
import { day, parameters, today } from './build-record.ts'

describe('creditFor', () => {
  it.each([
    ['Ahli Pertama, Baik, two months', 'ahli_pertama', 2, 2, 12.5 / 6],
    ['Ahli Muda, Butuh Perbaikan, a year', 'ahli_muda', 3, 12, 18.75],
    ['Terampil, Baik, four years', 'terampil', 2, 48, 20],
    ['Ahli Muda, Baik, nine months', 'ahli_muda', 2, 9, 18.75],
    ['Ahli Pertama, Sangat Baik, a year', 'ahli_pertama', 1, 12, 18.75],
    ['Pemula, Sangat Kurang, a year', 'pemula', 5, 12, 0.9375],
  ] as const)('%s', (_label, level, predicate, months, expected) => {
    expect(creditFor(level, predicate, months, parameters)).toBe(expected)
  })
})

describe('monthsNeeded', () => {
  it.each([
    ['Ahli Pertama 43,75 of 50', 'ahli_pertama', 43.75, 50, 6],
    ['Ahli Muda 181,25 of 200, where decimals would say ten', 'ahli_muda', 181.25, 200, 9],
    ['nothing missing', 'ahli_muda', 200, 200, 0],
    ['more than enough', 'ahli_muda', 230.5, 200, 0],
    ['a thousandth missing', 'ahli_muda', 199.999, 200, 1],
  ] as const)('%s', (_label, level, total, threshold, expected) => {
    expect(monthsNeeded(level, total, threshold, parameters)).toBe(expected)
  })

  it('is the least number of months that is enough', () => {
    const thousandths = fc.integer({ min: 0, max: 450_000 }).map((value) => value / 1000)
    fc.assert(
      fc.property(fc.constantFrom(...functionalLevels), thousandths, thousandths, (level, total, threshold) => {
        const months = monthsNeeded(level, total, threshold, parameters)
        expect(total + creditFor(level, 2, months, parameters)).toBeGreaterThanOrEqual(threshold - 1e-9)
        if (months > 0) expect(total + creditFor(level, 2, months - 1, parameters)).toBeLessThan(threshold)
      }),
    )
  })
})

describe('countCredit', () => {
  const known = (predicates: Record<number, Predicate>) => (year: number) => predicates[year] ?? null

  it('reaches 50 at the end of June 2026 in the first worked example', () => {
    const predicateOf = known({ 2023: 2, 2024: 1, 2025: 2 })
    const input = { level: 'ahli_pertama', total: 0, from: day('2023-01-01'), threshold: 50, predicateOf } as const
    const atNewYear = countCredit({ ...input, asOf: day('2026-01-01') }, parameters)
    expect(atNewYear.total).toBe(43.75)
    expect(atNewYear.reachedOn.toString()).toBe('2026-07-01')
    expect(countCredit({ ...input, asOf: today }, parameters).reachedOn.toString()).toBe('2026-07-01')
  })

  it('reaches 200 at the end of September 2026 in the second, entered in the middle of a year', () => {
    const predicateOf = known({ 2023: 2, 2024: 2, 2025: 1 })
    const input = { level: 'ahli_muda', total: 100, from: day('2023-04-01'), threshold: 200, predicateOf } as const
    const count = countCredit({ ...input, asOf: day('2026-01-01') }, parameters)
    expect(count.total).toBe(181.25)
    expect(count.reachedOn.toString()).toBe('2026-10-01')
  })

  it('is there at once when the starting total is enough', () => {
    const input = { level: 'mahir', total: 60, from: day('2026-01-01'), threshold: 50, asOf: today } as const
    expect(countCredit({ ...input, predicateOf: () => null }, parameters).reachedOn.toString()).toBe('2026-01-01')
  })

  it('does not count the month in which somebody began on another day than the first', () => {
    const input = {
      level: 'terampil',
      total: 0,
      from: day('2026-01-15'),
      threshold: 20,
      asOf: day('2026-03-20'),
    } as const
    const count = countCredit({ ...input, predicateOf: () => 2 }, parameters)
    expect(count.total).toBe(creditFor('terampil', 2, 1, parameters))
    expect(count.reachedOn.toString()).toBe('2030-02-01')
  })

  it('the day that is asked from does not move the day that is found', () => {
    const date = fc.integer({ min: 0, max: 3000 }).map((days) => day('2023-01-01').add({ days }))
    fc.assert(
      fc.property(fc.constantFrom(...functionalLevels), date, date, (level, a, b) => {
        const input = { level, total: 3.333, from: day('2023-01-01'), threshold: 60, predicateOf: () => 2 as Predicate }
        const first = countCredit({ ...input, asOf: a }, parameters).reachedOn
        expect(countCredit({ ...input, asOf: b }, parameters).reachedOn.equals(first)).toBe(true)
      }),
    )
  })
})
