/** Workbooks as Excel and LibreOffice write them, cell by cell. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExcelSource } from '#sources/excel-source.ts'
import { readRows } from '#test/support/read-rows.ts'
import { smallWorkbook } from '#test/support/small-workbook.ts'
import { zipFolder, zipParts } from '#test/support/zip-parts.ts'

const fixtures = join(import.meta.dirname, '../fixtures/import')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semar-excel-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Dates as text in braces, so that one `toEqual` says it all: vitest takes all Temporal values for equal objects. */
const plain = (rows: Awaited<ReturnType<typeof readRows>>) =>
  rows.map(({ sheet, line, cells }) => [
    sheet,
    line,
    cells.map((cell) => (cell instanceof Temporal.PlainDate ? `{${cell}}` : cell)),
  ])

describe('a workbook as Excel writes it', () => {
  it('gives each cell as the file means it, with the line that Excel shows', async () => {
    const source = createExcelSource({ path: await zipFolder(join(folder, 'excel.xlsx'), join(fixtures, 'excel')) })
    const sheet = 'Riwayat Golongan'
    expect(source.progress()).toBeNull()
    expect(plain(await readRows(source))).toEqual([
      [sheet, 1, ['NIP', 'Nama', 'SK', null, 'TMT', null, 'Masa kerja', 'Aktif', 'Keterangan']],
      [sheet, 2, [null, null, 'Nomor', 'Tanggal']],
      [
        sheet,
        3,
        // The 29 February 1900 of Excel is no day, so its number stays.
        [
          '198802292012012901',
          'Ayu Karangan & Putri',
          '823.3/901/2020',
          '{2020-01-01}',
          '{2020-04-01}',
          60,
          12,
          true,
          'Ayu Karangan & Putri ok',
        ],
      ],
      [
        sheet,
        4,
        [
          198_802_291_220_129_000,
          'Made Karangan',
          '823.3/902/2020',
          '{2020-04-01}',
          '{2020-04-01}',
          0.3125,
          0.1,
          false,
          { error: '#N/A' },
        ],
      ],
      [sheet, 7, ['198001012005011902', 'Dewi Karangan\r', null, '{1900-02-28}', '{1900-03-01}', 0, '{9999-12-31}']],
      ['Referensi', 1, ['Golongan']],
      ['Referensi', 2, ['III/a']],
    ])
    expect(source.notes?.()).toEqual(['Lembar "Referensi" tersembunyi di Excel, tetapi ikut dibaca.'])
    expect(source.files).toEqual(['excel.xlsx'])
    expect(source.progress()).toBe(1)
  })

  it('counts days from 1904 where the workbook says so, and takes places and prefixes as other programs write them', async () => {
    const path = await zipFolder(join(folder, '1904.xlsx'), join(fixtures, 'dates-1904'))
    expect(plain(await readRows(createExcelSource({ path })))).toEqual([
      ['Pegawai', 1, ['NIP', 'TMT']],
      ['Pegawai', 2, ['198802292012012901', '{2020-01-01}']],
      ['Pegawai', 3, ['198001012005011902', '{1904-01-01}']],
    ])
  })
})

describe('a workbook that LibreOffice saved', () => {
  it('is read the same, without its formatted blank rows', async () => {
    const rows = await readRows(createExcelSource({ path: join(fixtures, 'libreoffice.xlsx') }))
    expect(plain(rows)).toEqual([
      ['Data Pegawai', 1, ['DATA PEGAWAI (KARANGAN)']],
      ['Data Pegawai', 3, ['NIP', 'Nama', 'Tanggal lahir', 'Masa kerja']],
      ['Data Pegawai', 4, ['198802292012012901', 'Ayu Karangan', '{1988-02-29}', 12.5]],
      ['Data Pegawai', 5, [198_001_012_005_012_000, 'Made & Dewi', '01-01-1980', { error: '#DIV/0!' }]],
      ['Riwayat Diklat', 1, ['NIP', 'Lulus']],
      ['Riwayat Diklat', 2, ['198802292012012901', true]],
    ])
  })
})

describe('cells', () => {
  const read = async (rows: string) => {
    const path = await zipParts(join(folder, 'cells.xlsx'), smallWorkbook(rows))
    return plain(await readRows(createExcelSource({ path })))
  }

  it.each([
    ['a row of spaces is blank', '<row r="1"><c r="A1" t="str"><v>  </v></c></row>', []],
    [
      'gaps are null, the rest is cut',
      '<row r="2"><c r="C2"><v>7</v></c><c r="D2"/></row>',
      [['Data', 2, [null, null, 7]]],
    ],
    [
      'no places: one after the other',
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
      [
        ['Data', 1, [1, 2]],
        ['Data', 2, [3]],
      ],
    ],
    [
      'a date as the strict edition writes it',
      '<row r="1"><c t="d"><v>2020-02-29T00:00:00</v></c></row>',
      [['Data', 1, ['{2020-02-29}']]],
    ],
    ['CDATA and entities', '<row r="1"><c t="str"><v><![CDATA[a<b]]>&#65;&lt;</v></c></row>', [['Data', 1, ['a<bA<']]]],
    ['a column past Z', '<row r="1"><c r="AB1"><v>1</v></c></row>', [['Data', 1, [...Array(27).fill(null), 1]]]],
  ])('%s', async (_, rows, expected) => {
    expect(await read(rows)).toEqual(expected)
  })

  it('keeps every text and number of a long sheet in its place', async () => {
    const rows = (function* () {
      for (let i = 1; i <= 20_000; i++)
        yield `<row r="${i}"><c r="A${i}" t="str"><v>Ä${i}</v></c><c r="B${i}"><v>${i}</v></c></row>`
    })()
    const path = await zipParts(join(folder, 'long.xlsx'), smallWorkbook(rows))
    const source = createExcelSource({ path })
    let next = 1
    for await (const page of source.read(new AbortController().signal)) {
      expect(page.length).toBeLessThan(2000)
      for (const { line, cells } of page) {
        if (line !== next || cells[0] !== `Ä${next}` || cells[1] !== next) throw new Error(`wrong at ${next}`)
        next++
      }
    }
    expect(next).toBe(20_001)
  })
})
