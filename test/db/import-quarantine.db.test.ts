/** What an examination sets aside or refuses, each kind of fault, with its place; and that nothing of it is applied. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IssueCode, StagedRow } from '#core/import/staged-row.ts'
import { createImportReview } from '#db/import-review.ts'
import { createImports } from '#db/import-store.ts'
import type { ImportReview, Imports } from '#ports/imports.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { birthOf, nipOf, personRow, rankRow, stage, stagedRow } from '#test/support/import-rows.ts'

const clock = createFixedClock('2026-11-24T09:00:00+07:00')
let database: TestDatabase
let imports: Imports
let review: ImportReview
beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 2 })
  imports = createImports({ url: database.url, clock })
  review = createImportReview({ prisma: database.prisma, url: database.url, clock })
})
afterEach(() => database.close())

const people = (count: number) => Array.from({ length: count }, (_, at) => personRow(at))
const changed = (row: StagedRow, values: StagedRow['values']): StagedRow => ({
  ...row,
  values: { ...row.values, ...values },
})

/** Issues as `code kind line`, lines as `stage` numbers rows. */
async function issuesOf(number: number) {
  const issues = await review.issues(number, { after: null, limit: 1_000 })
  return issues.map(({ code, kind, line }) => `${code} ${kind} ${line}`).sort()
}

async function bring(rows: readonly StagedRow[], options?: Parameters<typeof stage>[2]) {
  const number = await stage(imports, rows, options)
  await imports.examine(number)
  return { number, applied: await imports.apply(number, 'petugas') }
}

