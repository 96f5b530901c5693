/** The file to send back holds the bad rows with what is wrong, and can be imported when it is mended. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell } from '#core/import/cell.ts'
import { createImportReview } from '#db/import-review.ts'
import { createImports } from '#db/import-store.ts'
import { createStageImport } from '#flows/stage-import.ts'
import { openSource } from '#sources/open-source.ts'
import { writeWorkbook } from '#sources/write-workbook.ts'
import { writeRejectFile } from '#src/import/reject-file.ts'
import { cityDrafts } from '#test/support/big-city/city-drafts.ts'
import { lineOf, writeCityWorkbook } from '#test/support/big-city/write-city.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const asOf = Temporal.PlainDate.from('2026-11-24')
const clock = { now: () => Temporal.Instant.from('2026-11-24T02:00:00Z'), today: () => asOf }

let folder: string
let database: TestDatabase

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semar-reject-'))
  database = await createTestDatabase({ poolSize: 2 })
})
afterAll(async () => {
  await database?.close()
  await rm(folder, { recursive: true, force: true })
})

async function stage(path: string, scope: 'city' | 'partial') {
  const imports = createImports({ url: database.url, clock })
  const signal = new AbortController().signal
  const source = await openSource({ path })
  const needs = { source, scope, author: 'tes', asOf, signal, onProgress: () => {} }
  return { imports, ...(await createStageImport({ imports })(needs)) }
}

async function rowsOf(path: string): Promise<Map<string, (readonly Cell[])[]>> {
  const sheets = new Map<string, (readonly Cell[])[]>()
  for await (const page of (await openSource({ path })).read(new AbortController().signal)) {
    for (const { sheet, cells } of page) sheets.set(sheet, [...(sheets.get(sheet) ?? []), cells])
  }
  return sheets
}

describe('the file to send back', { timeout: 60_000 }, () => {
  it('holds a row once with all that is wrong with it, and its mended rows are taken', async () => {
    const drafts = cityDrafts({ seed: 3, size: 300, today: asOf })
    const ranks = drafts.get('rank') ?? []
    const at = ranks.findIndex(({ cells }) => cells.grade === 'III/a')
    const bad = ranks[at]
    if (!bad) throw new Error('nobody is III/a')
    bad.cells.grade = 'III/z'
    bad.cells.service_years = 'dua'
    const workbook = join(folder, 'kota.xlsx')
    await writeCityWorkbook(drafts, workbook)
    const { imports, number } = await stage(workbook, 'city')
    const review = createImportReview({ prisma: database.prisma, url: database.url, clock })
    const path = join(folder, 'penolakan.xlsx')
    expect(await writeRejectFile({ review, number, path })).toEqual({ path, rows: 1, leftOut: 0 })
    await imports.apply(number, 'tes')

    const sheets = await rowsOf(path)
    expect([...sheets.keys()]).toEqual(['Riwayat Golongan'])
    const [header = [], row = [], ...others] = sheets.get('Riwayat Golongan') ?? []
    expect(others).toEqual([])
    const cell = (name: string): Cell | undefined => row[header.indexOf(name)]
    expect(cell('NIP')).toBe(bad.owner)
    expect(cell('Golongan')).toBe('III/z')
    expect(cell('Baris asal')).toBe(lineOf('rank', at))
    expect(cell('Keputusan')).toBe('ditolak')
    expect(String(cell('Kolom bermasalah')).split('; ').toSorted()).toEqual(['Golongan', 'Masa Kerja Tahun'])
    expect(cell('Masalah')).toMatch(/III\/z.*dua|dua.*III\/z/)

    const right: Record<string, Cell> = { Golongan: 'III/a', 'Masa Kerja Tahun': 2 }
    const mended = header.map((name, column) => right[String(name)] ?? row[column] ?? null)
    const again = join(folder, 'diperbaiki.xlsx')
    await writeWorkbook({ path: again, sheets: [{ name: 'Riwayat Golongan', rows: [header, mended] }] })
    const second = await stage(again, 'partial')
    expect(second.report.kinds.find(({ kind }) => kind === 'rank')).toMatchObject({
      read: 1,
      added: 1,
      rejected: 0,
      held: 0,
    })
    await second.imports.discard(second.number)
  })

  it('is not written where nothing is wrong', async () => {
    const review = { issues: async () => [] }
    expect(await writeRejectFile({ review, number: 1, path: join(folder, 'kosong.xlsx') })).toBeNull()
  })
})
