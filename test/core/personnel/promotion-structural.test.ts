/** KP pilihan of managerial posts: below, inside and at the top of the range of the post. */
import { describe, expect, it } from 'vitest'
import { structuralPromotion, structuralStep } from '#core/personnel/promotion-structural.ts'
import { day, parameters, post, today } from './build-record.ts'

describe('structuralStep', () => {
  it.each([
    ['a year in rank and a year in post', 'III/b', '2025-04-01', '2025-09-01', '2026-09-01'],
    ['four years in rank, first period after the induction', 'III/b', '2022-01-01', '2026-03-16', '2026-04-01'],
    ['inside the range four years', 'III/c', '2023-05-01', '2025-01-06', '2027-05-01'],
    ['an induction on the last of a month', 'III/b', '2025-01-01', '2025-10-31', '2026-11-01'],
    ['inducted on 29 February', 'III/b', '2023-01-01', '2024-02-29', '2025-04-01'],
  ] as const)('pengawas IV.a: %s', (_label, grade, tmt, inducted, expected) => {
    const input = { grade, tmtGrade: day(tmt), echelon: 'IV.a', inductedOn: day(inducted) } as const
    expect(structuralStep(input, parameters).eligibleOn?.toString()).toBe(expected)
  })

  it.each([
    ['III/d', 'at_ceiling'],
    ['III/a', 'too_far_below'],
  ] as const)('pengawas IV.a in %s: %s', (grade, outcome) => {
    const input = { grade, tmtGrade: day('2020-04-01'), echelon: 'IV.a', inductedOn: day('2024-01-02') } as const
    expect(structuralStep(input, parameters)).toMatchObject({ outcome, eligibleOn: null })
  })
})

describe('structuralPromotion', () => {
  const input = { grade: 'III/b', tmtGrade: day('2025-04-01'), asOf: today } as const

  it('shows both years of the short way, and asks for verification', () => {
    const held = post({ kind: 'pengawas', echelon: 'IV.a', inductedOn: day('2026-09-01'), tmt: day('2026-09-01') })
    const found = structuralPromotion(held, input, parameters)
    expect(found.conditions.map(({ state }) => state)).toEqual(['met', 'open', 'met'])
    expect(found.caveats[0]).toContain('verifikasi BKPP')
  })

  it('counts the year in the post as full on its day', () => {
    const held = post({ kind: 'pengawas', echelon: 'IV.a', tmt: day('2025-11-24') })
    expect(structuralPromotion(held, input, parameters).conditions[1]?.state).toBe('met')
  })

  it('takes the TMT of the post when nobody wrote down the induction', () => {
    const held = post({ kind: 'pengawas', echelon: 'IV.a', tmt: day('2025-09-01') })
    expect(structuralPromotion(held, input, parameters).eligibleOn?.toString()).toBe('2026-09-01')
  })

  it('does not guess the range without an echelon', () => {
    expect(structuralPromotion(post({ kind: 'pengawas' }), input, parameters).outcome).toBe('unknown')
  })
})
