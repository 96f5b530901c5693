/** KP reguler: ceilings by diploma, ujian dinas, and the worked examples. */
import { describe, expect, it } from 'vitest'
import { educationCeiling, regularPromotion } from '#core/personnel/promotion-regular.ts'
import type { EducationLevel, PnsGrade } from '#core/personnel/record.ts'
import { requiredServiceExam } from '#core/personnel/service-exam.ts'
import { buildRecord, day, education, parameters, today } from './build-record.ts'

const find = (
  grade: PnsGrade,
  tmt: string,
  level: EducationLevel,
  parts: Parameters<typeof buildRecord>[0] = {},
  asOf = today,
) =>
  regularPromotion(
    buildRecord({ education: [education(level)], ...parts }),
    { grade, tmtGrade: day(tmt), asOf },
    parameters,
  )

describe('ceilings', () => {
  it.each([
    ['sd', 'II/a'],
    ['sltp', 'II/c'],
    ['sltp_kejuruan', 'II/d'],
    ['slta', 'III/b'],
    ['d1', 'III/b'],
    ['d2', 'III/b'],
    ['sgplb', 'III/c'],
    ['d3', 'III/c'],
    ['s1', 'III/d'],
    ['s2', 'IV/a'],
    ['s3', 'IV/b'],
  ] as const)('%s reaches %s and not one more', (level, ceiling) => {
    expect(educationCeiling(level, parameters)).toBe(ceiling)
    expect(find(ceiling, '2020-10-01', level).outcome).toBe('at_ceiling')
  })
})

describe('worked examples', () => {
  it.each([
    ['S1 in III/a', 'III/a', '2022-04-01', 's1', 'III/b', '2026-04-01'],
    ['SMA in II/c', 'II/c', '2021-12-01', 'slta', 'II/d', '2025-12-01'],
    ['four years full in a closed month', 'III/a', '2020-03-01', 's1', 'III/b', '2024-04-01'],
  ] as const)('%s', (_label, grade, tmt, level, target, eligibleOn) => {
    const found = find(grade, tmt, level)
    expect(found).toMatchObject({ outcome: 'expected', target })
    expect(found.eligibleOn?.toString()).toBe(eligibleOn)
  })

  it('SMA in III/b is at the ceiling, and hears of other ways', () => {
    const found = find('III/b', '2020-10-01', 'slta')
    expect(found).toMatchObject({ outcome: 'at_ceiling', target: null, eligibleOn: null })
    expect(found.caveats.join(' ')).toContain('penyesuaian ijazah')
  })

  it('a diploma that is not recorded lifts nothing', () => {
    const parts = { education: [education('slta'), education('s1', '2022-08-01', false)] }
    expect(find('III/b', '2020-10-01', 'slta', parts).outcome).toBe('at_ceiling')
  })

  it('does not guess a ceiling without a diploma', () => {
    expect(find('III/a', '2022-04-01', 's1', { education: [] }).outcome).toBe('unknown')
  })
})

describe('ujian dinas', () => {
  it.each([
    ['II/d SLTA without a course', 'II/d', 'slta', [], false, 'ujian_dinas_1'],
    ['II/d S1', 'II/d', 's1', [], false, null],
    ['II/d D3 with Diklatpim IV', 'II/d', 'd3', ['diklatpim_4'], false, null],
    ['II/d D3 with PKP', 'II/d', 'd3', ['pkp'], false, null],
    ['II/d D3 with UPKP only', 'II/d', 'd3', ['upkp'], false, 'ujian_dinas_1'],
    ['III/d S2', 'III/d', 's2', [], false, null],
    ['III/d S1', 'III/d', 's1', [], false, 'ujian_dinas_2'],
    ['III/d S1 with PKA', 'III/d', 's1', ['pka'], false, null],
    ['III/d S1 with PKP only', 'III/d', 's1', ['pkp'], false, 'ujian_dinas_2'],
    ['III/d in a functional post', 'III/d', 's1', [], true, null],
    ['III/c, no step that asks for one', 'III/c', 'slta', [], false, null],
  ] as const)('%s', (_label, grade, level, passed, isFunctional, expected) => {
    expect(requiredServiceExam({ grade, education: level, passed, isFunctional })).toBe(expected)
  })

  it('is open while there is time, failed when the time has come, met when passed', () => {
    const state = (tmt: string, exams: Parameters<typeof buildRecord>[0] = {}) =>
      find('II/d', tmt, 'slta', exams).conditions.find(({ text }) => text.includes('Ujian Dinas'))?.state
    expect(state('2024-04-01')).toBe('open')
    expect(state('2022-04-01')).toBe('failed')
    expect(find('II/d', '2022-12-01', 'slta', {}, day('2026-12-01')).conditions.at(-1)?.state).toBe('failed')
    expect(find('II/d', '2022-12-01', 'slta', {}, day('2026-11-30')).conditions.at(-1)?.state).toBe('open')
    expect(state('2022-04-01', { exams: [{ kind: 'ujian_dinas_1', passedOn: day('2025-06-01') }] })).toBe('met')
    expect(state('2022-04-01', { exams: [{ kind: 'ujian_dinas_1', passedOn: day('2026-12-01') }] })).toBe('failed')
  })
})
