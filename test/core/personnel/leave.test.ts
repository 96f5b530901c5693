/** Cuti tahunan: the quota, what is carried over, and who has none yet. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annualLeave, annualQuota } from '#core/personnel/leave.ts'
import type { LeaveYear } from '#core/personnel/record.ts'
import { buildRecord, contract, day, parameters, today } from './build-record.ts'

const quota = (unusedLastYear: number, unusedYearBefore: number, isPppk = false, collectiveWorked = 0) =>
  annualQuota({ isPppk, unusedLastYear, unusedYearBefore, collectiveWorked }, parameters).total

const used = (year: number, days: number, collectiveWorked = 0): LeaveYear => ({ year, used: days, collectiveWorked })

describe('annualQuota', () => {
  it.each([
    [8, 12, 18],
    [3, 12, 15],
    [12, 12, 24],
    [12, 5, 18],
    [0, 0, 12],
  ])('unused %d last year and %d the year before: %d', (lastYear, yearBefore, expected) => {
    expect(quota(lastYear, yearBefore)).toBe(expected)
  })

  it('carries nothing over for a PPPK', () => {
    expect(quota(8, 0, true)).toBe(12)
    expect(quota(12, 12, true)).toBe(12)
  })

  it('gives back cuti bersama that was worked', () => {
    expect(quota(0, 0, false, 2)).toBe(14)
  })

  it('lies between 12 and 24, above 18 only after two whole years', () => {
    const days = fc.integer({ min: 0, max: 12 })
    fc.assert(
      fc.property(days, days, (lastYear, yearBefore) => {
        const total = quota(lastYear, yearBefore)
        expect(total).toBeGreaterThanOrEqual(12)
        expect(total).toBeLessThanOrEqual(lastYear === 12 && yearBefore === 12 ? 24 : 18)
      }),
    )
  })
})

describe('annualLeave', () => {
  const find = (parts: Parameters<typeof buildRecord>[0], asOf = today) =>
    annualLeave(buildRecord(parts), asOf, parameters)

  it('subtracts what was used this year', () => {
    const { value, caveats } = find({ leave: [used(2026, 7), used(2025, 4), used(2024, 12)] })
    expect(value).toMatchObject({ outcome: 'entitled', used: 7, remaining: 11 })
    expect(value.quota).toMatchObject({ base: 12, carried: 6, total: 18 })
    expect(caveats).toEqual([])
  })

  it('carries a whole year after two without leave', () => {
    expect(find({ leave: [used(2026, 0), used(2025, 0), used(2024, 0)] }).value.quota?.total).toBe(24)
  })

  it('carries nothing without data, and says so', () => {
    const found = find({ leave: [used(2026, 2)] })
    expect(found.value.remaining).toBe(10)
    expect(found.caveats[0]).toContain('2025 belum tercatat')
  })

  it('never remains below zero', () => {
    expect(find({ leave: [used(2026, 20), used(2025, 12)] }).value.remaining).toBe(0)
  })

  it('begins after a year, CPNS time included', () => {
    const parts = { kind: 'cpns' as const, tmtCpns: day('2026-03-01') }
    expect(find(parts).value.entitledFrom?.toString()).toBe('2027-03-01')
    expect(find(parts, day('2027-02-28')).value.outcome).toBe('not_yet')
    expect(find(parts, day('2027-03-01')).value.outcome).toBe('entitled')
  })

  it('of a PPPK comes with the open question of carry-over', () => {
    const found = find({
      kind: 'pppk',
      contracts: [contract('2024-03-01', '2029-02-28')],
      leave: [used(2026, 0), used(2025, 4)],
    })
    expect(found.value.quota?.total).toBe(12)
    expect(found.caveats[0]).toContain('sisa cuti PPPK')
  })

  it('is refused where no rule is known or the status has none', () => {
    expect(find({ kind: 'pppk_paruh_waktu' }).value.outcome).toBe('unknown')
    expect(find({ legalStatus: 'cltn' }).value.outcome).toBe('not_applicable')
    expect(find({ legalStatus: 'tugas_belajar' }).value.outcome).toBe('not_applicable')
    expect(find({ tmtCpns: null }).value.outcome).toBe('unknown')
  })
})
