/** KP of functional posts: level before rank, PAK before reckoning, and whose rule is another's. */
import { describe, expect, it } from 'vitest'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { functionalPromotion } from '#core/personnel/promotion-functional.ts'
import type { CreditEntry, FunctionalLevel, PnsGrade, PostEntry } from '#core/personnel/record.ts'
import { appraisal, buildRecord, day, education, parameters, post, rank, today } from './build-record.ts'

const pak = (level: FunctionalLevel, until: string, total: number): CreditEntry => ({
  level,
  from: day(until).with({ month: 1, day: 1 }),
  until: day(until),
  total,
})

const held = (level: FunctionalLevel, parts: Partial<PostEntry> = {}) =>
  post({ kind: 'fungsional', profession: 'Pranata Komputer', level, tmt: day('2022-01-03'), ...parts })

function find(
  grade: PnsGrade,
  tmt: string,
  own: PostEntry,
  parts: Parameters<typeof buildRecord>[0] = {},
  asOf = today,
) {
  const record = buildRecord({ ranks: [rank(grade, tmt)], posts: [own], ...parts })
  return functionalPromotion(record, own, { grade, tmtGrade: day(tmt), asOf }, parameters)
}

describe('worked examples', () => {
  it('Ahli Pertama III/a: 43,75 of 50 at New Year 2026, KP III/b from 1 July 2026', () => {
    const parts = { credits: [pak('ahli_pertama', '2025-12-31', 43.75)] }
    const found = find('III/a', '2023-01-01', held('ahli_pertama'), parts, day('2026-01-01'))
    expect(found).toMatchObject({ outcome: 'expected', target: 'III/b', levelRise: null })
    expect(found.credit).toMatchObject({ total: 43.75, threshold: 50, short: 6.25, monthsNeeded: 6 })
    expect(found.eligibleOn?.toString()).toBe('2026-07-01')
  })

  it('Ahli Muda III/d: the rise to Ahli Madya first, then KP IV/a from 1 October 2026', () => {
    const parts = {
      ranks: [rank('III/d', '2023-04-01')],
      appraisals: [appraisal(2023, 2), appraisal(2024, 2), appraisal(2025, 1)],
    }
    const found = find('III/d', '2023-04-01', held('ahli_muda', { tmt: day('2023-04-01') }), parts, day('2026-01-08'))
    expect(found).toMatchObject({ target: 'IV/a', levelRise: 'ahli_madya' })
    expect(found.credit).toMatchObject({ total: 181.25, short: 18.75, monthsNeeded: 9, fromPak: null })
    expect(found.eligibleOn?.toString()).toBe('2026-10-01')
    expect(found.conditions.some(({ text }) => text.includes('uji kompetensi'))).toBe(true)
    expect(found.caveats[0]).toContain('angka kredit dasar')
    expect(found.caveats[1]).toContain('Bila belum ada lowongan')
  })
})

describe('time in the rank', () => {
  it('two years are asked even when the credit is there', () => {
    const parts = { credits: [pak('ahli_muda', '2025-12-31', 180)] }
    expect(find('III/c', '2026-04-01', held('ahli_muda'), parts).eligibleOn?.toString()).toBe('2028-04-01')
  })
})

describe('what is taken for granted', () => {
  it('is said while the PAK itself is not enough, though months since then are', () => {
    const caveats = (total: number) =>
      find('III/c', '2023-04-01', held('ahli_muda'), { credits: [pak('ahli_muda', '2025-12-31', total)] }).caveats.join(
        ' ',
      )
    expect(caveats(90)).toContain('dianggap berpredikat Baik')
    expect(caveats(100)).not.toContain('dianggap berpredikat Baik')
  })
})

