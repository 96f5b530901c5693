/** Competency gaps: never below zero, and not assessed is not a gap of zero. */
import { describe, expect, it } from 'vitest'
import { competencyGaps, competencyMissing } from '#core/personnel/competency-gap.ts'
import type { CompetencyGap } from '#core/personnel/record.ts'
import { buildRecord, parameters } from './build-record.ts'

const competency = (name: string, required: number, assessed: number | null): CompetencyGap => ({
  code: name,
  name,
  kind: 'manajerial',
  isDigital: false,
  required,
  assessed,
})
const find = (competencies: CompetencyGap[]) => competencyGaps(buildRecord({ competencies }), parameters)

describe('competencyMissing', () => {
  it.each([
    [3, 2, 1],
    [2, 3, 0],
    [3, 3, 0],
    [3, null, null],
  ])('required %d, assessed %s: %s', (required, assessed, expected) => {
    expect(competencyMissing({ required, assessed })).toBe(expected)
  })
})

describe('competencyGaps', () => {
  it('puts the largest gap first and keeps what is not assessed apart', () => {
    const found = find([
      competency('Komunikasi', 3, 2),
      competency('Integritas', 3, 4),
      competency('Kerja sama', 4, 2),
      competency('Adaptasi', 3, 2),
      competency('Perekat bangsa', 3, null),
    ])
    expect(found.value.gaps.map(({ competency: { name }, missing }) => [name, missing])).toEqual([
      ['Kerja sama', 2],
      ['Adaptasi', 1],
      ['Komunikasi', 1],
    ])
    expect(found.value.unassessed.map(({ name }) => name)).toEqual(['Perekat bangsa'])
    expect(found.caveats).toEqual(['1 kompetensi belum dinilai.'])
    expect(found.value).toMatchObject({ matchPercent: (9 / 13) * 100, band: 'partly' })
  })

  it.each([
    [80, 4, 'fit'],
    [60, 3, 'unfit'],
  ])('%d percent', (percent, assessed, band) => {
    expect(find([competency('Komunikasi', 5, assessed)]).value).toMatchObject({ matchPercent: percent, band })
  })

  it('has no match where nothing was assessed', () => {
    expect(find([competency('Komunikasi', 3, null)]).value).toMatchObject({ matchPercent: null, band: null })
  })
})
