/** IP-ASN: BKN's number with its level, and what raises it; no number of ours. */
import { describe, expect, it } from 'vitest'
import { indexLevel, professionalismIndex } from '#core/personnel/professionalism-index.ts'
import type { IndexYear } from '#core/personnel/record.ts'
import { buildRecord, education, parameters, post, today } from './build-record.ts'

const measured = (year: number, total: number, parts: Partial<IndexYear> = {}): IndexYear => ({
  year,
  qualification: null,
  competence: null,
  performance: null,
  discipline: null,
  total,
  ...parts,
})

describe('indexLevel', () => {
  it.each([
    [100, 'very_high'],
    [91, 'very_high'],
    [90.5, 'very_high'],
    [90.49, 'high'],
    [85, 'high'],
    [80.5, 'high'],
    [80.4, 'middle'],
    [70.4, 'low'],
    [67.5, 'low'],
    [60.5, 'low'],
    [60.49, 'very_low'],
    [0, 'very_low'],
  ] as const)('%s points: %s', (total, level) => {
    expect(indexLevel(total, parameters)).toBe(level)
  })

  it('never falls while the points rise', () => {
    const order = ['very_low', 'low', 'middle', 'high', 'very_high']
    let before = 0
    for (let cents = 0; cents <= 10_000; cents++) {
      const place = order.indexOf(indexLevel(cents / 100, parameters))
      expect(place).toBeGreaterThanOrEqual(before)
      before = place
    }
  })
})

describe('professionalismIndex', () => {
  const of = (indices: readonly IndexYear[], parts: Parameters<typeof buildRecord>[0] = {}) =>
    professionalismIndex(
      buildRecord({ indices, posts: [post()], education: [education('s1')], ...parts }),
      today,
      parameters,
    )

  it('shows the newest year that is not ahead', () => {
    const found = of([measured(2027, 99), measured(2025, 67.5), measured(2024, 85)])
    expect(found.value).toMatchObject({ known: { year: 2025, total: 67.5 }, level: 'low', rounded: 68 })
    expect(found.caveats.join(' ')).toContain('dibaca dari 68')
  })

  it('says nothing of rounding where the number is whole', () => {
    expect(of([measured(2025, 85)]).caveats).toEqual([])
  })

  it('without a number computes none, and still tells what raises it', () => {
    const { value } = of([])
    expect(value).toMatchObject({ known: null, level: null })
    expect(value.raises).toContain('Pelatihan teknis paling sedikit 20 JP: sampai 22,5 poin')
    expect(value.raises).toContain('Ijazah S2 atau setara yang tercatat di BKN: sampai 20 poin')
  })

  it('names only what is not full yet, and never discipline', () => {
    const full = { qualification: 25, competence: 40, performance: 30, discipline: 3 }
    expect(of([measured(2025, 98, full)]).value.raises).toEqual([])
    const { raises } = of([measured(2025, 85, { ...full, performance: 25 })]).value
    expect(raises).toEqual(['Predikat SKP Sangat Baik: sampai 30 poin'])
  })

  it('counts a course of the post for functional and managerial posts only', () => {
    const kinds = ['pelaksana', 'fungsional', 'pengawas'] as const
    const courses = kinds.map((kind) =>
      of([], { posts: [post({ kind })] }).value.raises.filter((text) => text.endsWith('jabatan: sampai 15 poin')),
    )
    expect(courses.map(({ length }) => length)).toEqual([0, 1, 1])
  })
})
