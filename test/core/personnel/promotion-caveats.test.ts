/** What limits a promotion on any path: who decides, time outside service, and the shorter way of a Spesialis I. */
import { describe, expect, it } from 'vitest'
import { nextPromotion } from '#core/personnel/promotion.ts'
import { isSpecialist } from '#core/personnel/specialist.ts'
import { appraisal, buildRecord, day, education, parameters, post, rank, today } from './build-record.ts'

const rated = { appraisals: [appraisal(2024, 2), appraisal(2025, 2)] }
const head = post({ kind: 'jpt_pratama', echelon: 'II.a', tmt: day('2022-01-03'), inductedOn: day('2022-01-03') })

describe('who decides', () => {
  it.each([
    ['IV/b', 'Kepala BKN atas nama Presiden'],
    ['IV/c', 'Ditetapkan Presiden'],
  ] as const)('above %s: %s', (grade, expected) => {
    const record = buildRecord({ ranks: [rank(grade, '2022-10-01')], posts: [head], ...rated })
    expect(nextPromotion(record, today, parameters).caveats.join(' ')).toContain(expected)
  })

  it('is not said of what the agency itself decides', () => {
    const record = buildRecord({
      ranks: [rank('III/a', '2023-10-01')],
      posts: [post()],
      education: [education('s1')],
      ...rated,
    })
    expect(nextPromotion(record, today, parameters).caveats.join(' ')).not.toContain('Presiden')
  })
})

describe('time outside service', () => {
  const clerk = { ranks: [rank('III/a', '2023-10-01')], posts: [post()], education: [education('s1')], ...rated }
  const cltn = (from: string, until: string) => [{ status: 'cltn' as const, from: day(from), until: day(until) }]

  it('a CLTN inside the rank is said to move the date', () => {
    const record = buildRecord({ ...clerk, statuses: cltn('2024-03-01', '2025-02-28') })
    expect(nextPromotion(record, today, parameters).caveats[0]).toContain('Masa CLTN tidak dihitung')
  })

  it('one before the rank is not', () => {
    const record = buildRecord({ ...clerk, statuses: cltn('2020-03-01', '2021-02-28') })
    expect(nextPromotion(record, today, parameters).caveats.join(' ')).not.toContain('CLTN')
  })

  it('a tugas belajar is said to have rules of its own', () => {
    const record = buildRecord({ ...clerk, legalStatus: 'tugas_belajar', legalStatusSince: day('2025-09-01') })
    expect(nextPromotion(record, today, parameters).caveats.join(' ')).toContain('Selama tugas belajar')
  })
})

describe('Spesialis I', () => {
  const of = (grade: 'III/a' | 'III/b', programme: string, parts: Parameters<typeof buildRecord>[0] = {}) =>
    nextPromotion(
      buildRecord({
        ranks: [rank(grade, '2025-02-01')],
        posts: [post()],
        education: [{ ...education('s2'), programme }],
        appraisals: [appraisal(2025, 2)],
        ...parts,
      }),
      today,
      parameters,
    )

  it('III/b to III/c after two years and one year of Baik', () => {
    const found = of('III/b', 'Dokter Spesialis Anak')
    expect(found.value).toMatchObject({ outcome: 'expected', target: 'III/c', path: 'reguler' })
    expect(found.value.date?.toString()).toBe('2027-02-01')
    expect(found.conditions.filter(({ text }) => text.startsWith('Predikat SKP'))).toHaveLength(1)
    expect(found.basis[0]?.name).toBe('PP 99/2000 Pasal 7 ayat (2)')
  })

  it.each([
    ['III/a', 'Dokter Spesialis Anak'],
    ['III/b', 'Magister Kesehatan Masyarakat'],
  ] as const)('%s with %s waits four years', (grade, programme) => {
    expect(of(grade, programme).value.date?.toString()).toBe('2029-02-01')
  })

  it.each([
    ['Spesialis I', true],
    ['Dokter Spesialis Bedah', true],
    ['Sp.A', true],
    ['Sp-1 Ilmu Penyakit Dalam', true],
    ['Subspesialis', false],
    ['Spesifikasi Teknik', false],
    ['S2 Ilmu Perpustakaan', false],
  ])('%s: %s', (programme, expected) => {
    const record = buildRecord({ education: [{ ...education('s2'), programme }] })
    expect(isSpecialist(record, today)).toBe(expected)
  })

  it('a diploma that BKN has not recorded shortens nothing', () => {
    const record = buildRecord({ education: [{ ...education('s2', '2020-08-01', false), programme: 'Spesialis I' }] })
    expect(isSpecialist(record, today)).toBe(false)
  })
})
