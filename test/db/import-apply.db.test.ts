/** Imports applied and undone on a real database: what is written, what stays, and that all of it comes back. */
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createImports } from '#db/import-store.ts'
import { ImportRefused, type Imports } from '#ports/imports.ts'
import { seedSampleCity } from '#prisma/sample/seed.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { nipOf, personRow, rankRow, stage, stagedRow } from '#test/support/import-rows.ts'

const today = Temporal.PlainDate.from('2026-11-24')
let database: TestDatabase
let imports: Imports
beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 2 })
  imports = createImports({ url: database.url, clock: createFixedClock('2026-11-24T09:00:00+07:00') })
})
afterEach(() => database.close())

const people = (count: number) => Array.from({ length: count }, (_, at) => personRow(at))
const ranks = (count: number) =>
  Array.from({ length: count }, (_, at) => at).flatMap((at) => [
    rankRow(at, 'III/a', '2015-03-01'),
    rankRow(at, 'III/b', '2019-04-01'),
  ])

async function bring(rows: Parameters<typeof stage>[1], options?: Parameters<typeof stage>[2]) {
  const number = await stage(imports, rows, options)
  const report = await imports.examine(number)
  const applied = await imports.apply(number, 'petugas')
  return { number, report, applied }
}

/** Every fact of every table, as text; what belongs to the imports themselves is left out. */
async function dump(): Promise<Record<string, string[]>> {
  const tables = await database.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
      AND table_name NOT IN ('import_batch', 'import_change', 'import_issue', 'audit_entry', '_prisma_migrations')`
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const rows = await database.prisma.$queryRawUnsafe<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM "${name}" t`,
    )
    all[name] = rows.map(({ row }) => row).sort()
  }
  return all
}

const findPerson = (at: number) =>
  database.prisma.employee.findFirstOrThrow({
    where: { numbers: { some: { value: nipOf(at) } } },
    include: { numbers: true, ranks: true, unit: true, bonds: true },
  })

