/** KGB: every worked example, then every rank with every service on every day, then what stands against it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextRaise, nextRaiseRow, payRows } from '#core/personnel/raise.ts'
import { type Grade, pnsGrades, pppkGrades } from '#core/personnel/record.ts'
import { appraisal, buildRecord, contract, day, parameters, post, raise, rank, today } from './build-record.ts'

const row = (grade: Grade, tmt: string, service: string, asOf = today) => {
  const found = nextRaiseRow(rank(grade, tmt, service), asOf, payRows(grade, parameters))
  return found ? `${found.date}, ${found.years} y` : 'none'
}

describe('nextRaiseRow', () => {
  it.each([
    ['two years after the first', 'III/a', '2025-03-01', '0-0', '2027-03-01, 2 y'],
    ['service goes on through a promotion', 'III/c', '2024-04-01', '9-3', '2027-01-01, 12 y'],
    ['II/a after one year', 'II/a', '2026-03-01', '0-0', '2027-03-01, 1 y'],
    ['II/c starts at three', 'II/c', '2025-06-01', '3-0', '2027-06-01, 5 y'],
    ['cut by five years', 'III/a', '2026-10-01', '8-0', '2028-10-01, 10 y'],
    ['the last row', 'IV/a', '2022-04-01', '26-6', '2027-10-01, 32 y'],
    ['past the last row', 'IV/b', '2020-04-01', '30-0', 'none'],
    ['after penyesuaian ijazah', 'III/a', '2026-02-01', '3-2', '2026-12-01, 4 y'],
    ['I/d to its last row', 'I/d', '2025-01-01', '25-0', '2027-01-01, 27 y'],
    ['I/d on its last row', 'I/d', '2025-01-01', '27-0', 'none'],
    ['II/d to its last row', 'II/d', '2025-05-01', '31-0', '2027-05-01, 33 y'],
    ['II/d on its last row', 'II/d', '2025-05-01', '33-0', 'none'],
    ['PPPK IX', 'IX', '2024-03-01', '0-0', '2028-03-01, 4 y'],
    ['PPPK V', 'V', '2024-03-01', '0-0', '2027-03-01, 3 y'],
    ['PPPK VII', 'VII', '2025-06-01', '3-0', '2027-06-01, 5 y'],
  ] as const)('%s', (_label, grade, tmt, service, expected) => {
    expect(row(grade, tmt, service)).toBe(expected)
  })

  it.each([
    ['IX', '2026-03-01, 2 y'],
    ['V', '2025-03-01, 1 y'],
  ] as const)('PPPK %s on its first day', (grade, expected) => {
    expect(row(grade, '2024-03-01', '0-0', day('2024-03-01'))).toBe(expected)
  })

  it('II/a goes from one year to three', () => {
    expect(row('II/a', '2026-03-01', '0-0', day('2027-03-01'))).toBe('2029-03-01, 3 y')
  })

  it('lies after the day, on day 1, on a row of the table, for every golongan, service and day', () => {
    const input = fc.record({
      grade: fc.constantFrom<Grade>(...pnsGrades, ...pppkGrades),
      service: fc.integer({ min: 0, max: 420 }),
      start: fc.integer({ min: 0, max: 480 }),
      asOf: fc.integer({ min: 0, max: 14_000 }),
    })
    fc.assert(
      fc.property(input, ({ grade, service, start, asOf }) => {
        const tmt = day('1990-01-01').add({ months: start })
        const from = tmt.add({ days: asOf })
        const figure = { tmt, serviceYears: Math.floor(service / 12), serviceMonths: service % 12 }
        const rows = payRows(grade, parameters)
        const found = nextRaiseRow(figure, from, rows)
        const reached = (years: number) => tmt.add({ months: years * 12 - service })
        if (!found) {
          expect(Temporal.PlainDate.compare(reached(rows.at(-1) ?? 0), from)).toBeLessThanOrEqual(0)
          return
        }
        expect(Temporal.PlainDate.compare(found.date, from)).toBe(1)
        expect(found.date.day).toBe(1)
        expect(rows).toContain(found.years)
        const before = rows[rows.indexOf(found.years) - 1]
        if (before !== undefined) expect(Temporal.PlainDate.compare(reached(before), from)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('nextRaise of a PNS', () => {
  const ranks = [rank('III/b', '2023-04-01', '8-1')]
  const find = (parts: Parameters<typeof buildRecord>[0] = {}) =>
    nextRaise(buildRecord({ ranks, posts: [post()], appraisals: [appraisal(2025, 2)], ...parts }), today, parameters)

  it('counts from the newest letter with its own service', () => {
    const found = find({ raises: [raise('kgb', 'III/b', '2025-03-01', '10-0')] })
    expect(found.value).toMatchObject({ outcome: 'expected', rowYears: 12, grade: 'III/b' })
    expect(found.value.date?.toString()).toBe('2027-03-01')
    expect(found.value.issueBy?.toString()).toBe('2026-12-31')
    expect(found.value.collectBy?.toString()).toBe('2026-12-01')
    expect(found.isEstimate).toBe(true)
  })

  it('moves with a PMK', () => {
    const found = find({ raises: [raise('pmk', 'III/b', '2024-04-01', '11-1')] })
    expect(found.value.date?.toString()).toBe('2027-03-01')
    expect(found.value.rowYears).toBe(14)
  })

  it('takes Butuh Perbaikan, and is blocked by Kurang or by a missing predicate', () => {
    expect(find({ appraisals: [appraisal(2025, 3)] }).value.outcome).toBe('expected')
    expect(find({ appraisals: [appraisal(2025, 4)] }).value.outcome).toBe('blocked')
    expect(find({ appraisals: [] }).value.outcome).toBe('blocked')
  })

  it('asks no predicate of years before the service began', () => {
    const young = { kind: 'cpns' as const, tmtCpns: day('2026-03-01'), ranks: [rank('II/a', '2026-03-01')] }
    const found = find({ ...young, appraisals: [] })
    expect(found.value).toMatchObject({ outcome: 'expected', rowYears: 1 })
    expect(found.conditions.every(({ state }) => state !== 'failed')).toBe(true)
  })

  it('stops at the last row, and at retirement', () => {
    const birthDate = day('1969-01-15')
    expect(find({ ranks: [rank('IV/b', '2020-04-01', '30-0')] }).value).toMatchObject({
      outcome: 'at_maximum',
      date: null,
    })
    expect(find({ birthDate }).value).toMatchObject({ outcome: 'retires_first', date: null })
  })

  it('is blocked while somebody is on CLTN, open when it ends before', () => {
    const spell = (until: string | null) => ({
      status: 'cltn' as const,
      from: day('2026-01-01'),
      until: until ? day(until) : null,
    })
    expect(find({ statuses: [spell(null)] }).value.outcome).toBe('blocked')
    expect(find({ statuses: [spell(null)] }).conditions.at(-1)?.text).toContain('CLTN')
    expect(find({ statuses: [spell('2026-12-31')] }).value.outcome).toBe('expected')
  })

  it('names no day while service stands still on CLTN, and warns of the days that do not count', () => {
    const statuses = [{ status: 'cltn' as const, from: day('2026-01-01'), until: null }]
    const found = find({ statuses })
    expect(found.value).toMatchObject({ outcome: 'blocked', date: null, issueBy: null, collectBy: null })
    expect(found.conditions.some(({ text }) => text.includes('genap'))).toBe(false)
    expect(found.caveats[0]).toContain('Masa CLTN tidak dihitung')
    expect(find({}).caveats.join()).not.toContain('CLTN')
  })

  it.each([
    ['mpp', 'masa persiapan pensiun'],
    ['tugas_belajar', 'tugas belajar'],
  ] as const)('is left open during %s', (legalStatus, words) => {
    const found = find({ legalStatus })
    expect(found.value.outcome).toBe('expected')
    expect(found.conditions.at(-1)).toMatchObject({ state: 'open' })
    expect(found.conditions.at(-1)?.text).toContain(words)
  })

  it('mentions discipline that runs, as a caveat only', () => {
    const spell = (until: string) => [{ severity: 'sedang' as const, from: day('2026-02-01'), until: day(until) }]
    expect(find({ discipline: spell('2026-11-24') }).caveats[0]).toContain('Hukuman disiplin')
    expect(find({ discipline: spell('2026-11-24') }).value.outcome).toBe('expected')
    expect(find({ discipline: spell('2026-11-23') }).caveats[0]).not.toContain('Hukuman disiplin')
  })

  it('does not guess without a rank', () => {
    expect(find({ ranks: [] }).value.outcome).toBe('unknown')
    expect(find({ ranks: [rank('IX', '2023-04-01')] }).value.outcome).toBe('unknown')
  })
})

describe('nextRaise of a PPPK', () => {
  const find = (grade: 'IX' | 'V', ends: string, parts: Parameters<typeof buildRecord>[0] = {}) => {
    const contracts = [contract('2026-01-01', ends)]
    const ranks = [rank(grade, '2026-01-01')]
    const record = buildRecord({
      kind: 'pppk',
      tmtCpns: null,
      tmtPns: null,
      ranks,
      contracts,
      posts: [post()],
      ...parts,
    })
    return nextRaise(record, today, parameters)
  }

  it.each([
    ['IX, one year', 'IX', '2026-12-31', 'blocked'],
    ['IX, two years', 'IX', '2027-12-31', 'blocked'],
    ['IX, five years', 'IX', '2030-12-31', 'expected'],
    ['V first raise, one year', 'V', '2026-12-31', 'blocked'],
    ['V first raise, two years', 'V', '2027-12-31', 'expected'],
  ] as const)('the agreement must be long enough: %s', (_label, grade, ends, outcome) => {
    expect(find(grade, ends).value.outcome).toBe(outcome)
  })

  it('counts extensions without a gap as one agreement', () => {
    const contracts = [contract('2026-01-01', '2026-12-31'), contract('2027-01-01', '2029-12-31')]
    expect(find('IX', '2026-12-31', { contracts }).value.outcome).toBe('expected')
  })

  it('says when the date lies outside the present agreement', () => {
    expect(find('IX', '2027-12-31').caveats[0]).toContain('di luar masa perjanjian sekarang')
  })

  it('asks for two years of Baik', () => {
    const ranks = [rank('IX', '2022-03-01')]
    const contracts = [contract('2022-03-01', '2032-02-28')]
    const parts = { ranks, contracts, appraisals: [appraisal(2026, 2), appraisal(2025, 3), appraisal(2024, 3)] }
    expect(find('IX', '2032-02-28', parts).value.outcome).toBe('blocked')
  })

  it('knows no rule for paruh waktu', () => {
    expect(find('V', '2026-12-31', { kind: 'pppk_paruh_waktu' }).value).toMatchObject({
      outcome: 'unknown',
      date: null,
    })
  })
})
