/** Files opened by content, several joined, and a workbook that comes back as it was written. */
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell } from '#core/import/cell.ts'
import { createExcelSource } from '#sources/excel-source.ts'
import { joinSources } from '#sources/join-sources.ts'
import { openSource } from '#sources/open-source.ts'
import { writeWorkbook } from '#sources/write-workbook.ts'
import { readRows } from '#test/support/read-rows.ts'

const fixtures = join(import.meta.dirname, '../fixtures/import')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semar-open-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a file is opened by what it holds', () => {
  it.each([
    ['libreoffice.xlsx', 'pegawai.csv', ['Data Pegawai', 'Riwayat Diklat']],
    ['windows-1252.csv', 'pegawai.xlsx', ['pegawai']],
    ['orang.ndjson', 'pegawai.txt', ['data-utama', 'rw-golongan', 'nilaiipasn']],
  ])('%s named %s', async (fixture, name, sheets) => {
    const path = join(folder, name)
    await copyFile(join(fixtures, fixture), path)
    const rows = await readRows(await openSource({ path }))
    expect([...new Set(rows.map(({ sheet }) => sheet))]).toEqual(sheets)
  })

  it.each([
    ['[Daftar pegawai]\nNIP;Nama', 'csv'],
    ['{NIP};x', 'csv'],
    ['[\n  {"nip": "1"}]', 'json'],
    ['  {"nip": "1"}', 'json'],
  ])('%j is %s', async (content, kind) => {
    const path = join(folder, 'apa')
    await writeFile(path, content)
    const rows = await readRows(await openSource({ path }))
    expect(rows[0]?.line).toBe(kind === 'json' ? 0 : 1)
  })
})

it('joins files, and tells sheets of the same name apart', async () => {
  const paths = [join(folder, 'a.xlsx'), join(folder, 'b.xlsx')]
  for (const path of paths)
    await writeWorkbook({ path, sheets: [{ name: 'Sheet1', rows: [['NIP'], [path.slice(-6)]] }] })
  const [a, b] = await Promise.all(paths.map((path) => openSource({ path })))
  if (a === undefined || b === undefined) throw new Error('two files make two sources')
  const joined = joinSources([a, b, createExcelSource({ path: join(folder, 'b.xlsx') })])
  expect(joined.files).toEqual(['a.xlsx', 'b.xlsx', 'b.xlsx'])
  const rows = await readRows(joined)
  expect(rows.map(({ sheet, cells }) => `${sheet}: ${cells}`)).toEqual([
    'Sheet1: NIP',
    'Sheet1: a.xlsx',
    'Sheet1 (b.xlsx): NIP',
    'Sheet1 (b.xlsx): b.xlsx',
    'Sheet1 (b.xlsx, 2): NIP',
    'Sheet1 (b.xlsx, 2): b.xlsx',
  ])
  expect(joined.progress()).toBe(1)
})

it('names the one of several files that cannot be read', async () => {
  const paths = [join(folder, 'baik.csv'), join(folder, 'kutip.csv')]
  await writeFile(paths[0] ?? '', 'NIP;Nama')
  await writeFile(paths[1] ?? '', 'NIP;Nama\n1;"Ayu\n')
  const sources = await Promise.all(paths.map((path) => openSource({ path })))
  await expect(readRows(joinSources(sources))).rejects.toThrow('kutip.csv: Tanda kutip (") yang dibuka di baris 2')
})

describe('a written workbook', () => {
  it('comes back as it was, text as text and dates as dates', async () => {
    const path = join(folder, 'kembali.xlsx')
    const odd = 'a <b> & "c" _x0041_ \u0001 \ud800 \r\n é🙂 '
    const table: Cell[][] = [
      ['NIP', 'Nama', 'TMT', 'Nilai'],
      ['198802292012012901', odd, Temporal.PlainDate.from('2024-02-29'), 87.5],
      ['0812', '=1+1', Temporal.PlainDate.from('1900-02-01'), { error: '#N/A' }],
      [null, '', null, true],
    ]
    const sheets = [
      { name: 'Ditolak [1/2]', rows: table, columnWidths: [22, 40], textColumns: [0] },
      {
        name: 'ditolak -1-2-',
        rows: (async function* () {
          yield ['Petunjuk']
        })(),
        hasHeader: false,
      },
    ]
    await writeWorkbook({ path, sheets })
    const rows = await readRows(createExcelSource({ path }))
    expect(
      rows.map(({ cells }) => cells.map((cell) => (cell instanceof Temporal.PlainDate ? `{${cell}}` : cell))),
    ).toEqual([
      ['NIP', 'Nama', 'TMT', 'Nilai'],
      ['198802292012012901', odd, '{2024-02-29}', 87.5],
      ['0812', '=1+1', '1900-02-01', { error: '#N/A' }],
      [null, null, null, true],
      ['Petunjuk'],
    ])
    expect([...new Set(rows.map(({ sheet }) => sheet))]).toEqual(['Ditolak -1-2-', 'ditolak -1-2- (2)'])
  })

  it('leaves the old file where its rows fail, and nothing else', async () => {
    const path = join(folder, 'gagal.xlsx')
    await writeFile(path, 'yang lama')
    const rows = (function* (): Generator<Cell[]> {
      yield ['NIP']
      throw new Error('the database is gone')
    })()
    await expect(writeWorkbook({ path, sheets: [{ name: 'Data', rows }] })).rejects.toThrow('the database is gone')
    expect((await readdir(folder)).filter((name) => name.startsWith('gagal'))).toEqual(['gagal.xlsx'])
  })
})
