/** A source into staging and examined: every planted fault found in its place, no good row refused, nothing left by a stop. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SourceRow } from '#core/import/cell.ts'
import { createImports } from '#db/import-store.ts'
import { createStageImport, type StageProgress } from '#flows/stage-import.ts'
import type { Imports } from '#ports/imports.ts'
import { type PersonnelSource, SourceUnreadable } from '#ports/personnel-source.ts'
import { joinSources } from '#sources/join-sources.ts'
import { openSource } from '#sources/open-source.ts'
import { cityDrafts } from '#test/support/big-city/city-drafts.ts'
import type { Drafts } from '#test/support/big-city/draft.ts'
import { metFaults } from '#test/support/big-city/met-faults.ts'
import { plantFaults } from '#test/support/big-city/plant-faults.ts'
import { lineOf, writeCityCsv, writeCityWorkbook } from '#test/support/big-city/write-city.ts'
import { dumpOf } from '#test/support/city-dump.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const asOf = Temporal.PlainDate.from('2026-11-24')
const clock = { now: () => Temporal.Instant.from('2026-11-24T02:00:00Z'), today: () => asOf }
const size = 400

let folder: string
let database: TestDatabase
let imports: Imports

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semar-stage-'))
  database = await createTestDatabase({ poolSize: 2 })
  imports = createImports({ url: database.url, clock })
})
afterAll(async () => {
  await database?.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(async () => {
  const open = await database.prisma.importBatch.findFirst({ where: { state: 'staged' } })
  if (open) await imports.discard(open.number)
})

const city = (): Drafts => cityDrafts({ seed: 11, size, today: asOf })

function stage(
  source: PersonnelSource,
  options: { signal?: AbortSignal; onProgress?: (p: StageProgress) => void } = {},
) {
  const { signal = new AbortController().signal, onProgress = () => {} } = options
  return createStageImport({ imports })({ source, scope: 'city', author: 'tes', asOf, signal, onProgress })
}

async function workbookOf(drafts: Drafts, others?: Parameters<typeof writeCityWorkbook>[2]): Promise<PersonnelSource> {
  const path = join(folder, 'kota.xlsx')
  await writeCityWorkbook(drafts, path, others)
  return openSource({ path })
}

const issuesOf = (number: number) =>
  database.prisma.importIssue.findMany({ where: { batch: { number } }, orderBy: { id: 'asc' } })

describe('staging a city', { timeout: 120_000 }, () => {
  it('finds every planted fault by its place and code, and refuses no good row', async () => {
    const drafts = city()
    const planted = plantFaults(drafts, { seed: 11, share: 0.02 })
    const { number, report } = await stage(await workbookOf(drafts))
    const { missed, wronged } = metFaults(planted, await issuesOf(number))
    expect(missed).toEqual([])
    expect(wronged).toEqual([])
    const codes = new Set(planted.map(({ code }) => code))
    expect(codes.size).toBeGreaterThanOrEqual(18)
    for (const [kind, rows] of drafts) {
      const said = report.kinds.find((each) => each.kind === kind)
      const faulty = planted.filter((fault) => fault.kind === kind).length
      expect([kind, said?.read, said?.added], kind).toEqual([kind, rows.length, rows.length - faulty])
    }
  })

  it('reads a folder of CSV files as it reads a workbook', async () => {
    const drafts = city()
    const paths = await writeCityCsv(drafts, join(folder, 'csv'))
    const { number, report, sheets } = await stage(
      joinSources(await Promise.all(paths.map((path) => openSource({ path })))),
    )
    expect(await issuesOf(number)).toEqual([])
    expect(sheets.every(({ unknownHeaders }) => unknownHeaders.length === 0)).toBe(true)
    for (const [kind, rows] of drafts) {
      expect([kind, report.kinds.find((each) => each.kind === kind)?.added]).toEqual([kind, rows.length])
    }
  })

  it('says of a sheet as a whole what is wrong with it, and reads the others', async () => {
    const { number, report } = await stage(
      await workbookOf(city(), [
        {
          name: 'Riwayat Cuti',
          rows: [
            ['NIP', 'Tahun'],
            ['199001012015011101', 2026],
          ],
        },
        {
          name: 'Arisan',
          rows: [
            ['Nama', 'Iuran', 'Bulan'],
            ['Contoh', 5000, 'Mei'],
          ],
        },
        {
          name: 'Lain-lain',
          rows: [
            ['NIP', 'Nama', 'Keterangan'],
            ['199001012015011101', 'Contoh', 'x'],
          ],
        },
        {
          name: 'Kontrak PPPK',
          rows: [
            ['NIP', 'NIP', 'Mulai Kontrak', 'Akhir Kontrak'],
            ['1', '2', '3', '4'],
          ],
        },
      ]),
    )
    const issues = await issuesOf(number)
    expect(issues.map(({ sheet, code, line }) => [sheet, code, line])).toEqual([
      ['Riwayat Cuti', 'missing_column', null],
      ['Arisan', 'no_header', null],
      ['Lain-lain', 'unknown_kind', null],
      ['Kontrak PPPK', 'double_column', null],
    ])
    expect(report.kinds.find(({ kind }) => kind === 'employee')?.added).toBe(size)
  })

  it('sets aside a column that was filled down, and no one whom it says something else of', async () => {
    const drafts = city()
    const people = drafts.get('employee') ?? []
    const filled = people.slice(0, 60)
    for (const row of filled) row.cells.birth_date = Temporal.PlainDate.from('1980-01-01')
    const { number } = await stage(await workbookOf(drafts))
    const held = await issuesOf(number)
    const lines = held.filter(({ code }) => code === 'equal_values').map(({ line }) => line)
    expect(lines).toEqual(filled.map((_, index) => lineOf('employee', index)))
  })

  it('takes nobody for gone when a fifth of the city is missing, and compares what is there', async () => {
    const first = await stage(await workbookOf(city()))
    await imports.apply(first.number, 'tes')
    const before = await dumpOf(database.url)
    const drafts = city()
    const people = drafts.get('employee') ?? []
    const missing = new Set(people.slice(-Math.ceil(size / 5)).map(({ owner }) => owner))
    for (const [kind, rows] of drafts)
      drafts.set(
        kind,
        rows.filter(({ owner }) => !missing.has(owner) || owner === null),
      )
    const raised = (drafts.get('index') ?? [])[0]
    if (raised) raised.cells.total = 99
    const { number, report } = await stage(await workbookOf(drafts))
    expect(report.leaving).toBe(0)
    expect((await issuesOf(number)).map(({ code, severity, line }) => [code, severity, line])).toEqual([
      ['many_gone', 'held', null],
    ])
    expect(report.kinds.reduce((sum, { added, gone }) => sum + added + gone, 0)).toBe(0)
    expect(report.kinds.find(({ kind }) => kind === 'index')).toMatchObject({ changed: 1, changedFields: { total: 1 } })
    expect(await dumpOf(database.url)).toBe(before)
    await imports.discard(number)
    await imports.undo(first.number, 'tes')
  })
})

describe('staging that is broken off', { timeout: 60_000 }, () => {
  const rows = (count: number): SourceRow[] =>
    Array.from({ length: count }, (_, index) => ({
      sheet: 'Riwayat Golongan',
      line: index + 1,
      cells: index === 0 ? ['NIP', 'Golongan', 'TMT Golongan', 'Masa Kerja Tahun', 'Masa Kerja Bulan'] : ['x'],
    }))
  const source = (read: PersonnelSource['read']): PersonnelSource => ({
    name: 'berkas',
    files: ['uji.csv'],
    read,
    progress: () => null,
  })
  const newest = () => database.prisma.importBatch.findFirst({ orderBy: { number: 'desc' } })
  const tables = () =>
    database.prisma.$queryRaw<{ name: string }[]>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'staging'`

  it('by Ctrl-C between two pages leaves a number that is thrown away, and no rows', async () => {
    const stop = new AbortController()
    const pages: PersonnelSource['read'] = async function* (signal) {
      yield rows(600)
      stop.abort(new Error('cukup'))
      signal.throwIfAborted()
      yield rows(1)
    }
    await expect(stage(source(pages), { signal: stop.signal })).rejects.toThrow('cukup')
    expect((await newest())?.state).toBe('discarded')
    expect(await tables()).toEqual([])
  })

  it('by a file that breaks off, likewise', async () => {
    const pages: PersonnelSource['read'] = async function* () {
      yield rows(600)
      throw new SourceUnreadable('Berkas terpotong.')
    }
    await expect(stage(source(pages))).rejects.toThrow(SourceUnreadable)
    expect((await newest())?.state).toBe('discarded')
  })

  it('at a source that cannot be read at all takes no number', async () => {
    const before = (await newest())?.number
    const pages: PersonnelSource['read'] = async function* () {
      if (before !== undefined) throw new SourceUnreadable('Bukan berkas Excel.')
      yield []
    }
    await expect(stage(source(pages))).rejects.toThrow('Bukan berkas Excel.')
    expect((await newest())?.number).toBe(before)
  })

  it('tells how far it is', async () => {
    const seen: StageProgress[] = []
    await stage(await workbookOf(city()), { onProgress: (progress) => seen.push(progress) })
    const fractions = seen.filter(({ step }) => step === 'Membaca').map(({ fraction }) => fraction ?? 0)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(fractions.at(-1)).toBeGreaterThan(0.9)
    expect(seen.at(-1)?.step).toBe('Memeriksa')
  })
})
