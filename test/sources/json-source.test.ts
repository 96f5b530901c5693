/** JSON as SIASN answers it and as people save it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createJsonSource } from '#sources/json-source.ts'
import { readRows } from '#test/support/read-rows.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semar-json-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(content: string, name = 'rw-golongan.json') {
  const path = join(folder, name)
  await writeFile(path, content)
  return (await readRows(createJsonSource({ path }))).map(({ sheet, line, cells }) => [sheet, line, ...cells])
}

const people = [
  ['data-utama', 0, 'id', 'nipBaru', 'nama', 'path', 'emailGov'],
  ['data-utama', 1, 'PNS-901', '198802292012012901', 'Ayu Karangan'],
  ['data-utama', 2, 'PNS-902', '198001012005011902', 'Made Karangan', null, 'made@contoh.invalid'],
  ['rw-golongan', 0, 'nipBaru', 'id', 'golongan', 'skTanggal', 'path', 'tmtGolongan', 'isAktif'],
  ['rw-golongan', 1, '198802292012012901', 'G-1', 'III/a', '01-04-2012'],
  ['rw-golongan', 2, '198802292012012901', 'G-2', 'III/b', null, null, '01-04-2016'],
  ['rw-golongan', 3, '198001012005011902', 'G-3', 'III/c', null, null, null, true],
  ['nilaiipasn', 0, 'nipBaru', 'tahun', 'nilai'],
  ['nilaiipasn', 1, '198802292012012901', 2025, 81.5],
]

describe('shapes', () => {
  const fixture = join(import.meta.dirname, '../fixtures/import/orang.ndjson')

  it('a person a line: sheet after sheet, each row with its person', async () => {
    const rows = await readRows(createJsonSource({ path: fixture }))
    expect(rows.map(({ sheet, line, cells }) => [sheet, line, ...cells])).toEqual(people)
  })

  it('the same people as a list, indented or not', async () => {
    const { readFile } = await import('node:fs/promises')
    const list = (await readFile(fixture, 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    expect(await read(JSON.stringify(list))).toEqual(people)
    expect(await read(`\ufeff${JSON.stringify({ code: 1, data: list }, null, 2)}\r\n`)).toEqual(people)
  })

  const header = ['rw-golongan', 0, 'nipBaru', 'golongan']
  it.each([
    [
      'an envelope',
      '{"code":1,"data":[{"nipBaru":"1","golongan":"III/a"}]}',
      [header, ['rw-golongan', 1, '1', 'III/a']],
    ],
    [
      'a list',
      '[{"nipBaru":"1"},{"golongan":"III/a","nipBaru":2}]',
      [header, ['rw-golongan', 1, '1'], ['rw-golongan', 2, 2, 'III/a']],
    ],
    [
      'one record',
      '{"code":1,"data":{"nipBaru":"1","golongan":"","path":[{"a":1}]}}',
      [
        [...header, 'path'],
        ['rw-golongan', 1, '1'],
      ],
    ],
    [
      'named lists',
      '{"tanggal":"x","pegawai":[{"nip":"1"}],"rw-jabatan":{"code":1,"data":[{"nip":"2","path":{}}]},"kosong":[]}',
      [
        ['pegawai', 0, 'nip'],
        ['pegawai', 1, '1'],
        ['rw-jabatan', 0, 'nip', 'path'],
        ['rw-jabatan', 1, '2'],
      ],
    ],
    [
      'a person whose fields stand beside the histories',
      '{"nip":"1","nama":"Ayu","rw-jabatan":[{"nama":"x"}],"path":{"1":{"a":1}}}',
      [
        ['data-utama', 0, 'nip', 'nama', 'rw-jabatan', 'path'],
        ['data-utama', 1, '1', 'Ayu'],
        ['rw-jabatan', 0, 'nipBaru', 'nama'],
        ['rw-jabatan', 1, '1', 'x'],
      ],
    ],
    [
      'lists of two answers',
      '{"code":1,"data":[{"nipBaru":"1"}]}\n{"code":1,"data":[{"nipBaru":"2"}]}',
      [
        ['rw-golongan', 0, 'nipBaru'],
        ['rw-golongan', 1, '1'],
        ['rw-golongan', 2, '2'],
      ],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await read(content)).toEqual(expected)
  })
})

describe('a file of 20 MB', () => {
  const record = (i: number) =>
    `{"nipBaru":"${i}","nama":"Ayu \\"[{é${i}\\\\","path":{"872":[{"x":"}]"}]},"isi":"${'x'.repeat(800)}"}`
  const records = (open: string, close: string) =>
    `${open}${Array.from({ length: 24_000 }, (_, i) => record(i)).join(',\n')}${close}`

  it.each([
    ['list', '[', ']'],
    ['envelope', '{"code":1,"data":[', '],"count":2}'],
    ['named list', '{"a":{"b":[1]},"rw-golongan" : [', ']}'],
  ])('as one %s', async (_, open, close) => {
    const rows = await read(records(open, close))
    expect(rows).toHaveLength(24_001)
    expect(rows[0]).toEqual(['rw-golongan', 0, 'nipBaru', 'nama', 'path', 'isi'])
    expect(rows.slice(1).every((row, i) => row[1] === i + 1 && row[2] === `${i}` && row[3] === `Ayu "[{é${i}\\`)).toBe(
      true,
    )
  })

  it.each([
    ['cut off', '[', ''],
    ['followed by more', '[', ']]'],
    ['with a record that is no JSON', '[{"a":},', ']'],
  ])('%s is refused', async (_, open, close) => {
    await expect(read(records(open, close))).rejects.toThrow('Berkas JSON ini rusak atau terpotong')
  })
})

it.each([
  ['cut off', '{"code":1,"data":[{"nipBaru":"1"', 'Berkas JSON ini rusak atau terpotong'],
  ['a line cut off', '{"nip":"1"}\n{"nip":"2"}\n{"nip":', 'Baris 3 berkas JSON ini rusak atau terpotong'],
  ['nothing found', '{"code":0,"data":"Data tidak ditemukan"}', 'tidak memuat daftar data pegawai'],
  ['no records', '[1, 2, "x"]', 'tidak memuat daftar data pegawai'],
])('%s', async (_, content, said) => {
  await expect(read(content)).rejects.toThrow(said)
})
