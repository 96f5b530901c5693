/** What holds on a day is found by date: rank, own post, education, service figure, legal status. */
import { describe, expect, it } from 'vitest'
import {
  currentPost,
  currentRank,
  latestServiceFigure,
  legalStatusAt,
  recognisedEducation,
} from '#core/personnel/current.ts'
import { buildRecord, day, education, post, raise, rank, today } from './build-record.ts'

describe('currentRank', () => {
  it('is the newest by TMT whatever the order of rows, and not one that is still to come', () => {
    const ranks = [rank('III/b', '2023-04-01'), rank('III/c', '2027-04-01'), rank('III/a', '2019-04-01')]
    expect(currentRank(buildRecord({ ranks }), today)?.grade).toBe('III/b')
    expect(currentRank(buildRecord({ ranks }), day('2027-04-01'))?.grade).toBe('III/c')
    expect(currentRank(buildRecord({ ranks }), day('2019-03-31'))).toBeNull()
  })
})

describe('currentPost', () => {
  it.each(['plt', 'plh', 'pj', 'tugas_tambahan'] as const)('is never an appointment as %s', (assignment) => {
    const own = post({ title: 'Analis', tmt: day('2020-01-02') })
    const acting = post({ kind: 'administrator', title: 'Camat', assignment, tmt: day('2026-01-02') })
    expect(currentPost(buildRecord({ posts: [own, acting] }), today)?.title).toBe('Analis')
  })

  it('ends on its last day', () => {
    const posts = [post({ tmt: day('2020-01-02'), endedOn: day('2026-11-24') })]
    expect(currentPost(buildRecord({ posts }), today)).not.toBeNull()
    expect(currentPost(buildRecord({ posts }), today.add({ days: 1 }))).toBeNull()
  })
})

describe('recognisedEducation', () => {
  it('leaves out a diploma that BKN has not recorded', () => {
    const record = buildRecord({
      education: [education('s2', '2024-08-01', false), education('d3'), education('slta')],
    })
    expect(recognisedEducation(record, today)?.level).toBe('d3')
  })
})

describe('latestServiceFigure', () => {
  const decree = rank('III/b', '2023-04-01', '8-1')

  it.each([
    ['a later KGB letter', [raise('kgb', 'III/b', '2025-03-01', '10-0')], 'kgb'],
    ['a later PMK', [raise('pmk', 'III/b', '2024-01-01', '9-6')], 'pmk'],
    ['an older KGB letter', [raise('kgb', 'III/a', '2021-03-01', '6-0')], 'kp'],
    ['a PMK of the same day', [raise('pmk', 'III/b', '2023-04-01', '10-0')], 'pmk'],
    ['a KGB letter of the same day', [raise('kgb', 'III/b', '2023-04-01', '8-0')], 'kp'],
    ['a letter of the future', [raise('kgb', 'III/b', '2027-03-01', '12-0')], 'kp'],
    ['a letter that was not cut yet', [raise('kgb', 'II/d', '2024-03-01', '14-0')], 'kp'],
  ])('with %s', (_label, raises, source) => {
    expect(latestServiceFigure(buildRecord({ ranks: [decree], raises }), today)?.source).toBe(source)
  })
})

describe('legalStatusAt', () => {
  it('is that of the spell that covers the day', () => {
    const statuses = [{ status: 'cltn' as const, from: day('2024-01-01'), until: day('2024-12-31') }]
    const record = buildRecord({ statuses })
    expect(legalStatusAt(record, day('2024-12-31'))).toBe('cltn')
    expect(legalStatusAt(record, day('2025-01-01'))).toBe('aktif')
  })

  it('is not yet what it becomes later', () => {
    const record = buildRecord({ legalStatus: 'mpp', legalStatusSince: day('2026-12-01') })
    expect(legalStatusAt(record, today)).toBe('aktif')
    expect(legalStatusAt(record, day('2026-12-01'))).toBe('mpp')
  })
})