describe('an import', { timeout: 90_000 }, () => {
  it('brings people, their numbers, their units and their histories', async () => {
    const { number, report } = await bring([...people(4), ...ranks(4)])
    expect(report.kinds).toMatchObject([
      { kind: 'employee', read: 4, added: 4 },
      { kind: 'rank', read: 8, added: 8, held: 0, rejected: 0 },
    ])
    const rows = await database.prisma.employee.findMany({ include: { unit: { include: { agency: true } } } })
    expect(rows).toHaveLength(4)
    expect(rows[0]?.unit).toMatchObject({ name: 'Bidang Mutasi', kind: 'bidang', agency: { kind: 'badan' } })
    expect(rows[0]?.covered).toEqual({ employee: number, rank: number })
    expect(await database.prisma.rankEntry.count()).toBe(8)
  })

  it('changes nothing when the same file comes again, and shows it as such', async () => {
    await bring([...people(4), ...ranks(4)])
    const { report } = await bring([...people(4), ...ranks(4)])
    expect(report.kinds).toMatchObject([
      { kind: 'employee', added: 0, changed: 0, same: 4, gone: 0 },
      { kind: 'rank', added: 0, changed: 0, same: 8, gone: 0 },
    ])
  })

  it('comes back byte for byte when it is undone, whatever it added, changed and took away', async () => {
    const history = [
      ...ranks(12),
      stagedRow('appraisal', { nip: nipOf(1), year: 2025, predicate: '2', rater_nip: nipOf(2) }),
      stagedRow('evaluation', { nip: nipOf(1), year: 2025, quarter: '1', predicate: '2' }),
      stagedRow('leave', { nip: nipOf(1), year: 2025, used: 3 }),
      stagedRow('proposal', {
        nip: nipOf(1),
        service: 'kp',
        title: 'KP',
        submitted_on: '2026-10-01',
        status_text: 'Input Berkas',
        reached_on: '2026-10-01',
      }),
      stagedRow('competency', { code: 'TI-1', name: 'Literasi Digital', kind: 'teknis', is_digital: true }),
      stagedRow('assessment', {
        nip: nipOf(1),
        competency: 'literasi digital',
        assessed: 2,
        assessed_on: '2026-02-01',
      }),
      stagedRow('session', session({ quota: 20 })),
    ]
    await bring([...people(12), ...history])
    const before = await dump()
    const { number, report } = await bring([
      ...people(12)
        .slice(0, 11)
        .map((row) => ({ ...row, values: { ...row.values, phone: '+628123456789', supervisor_nip: nipOf(30) } })),
      personRow(30, { unit: 'Bidang Baru' }),
      ...ranks(12).filter((row) => row.values.tmt !== '2015-03-01' || row.values.nip !== nipOf(3)),
      rankRow(4, 'III/c', '2023-04-01'),
      rankRow(30, 'II/a', '2020-04-01'),
      stagedRow('appraisal', { nip: nipOf(1), year: 2025, predicate: '1', rater_nip: nipOf(30) }),
      stagedRow('evaluation', { nip: nipOf(1), year: 2025, quarter: '2', predicate: '1' }),
      stagedRow('evaluation', { nip: nipOf(2), year: 2025, quarter: '2', predicate: '1' }),
      stagedRow('leave', { nip: nipOf(1), year: 2025, used: 7 }),
      stagedRow('proposal', {
        nip: nipOf(1),
        service: 'kp',
        title: 'KP',
        submitted_on: '2026-10-01',
        status_text: 'Pembuatan SK Berhasil',
        reached_on: '2026-11-01',
      }),
      stagedRow('competency', { code: 'TI-1', name: 'Literasi Digital Dasar', kind: 'teknis', is_digital: true }),
      stagedRow('competency', { code: 'TI-2', name: 'Data', kind: 'teknis', is_digital: true }),
      stagedRow('requirement', { competency: 'TI-2', post_kind: 'pengawas', required: 3 }),
      stagedRow('assessment', { nip: nipOf(1), competency: 'TI-1', assessed: 3, assessed_on: '2026-08-01' }),
      stagedRow('session', session({ quota: 25, competencies: ['TI-2:3'] })),
      stagedRow('session', session({ title: 'Arsip', starts_on: '2026-12-17', ends_on: '2026-12-17' })),
    ])
    expect(report).toMatchObject({ leaving: 1, replacesSample: false, issues: [] })
    expect(report.kinds.find(({ kind }) => kind === 'employee')).toMatchObject({
      added: 1,
      changed: 11,
      gone: 1,
      changedFields: { phone: 11, supervisor_id: 11 },
    })
    expect(report.kinds.find(({ kind }) => kind === 'rank')).toMatchObject({ added: 2, gone: 1, changed: 0 })
    expect(report.kinds.find(({ kind }) => kind === 'evaluation')).toMatchObject({ added: 2, gone: 1 })
    expect(report.kinds.find(({ kind }) => kind === 'session')).toMatchObject({ added: 1, changed: 1 })
    const applied = await dump()
    expect(applied).not.toEqual(before)
    const undone = await imports.undo(number, 'petugas')
    expect(undone.keptAsLeft).toBe(0)
    expect(await dump()).toEqual(before)
    await expect(imports.undo(number, 'petugas')).rejects.toBeInstanceOf(ImportRefused)
  })

  it('keeps a person under a new number, with the old one ended, and undoes that too', async () => {
    await bring(people(3).map((row, at) => ({ ...row, values: { ...row.values, source_id: `S${at}` } })))
    const before = await dump()
    const person = await findPerson(1)
    const { number, report } = await bring([
      personRow(0, { source_id: 'S0' }),
      personRow(1, { source_id: 'S1', nip: nipOf(40) }),
      personRow(2, { source_id: 'S2' }),
    ])
    expect(report.kinds[0]).toMatchObject({ changed: 1, added: 0, gone: 0, changedFields: { nip: 1 } })
    const renamed = await findPerson(40)
    expect(renamed.id).toBe(person.id)
    expect(renamed.numbers.find(({ value }) => value === nipOf(1))?.validTo).toEqual(new Date('2026-11-24'))
    await imports.undo(number, 'petugas')
    expect(await dump()).toEqual(before)
  })

  it('ends the chats of those who left, whether missing or marked, and drops what waits for them', async () => {
    await bring(people(12))
    const [missing, retired, stays] = [await findPerson(0), await findPerson(1), await findPerson(2)]
    for (const { id } of [missing, retired, stays]) {
      await database.prisma.channelBond.create({
        data: { channel: 'telegram', account: 'semar', address: id, employeeId: id, method: 'operator' },
      })
      await database.prisma.outboundMessage.create({
        data: {
          id,
          channel: 'telegram',
          account: 'semar',
          address: id,
          employeeId: id,
          lane: 'reminder',
          cause: 'x',
          content: {},
        },
      })
    }
    const { applied, report } = await bring(
      people(12)
        .slice(1)
        .map((row, at) =>
          at === 0
            ? { ...row, values: { ...row.values, legal_status: 'pensiun', legal_status_since: '2026-11-01' } }
            : row,
        ),
    )
    expect(report.leaving).toBe(2)
    expect(applied).toMatchObject({ endedBonds: 2, droppedMessages: 2 })
    expect((await findPerson(0)).leftOn).toEqual(new Date('2026-11-24'))
    expect((await findPerson(1)).leftOn).toEqual(new Date('2026-11-01'))
    const live = await database.prisma.channelBond.findMany({ where: { endedAt: null } })
    expect(live.map(({ employeeId }) => employeeId)).toEqual([stays.id])
    expect(await database.prisma.auditEntry.count({ where: { action: 'bond.ended', employeeId: missing.id } })).toBe(1)
    // Back in the next list: back in service.
    await bring(people(12))
    expect((await findPerson(0)).leftOn).toBeNull()
  })

  it('takes nobody for gone in a partial import', async () => {
    await bring([...people(12), ...ranks(12)])
    const { report } = await bring([personRow(3), rankRow(3, 'III/a', '2015-03-01')], { draft: { scope: 'partial' } })
    expect(report).toMatchObject({ leaving: 0 })
    expect(report.kinds.map(({ gone }) => gone)).toEqual([0, 0])
    expect(await database.prisma.rankEntry.count()).toBe(24)
  })

  it('keeps people whom it brought and who have bound a chat since, as having left', async () => {
    await bring(people(12))
    const { number } = await bring([...people(12), personRow(50, { unit: 'Bidang Lain' }), personRow(51)])
    const { id } = await findPerson(50)
    await database.prisma.channelBond.create({
      data: { channel: 'telegram', account: 'semar', address: '50', employeeId: id, method: 'operator' },
    })
    expect(await imports.undo(number, 'petugas')).toMatchObject({ keptAsLeft: 1 })
    expect(await findPerson(50)).toMatchObject({ leftOn: new Date('2026-11-24'), unit: { name: 'Bidang Lain' } })
    expect(await database.prisma.employee.count()).toBe(13)
  })

  it('makes room of the sample city for the first real people; undone, a sample can be made again', async () => {
    await seedSampleCity(database.prisma, { today })
    const { number, report } = await bring([
      ...people(3),
      stagedRow('competency', { code: 'TI-1', name: 'Data', kind: 'teknis', is_digital: false }),
    ])
    expect(report.replacesSample).toBe(true)
    expect(await database.prisma.employee.count()).toBe(3)
    expect(await database.prisma.competency.count()).toBe(1)
    expect(await database.prisma.importBatch.count({ where: { source: 'sampel' } })).toBe(0)
    await imports.undo(number, 'petugas')
    const { employee, unit, competency } = database.prisma
    expect([await employee.count(), await unit.count(), await competency.count()]).toEqual([0, 0, 0])
    expect(await seedSampleCity(database.prisma, { today })).toBe(true)
  })

  it('tells two at once apart: one is refused', async () => {
    const number = await stage(imports, people(3))
    const outcomes = await Promise.allSettled([imports.apply(number, 'a'), imports.apply(number, 'b')])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await database.prisma.employee.count()).toBe(3)
  })

  it('leaves the old data when its connection is killed while it writes', async () => {
    await bring([...people(12), ...ranks(12)])
    const before = await dump()
    const number = await stage(
      imports,
      people(12).map((row) => ({ ...row, values: { ...row.values, birth_place: 'Semarang' } })),
    )
    // Held back by a lock on a row that it must write, it is certainly under way when it is killed.
    const holder = new pg.Client({ connectionString: database.url })
    await holder.connect()
    await holder.query('BEGIN; LOCK TABLE employee IN EXCLUSIVE MODE')
    const applying = imports.apply(number, 'petugas')
    applying.catch(() => undefined)
    await isWaitingForLock()
    await holder.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'semar import' AND datname = current_database()`,
    )
    await expect(applying).rejects.toThrow()
    await holder.query('COMMIT')
    await holder.end()
    expect(await dump()).toEqual(before)
    // It still waits for a word, and can be applied.
    await imports.apply(number, 'petugas')
    expect((await findPerson(1)).birthPlace).toBe('Semarang')
  })
})

function session(values: Record<string, string | number | readonly string[]>) {
  return {
    title: 'Literasi Data',
    form: '11',
    hours: 16,
    provider: 'BKPP',
    summary: '',
    starts_on: '2026-12-08',
    ends_on: '2026-12-09',
    mode: 'daring',
    place: 'Daring',
    waiting_limit: 20,
    registration_closes_on: '2026-12-04',
    ...values,
  }
}

/** Asked outside of the holder's transaction, which would see its first answer again and again. */
async function isWaitingForLock(): Promise<void> {
  for (;;) {
    const rows = await database.prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE application_name = 'semar import' AND datname = current_database()
        AND wait_event_type = 'Lock'`
    if (rows.length > 0) return
    await database.prisma.$queryRaw`SELECT pg_sleep(0.05)::text`
  }
}