describe('where the count starts', () => {
  it('is the newest PAK of this level, whatever the order, and years inside it are not added again', () => {
    const credits = [
      pak('ahli_muda', '2025-12-31', 70),
      pak('ahli_muda', '2024-12-31', 45),
      pak('ahli_pertama', '2026-01-05', 100),
      pak('ahli_muda', '2026-06-30', 83),
    ]
    const appraisals = [appraisal(2024, 1), appraisal(2025, 1)]
    const found = find('III/c', '2023-04-01', held('ahli_muda'), { credits, appraisals }, day('2026-01-10'))
    expect(found.credit).toMatchObject({ total: 70, short: 30 })
    const onLastDay = find('III/c', '2023-04-01', held('ahli_muda'), { credits, appraisals }, day('2026-06-30'))
    expect(onLastDay.credit?.fromPak?.total).toBe(83)
  })

  it('is never reckoned for Terampil II/c and II/d, where sources differ', () => {
    const own = held('terampil', { tmt: day('2024-01-01') })
    expect(find('II/c', '2024-01-01', own).outcome).toBe('unknown')
    expect(find('II/c', '2024-01-01', own, { credits: [pak('terampil', '2025-12-31', 35)] }).outcome).toBe('expected')
  })

  it('is not reckoned for a level that was entered before the present rule', () => {
    expect(find('III/c', '2020-04-01', held('ahli_muda', { tmt: day('2020-04-01') })).outcome).toBe('unknown')
  })
})

describe('at the edges of a level', () => {
  const credits = [pak('ahli_pertama', '2025-12-31', 100), pak('penyelia', '2025-12-31', 100)]

  it('a level that was reached before its rank needs only the time', () => {
    const found = find('III/b', '2024-04-01', held('ahli_muda'))
    expect(found).toMatchObject({ outcome: 'expected', target: 'III/c', credit: null })
    expect(found.eligibleOn?.toString()).toBe('2026-04-01')
  })

  it('a rank above the level waits for the rise in level', () => {
    expect(find('III/c', '2024-04-01', held('ahli_pertama'), { credits }).outcome).toBe('at_ceiling')
  })

  it('a rank far below the level is left to the agency', () => {
    expect(find('III/a', '2024-04-01', held('ahli_muda'), { credits }).outcome).toBe('unknown')
  })

  it('Penyelia III/d is the top of its category', () => {
    expect(find('III/d', '2020-04-01', held('penyelia'), { credits }).outcome).toBe('at_ceiling')
  })
})

describe('professions', () => {
  it('a dosen is referred, a guru is computed with a caveat, others hear of the instansi pembina', () => {
    const parts = { credits: [pak('ahli_muda', '2025-12-31', 80)] }
    const of = (profession: string) => find('III/c', '2023-04-01', held('ahli_muda', { profession }), parts)
    expect(of('Dosen')).toMatchObject({ outcome: 'unknown', eligibleOn: null })
    expect(of('Guru').outcome).toBe('expected')
    expect(of('Guru').caveats.join(' ')).toContain('PermenPANRB 21/2024')
    expect(of('Perawat').caveats.join(' ')).toContain('Instansi pembina')
  })

  it('a higher degree since the last rank is said to add a quarter once, never added', () => {
    const degree = (graduatedOn: string) => ({
      credits: [pak('ahli_muda', '2025-12-31', 80)],
      education: [education('s1'), education('s2', graduatedOn)],
    })
    const later = find('III/c', '2023-04-01', held('ahli_muda'), degree('2025-08-01'))
    expect(later.caveats.join(' ')).toContain('dapat menambah 25% angka kredit kenaikan pangkat, satu kali')
    expect(later.credit?.threshold).toBe(100)
    const earlier = find('III/c', '2023-04-01', held('ahli_muda'), degree('2020-08-01'))
    expect(earlier.caveats.join(' ')).not.toContain('25%')
  })

  it('before the rule of 2023 nothing is reckoned', () => {
    const record = buildRecord({ posts: [held('ahli_muda')] })
    const asOf = day('2022-12-31')
    const then = parametersAt(defaultParameters, asOf)
    const found = functionalPromotion(
      record,
      held('ahli_muda'),
      { grade: 'III/c', tmtGrade: day('2022-04-01'), asOf },
      then,
    )
    expect(found).toMatchObject({ outcome: 'unknown', eligibleOn: null })
    expect(found.caveats[0]).toContain('aturan lain')
  })
})
