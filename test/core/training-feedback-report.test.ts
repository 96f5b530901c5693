/** What HR reads of the answers: sums, means, and nothing that tells whose they are. */
import { describe, expect, it } from 'vitest'
import { type CompetencyTally, feedbackReport, type SessionTally } from '#core/training-feedback-report.ts'
import { day } from '#test/support/record.ts'

const none = { count: 0, sum: 0 }

function session(parts: Partial<SessionTally>): SessionTally {
  return {
    session: 1,
    title: 'Literasi Data',
    provider: 'BKPP',
    startsOn: day('2026-11-10'),
    endsOn: day('2026-11-11'),
    asked: 0,
    answered: 0,
    useful: none,
    used: none,
    later: none,
    missing: [],
    ...parts,
  }
}
const gap = (parts: Partial<CompetencyTally>): CompetencyTally => ({
  session: 1,
  code: 'data',
  name: 'Literasi Data',
  people: 4,
  before: none,
  after: none,
  ...parts,
})

describe('the report', () => {
  const sessions = [
    session({ session: 1, asked: 10, answered: 4, useful: { count: 4, sum: 14 }, missing: ['praktik'] }),
    session({
      session: 2,
      title: 'Arsip',
      asked: 5,
      answered: 2,
      useful: { count: 2, sum: 2 },
      missing: ['waktu'],
      startsOn: day('2026-11-16'),
    }),
    session({ session: 3, title: 'Jaringan', provider: 'PPSDM', answered: 3, useful: { count: 3, sum: 6 } }),
  ]
  const gaps = [
    gap({ session: 1, before: { count: 4, sum: 8 }, after: { count: 3, sum: 3 } }),
    gap({ session: 2, people: 2, before: { count: 2, sum: 4 } }),
    gap({ session: 2, code: 'team', name: 'Kerja Sama', people: 2, before: { count: 2, sum: 1 } }),
  ]

  it('by session puts the least useful first and keeps two answers to itself', () => {
    const rows = feedbackReport('session', sessions, gaps)
    expect(rows.map(({ name, useful }) => [name, useful.mean])).toEqual([
      ['Jaringan', 2],
      ['Literasi Data', 3.5],
      ['Arsip', null],
    ])
    const [, first, hidden] = rows
    expect(first?.missing).toEqual(['praktik'])
    expect(hidden).toMatchObject({ asked: 5, answered: 2, missing: [], useful: { count: 2, mean: null } })
    expect(first?.gaps).toEqual([
      { code: 'data', name: 'Literasi Data', people: 4, before: { count: 4, mean: 2 }, after: { count: 3, mean: 1 } },
    ])
  })

  it('by provider adds its sessions up, the newest first', () => {
    const [, bkpp] = feedbackReport('provider', sessions, gaps)
    expect(bkpp).toMatchObject({ name: 'BKPP', asked: 15, answered: 6, useful: { count: 6, mean: 16 / 6 } })
    expect(bkpp?.sessions.map((each) => each.session)).toEqual([2, 1])
    expect(bkpp?.missing).toEqual(['praktik', 'waktu'])
    expect(bkpp?.gaps.map(({ name, people, before }) => [name, people, before])).toEqual([
      ['Kerja Sama', 2, { count: 2, mean: null }],
      ['Literasi Data', 6, { count: 6, mean: 2 }],
    ])
  })

  it('by competency shows each session under all that it teaches', () => {
    const rows = feedbackReport('competency', sessions, gaps)
    expect(rows.map(({ name, answered }) => [name, answered])).toEqual([
      ['Literasi Data', 6],
      ['Kerja Sama', 2],
    ])
    expect(rows[0]?.gaps.map(({ code }) => code)).toEqual(['data'])
  })
})