describe('an examination', { timeout: 90_000 }, () => {
  it('finds each kind of odd row in its place, and nothing else', async () => {
    const rows: readonly StagedRow[] = [
      personRow(0),
      personRow(1, { birth_date: '2027-01-01' }),
      personRow(2, { birth_date: '1940-01-01' }),
      personRow(3, { birth_date: '2015-01-01' }),
      personRow(4),
      personRow(4, { birth_place: 'Solo' }),
      personRow(6),
      changed(personRow(7), { full_name: 'Orang gaa', birth_date: birthOf(6) }),
      personRow(8),
      personRow(8),
      rankRow(0, 'III/b', '2015-04-01'),
      rankRow(0, 'III/a', '2019-04-01'),
      rankRow(0, 'III/c', '2029-04-01'),
      rankRow(8, 'III/a', '2015-04-01'),
      rankRow(8, 'III/a', '2015-04-01'),
      rankRow(8, 'III/b', '2019-04-01'),
      rankRow(8, 'III/b', '2019-04-01', { service_years: 9 }),
      rankRow(99, 'III/b', '2019-04-01'),
      rankRow(4, 'III/b', '2019-04-01'),
      stagedRow('assessment', { nip: nipOf(0), competency: 'Sihir', assessed: 2, assessed_on: '2026-01-01' }),
      personRow(20, { supervisor_nip: nipOf(77) }),
      personRow(21, { unit: null, agency: null }),
    ]
    const number = await stage(imports, rows)
    const report = await imports.examine(number)
    expect(await issuesOf(number)).toEqual(
      [
        'future_date employee 3',
        'age_out_of_range employee 4',
        'age_out_of_range employee 5',
        'duplicate_person employee 6',
        'duplicate_person employee 7',
        'duplicate_person employee 8',
        'duplicate_person employee 9',
        'rank_falls rank 13',
        'future_date rank 14',
        'duplicate_row rank 17',
        'duplicate_row rank 18',
        'unknown_employee rank 19',
        'depends_on_held rank 20',
        'unknown_reference assessment 21',
        'unknown_reference employee 22',
        'unknown_unit employee 23',
      ].sort(),
    )
    expect(report.kinds.find(({ kind }) => kind === 'employee')).toMatchObject({
      added: 3,
      same: 1,
      held: 7,
      rejected: 1,
    })
    await imports.apply(number, 'petugas')
    expect(await database.prisma.employee.count()).toBe(3)
    expect(await database.prisma.rankEntry.count()).toBe(2)
  })

  it('lets rows through that a person released, and with a person the rows that hang on it', async () => {
    const rows = [personRow(0), personRow(1, { birth_date: '1940-01-01' }), rankRow(1, 'III/a', '2015-04-01')]
    const number = await stage(imports, rows)
    await imports.examine(number)
    expect(await review.release(number, { code: 'depends_on_held' }, 'kepala')).toBe(0)
    expect(await review.release(number, { code: 'age_out_of_range' }, 'kepala')).toBe(1)
    const report = await imports.examine(number)
    expect(report.issues).toEqual([])
    await imports.apply(number, 'petugas')
    expect(await database.prisma.rankEntry.count()).toBe(1)
  })

  it('keeps what is recorded of people whose row was held or could not be read', async () => {
    await bring([
      ...people(4),
      ...[0, 1].flatMap((at) => [rankRow(at, 'III/a', '2015-04-01'), rankRow(at, 'III/b', '2019-04-01')]),
    ])
    const broken = {
      code: 'date_invalid' as IssueCode,
      sheet: 'Golongan',
      line: 9,
      header: 'TMT',
      message: 'Tanggal tidak terbaca.',
      remedy: 'Perbaiki.',
    }
    const { number, applied } = await bring(
      [
        ...people(3),
        rankRow(0, 'III/a', '2015-04-01'),
        rankRow(1, 'III/a', '2015-04-01'),
        rankRow(1, 'II/d', '2019-04-01'),
      ],
      {
        issues: [
          { ...broken, kind: 'rank', original: { NIP: nipOf(0), TMT: 'entah' } },
          { ...broken, kind: 'employee', original: { NIP: nipOf(3), 'Tgl Lahir': 'entah' } },
        ],
      },
    )
    // Person 0's row was not readable, person 1's newest one falls: their III/b stays. Person 3's line was not readable.
    expect(applied.report.leaving).toBe(0)
    expect(await database.prisma.rankEntry.count({ where: { grade: 'III/b' } })).toBe(2)
    expect(await issuesOf(number)).toEqual(
      ['date_invalid employee 9', 'date_invalid rank 9', 'rank_falls rank 7'].sort(),
    )
    const { covered } = await database.prisma.employee.findFirstOrThrow({
      where: { numbers: { some: { value: nipOf(1) } } },
    })
    expect(covered).toEqual({ employee: number, rank: number - 1 })
  })

  it('holds the gone where they are a fifth, or where unreadable rows may be theirs, until released', async () => {
    await bring(people(50))
    const many = await stage(imports, people(38))
    expect(await imports.examine(many)).toMatchObject({ leaving: 0, issues: [{ code: 'many_gone', count: 1 }] })
    await review.release(many, { code: 'many_gone' }, 'kepala')
    expect(await imports.examine(many)).toMatchObject({ leaving: 12, issues: [] })
    await imports.discard(many)
    const unread = await stage(imports, people(49), {
      issues: [
        {
          code: 'nip_as_number',
          kind: 'employee',
          sheet: 'Pegawai',
          line: 60,
          header: 'NIP',
          message: 'NIP terbaca sebagai angka.',
          remedy: 'Ubah menjadi teks.',
          original: { NIP: '1.98E+17' },
        },
      ],
    })
    expect(await imports.examine(unread)).toMatchObject({ leaving: 0 })
    expect(await issuesOf(unread)).toContain('many_gone employee null')
  })

  it('holds a column filled down: one birth date for many, but not one TMT for a cohort', async () => {
    const rows = Array.from({ length: 220 }, (_, at) => personRow(at, at < 30 ? { birth_date: '1985-05-05' } : {}))
    const cohort = Array.from({ length: 220 }, (_, at) => rankRow(at, 'III/a', '2022-03-01'))
    const number = await stage(imports, [...rows, ...cohort])
    const report = await imports.examine(number)
    expect(report.issues).toEqual([
      { code: 'depends_on_held', count: 30 },
      { code: 'equal_values', count: 30 },
    ])
  })

  it('holds a newest rank below the recorded one, and a PNS who is said to be a CPNS again', async () => {
    await bring([...people(2), rankRow(0, 'III/a', '2015-04-01'), rankRow(0, 'III/c', '2023-04-01')])
    const number = await stage(imports, [
      personRow(0),
      personRow(1, { kind: 'cpns' }),
      rankRow(0, 'III/b', '2024-04-01'),
    ])
    await imports.examine(number)
    expect(await issuesOf(number)).toEqual(['moved_back employee 3', 'moved_back rank 4'])
  })

  it('refuses a unit that the sheet of units does not have', async () => {
    const unit = (code: string, name: string, values: StagedRow['values'] = {}) =>
      stagedRow('unit', {
        code,
        name,
        short_name: name,
        kind: 'bidang',
        is_agency: false,
        work_week_days: 5,
        ...values,
      })
    const number = await stage(imports, [
      unit('BK', 'Badan Kepegawaian', { is_agency: true, kind: 'badan' }),
      unit('BK.1', 'Bidang Mutasi', { parent: 'BK' }),
      personRow(0, { unit: 'bid. mutasi', agency: 'BADAN KEPEGAWAIAN KOTA SEMARANG' }),
      personRow(1, { unit: 'Bidang Sihir' }),
    ])
    await imports.examine(number)
    expect(await issuesOf(number)).toEqual(['unknown_unit employee 5'])
  })

  it('takes a list with the present state for no history: nothing is gone, and the history wins', async () => {
    await bring([...people(1), rankRow(0, 'III/a', '2015-04-01'), rankRow(0, 'III/b', '2019-04-01')])
    const present = {
      ...rankRow(0, 'III/b', '2019-04-01', { service_years: null, service_months: null }),
      isSnapshot: true as const,
    }
    const { applied } = await bring([...people(1), { ...present, absent: ['service_years', 'service_months'] }])
    expect(applied.report.kinds.find(({ kind }) => kind === 'rank')).toMatchObject({ same: 1, gone: 0, changed: 0 })
    expect(await database.prisma.rankEntry.findMany({ select: { serviceYears: true } })).toEqual([
      { serviceYears: 4 },
      { serviceYears: 4 },
    ])
  })

  it('shows examples with masked numbers and names instead of ids', async () => {
    await bring(people(12))
    const number = await stage(imports, [
      ...people(11).map((row) => changed(row, { phone: '+628111111111' })),
      personRow(40),
    ])
    await imports.examine(number)
    const examples = await review.examples(number, 1)
    expect(examples.map(({ kind, change }) => `${kind} ${change}`)).toEqual([
      'employee added',
      'employee changed',
      'employee gone',
    ])
    expect(JSON.stringify(examples)).not.toMatch(/\d{18}/)
    expect(examples[1]?.fields).toEqual({ 'Nomor HP': { before: null, after: '+628111111111' } })
    expect(examples[0]?.fields['Unit Kerja']).toEqual({ before: null, after: 'Bidang Mutasi' })
  })
})
