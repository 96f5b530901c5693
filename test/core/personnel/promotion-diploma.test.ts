/** Penyesuaian ijazah: a hint only where a diploma opens a higher rank. */
import { describe, expect, it } from 'vitest'
import { diplomaPromotion } from '#core/personnel/promotion-diploma.ts'
import type { EducationLevel, PnsGrade } from '#core/personnel/record.ts'
import { appraisal, buildRecord, education, parameters, rank, today } from './build-record.ts'

const find = (grade: PnsGrade, level: EducationLevel, isRecognised = true, kind: 'pns' | 'cpns' = 'pns') =>
  diplomaPromotion(
    buildRecord({
      kind,
      ranks: [rank(grade, '2024-04-01')],
      education: [education('sd'), education(level, '2023-08-01', isRecognised)],
      appraisals: [appraisal(2025, 2)],
    }),
    today,
    parameters,
  )

describe('diplomaPromotion', () => {
  it.each([
    ['sltp', 'I/a', 'I/c'],
    ['slta', 'I/d', 'II/a'],
    ['d2', 'II/a', 'II/b'],
    ['d3', 'II/b', 'II/c'],
    ['s1', 'II/d', 'III/a'],
    ['s2', 'III/a', 'III/b'],
    ['s3', 'III/b', 'III/c'],
  ] as const)('%s in %s opens %s', (level, grade, target) => {
    expect(find(grade, level)?.value).toEqual({ level, target, isRecognised: true })
  })

  it.each([
    ['s1', 'III/a'],
    ['slta', 'II/c'],
    ['sd', 'I/a'],
  ] as const)('%s in %s opens nothing', (level, grade) => {
    expect(find(grade, level)).toBeNull()
  })

  it('a diploma that is not recorded fails its first condition', () => {
    const found = find('II/c', 's1', false)
    expect(found?.value.isRecognised).toBe(false)
    expect(found?.conditions[0]).toEqual({ state: 'failed', text: 'Ijazah S1/D4 sudah tercatat (pencantuman gelar)' })
  })

  it('lists exam and formation as open', () => {
    const open = find('II/c', 's1')?.conditions.filter(({ state }) => state === 'open')
    expect(open?.map(({ text }) => text)).toEqual([
      'Lulus ujian penyesuaian (UPKP)',
      'Tugas sesuai ijazah dan formasi tersedia',
    ])
  })

  it('is not for CPNS', () => {
    expect(find('II/c', 's1', true, 'cpns')).toBeNull()
  })
})
