/** Masa kerja: since CPNS or the first agreement, in the golongan, and the cut across roman golongan. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextRaiseRow, payRows } from '#core/personnel/raise.ts'
import { gradeServiceAt, serviceAfterPromotion, serviceLength } from '#core/personnel/service-length.ts'
import { buildRecord, contract, day, parameters, raise, rank, today } from './build-record.ts'

describe('serviceLength', () => {
  it('counts from the TMT CPNS, and shows the masa kerja golongan beside it', () => {
    const found = serviceLength(buildRecord({ ranks: [rank('III/b', '2023-04-01', '8-1')] }), today)
    expect(found?.value).toMatchObject({ years: 11, months: 8, gradeService: { years: 11, months: 8 } })
    expect(found?.value.since.toString()).toBe('2015-03-01')
  })

  it('counts a PPPK from the start of the unbroken agreements', () => {
    const contracts = [contract('2024-03-01', '2025-02-28'), contract('2025-03-01', '2027-02-28')]
    const found = serviceLength(buildRecord({ kind: 'pppk', tmtCpns: null, contracts }), today)
    expect(found?.value).toMatchObject({ years: 2, months: 8, gradeService: null })
  })

  it('counts the time as CPNS', () => {
    expect(serviceLength(buildRecord({ kind: 'cpns', tmtCpns: day('2026-03-01') }), today)?.value.months).toBe(8)
  })

  it('says that CLTN is not taken off', () => {
    const statuses = [{ status: 'cltn' as const, from: day('2019-01-01'), until: day('2020-12-31') }]
    expect(serviceLength(buildRecord({ statuses }), today)?.caveats[0]).toContain('CLTN')
  })

  it('is nothing before the first day or without a start', () => {
    expect(serviceLength(buildRecord({ tmtCpns: day('2027-01-01') }), today)).toBeNull()
    expect(serviceLength(buildRecord({ tmtCpns: null }), today)).toBeNull()
  })
})

describe('gradeServiceAt', () => {
  it("runs on from the newest letter's figure", () => {
    const record = buildRecord({
      ranks: [rank('III/b', '2023-04-01', '8-1')],
      raises: [raise('kgb', 'III/b', '2025-03-01', '10-0')],
    })
    expect(gradeServiceAt(record, today)).toEqual({ years: 11, months: 8 })
  })
})

describe('serviceAfterPromotion', () => {
  it.each([
    ['I/d', 'II/a', '13-0', '7-0'],
    ['II/d', 'III/a', '13-0', '8-0'],
    ['III/d', 'IV/a', '20-3', '20-3'],
    ['II/c', 'II/d', '9-6', '9-6'],
    ['II/b', 'III/a', '8-2', '3-2'],
    ['I/c', 'III/a', '14-1', '3-1'],
    ['II/a', 'III/a', '3-0', '0-0'],
  ] as const)('%s to %s: %s becomes %s', (from, to, service, expected) => {
    const [years = 0, months = 0] = service.split('-').map(Number)
    const cut = serviceAfterPromotion(from, to, { years, months }, parameters)
    expect(`${cut.years}-${cut.months}`).toBe(expected)
  })

  it('does not move the date of the raise from II to III', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5 * 12 + 1, max: 33 * 12 - 1 }), (served) => {
        const service = { years: Math.floor(served / 12), months: served % 12 }
        const cut = serviceAfterPromotion('II/d', 'III/a', service, parameters)
        const dateIn = (grade: 'II/d' | 'III/a', { years, months }: typeof service) => {
          const figure = { tmt: today.with({ day: 1 }), serviceYears: years, serviceMonths: months }
          return nextRaiseRow(figure, today, payRows(grade, parameters))?.date.toString()
        }
        expect(dateIn('III/a', cut)).toBe(dateIn('II/d', service))
      }),
    )
  })
})
