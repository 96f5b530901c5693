/** CSV files as spreadsheet programs, editors and other systems write them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCsvSource } from '#sources/csv-source.ts'
import { readRows } from '#test/support/read-rows.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semar-csv-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(content: string | Uint8Array, name = 'data.csv') {
  const path = join(folder, name)
  await writeFile(path, content)
  return (await readRows(createCsvSource({ path }))).map(({ line, cells }) => [line, ...cells])
}

describe('encodings', () => {
  it('reads Windows-1252 with a separator line, and says so', async () => {
    const source = createCsvSource({ path: join(import.meta.dirname, '../fixtures/import/windows-1252.csv') })
    expect(await readRows(source)).toEqual([
      { sheet: 'windows-1252', line: 2, cells: ['NIP', 'Nama', 'Tempat lahir', 'Keterangan'] },
      {
        sheet: 'windows-1252',
        line: 3,
        cells: ['198802292012012901', 'André Karangan', 'Semarang', 'Lulusan "Universitas" – dua\r\nbaris'],
      },
      { sheet: 'windows-1252', line: 5, cells: ['198001012005011902', 'Renée Karangan', 'Málaga', '5" pipa'] },
    ])
    expect(source.notes?.()).toEqual(['Berkas "windows-1252.csv" dibaca dengan kode huruf Windows-1252.'])
  })

  it.each([
    ['UTF-8', Buffer.from('NIP;Nama\n1;André 🙂')],
    ['UTF-8 with a mark', Buffer.from('\ufeffNIP;Nama\n1;André 🙂')],
    ['UTF-16LE', Buffer.from('\ufeffNIP;Nama\n1;André 🙂', 'utf16le')],
    ['UTF-16BE', Buffer.from('\ufeffNIP;Nama\n1;André 🙂', 'utf16le').swap16()],
  ])('reads %s', async (_, content) => {
    expect(await read(content)).toEqual([
      [1, 'NIP', 'Nama'],
      [2, '1', 'André 🙂'],
    ])
  })

  it('finds a single wrong byte after megabytes of UTF-8, and keeps signs that two pieces share', async () => {
    const line = 'x;Ayu – Karangan €\n'
    const content = Buffer.concat([Buffer.from(line.repeat(60_000)), Buffer.from('x;Andr\xe9\n', 'latin1')])
    expect((await read(content)).at(-1)).toEqual([60_001, 'x', 'André'])
    const rows = await read(Buffer.from(line.repeat(60_000)))
    expect(new Set(rows.map(([, , name]) => name))).toEqual(new Set(['Ayu – Karangan €']))
  })
})

describe('delimiters and lines', () => {
  it.each([
    [
      'semicolons',
      'NIP;Nama, gelar;TMT\n1;Ayu, S.E.;2',
      [
        [1, 'NIP', 'Nama, gelar', 'TMT'],
        [2, '1', 'Ayu, S.E.', '2'],
      ],
    ],
    [
      'commas',
      'NIP,Nama,Catatan\n1,Ayu,"a;b;c;d"\n2,Made,"x;y"',
      [
        [1, 'NIP', 'Nama', 'Catatan'],
        [2, '1', 'Ayu', 'a;b;c;d'],
        [3, '2', 'Made', 'x;y'],
      ],
    ],
    [
      'tabs',
      'NIP\tNama\n1\tAyu, S.E.',
      [
        [1, 'NIP', 'Nama'],
        [2, '1', 'Ayu, S.E.'],
      ],
    ],
    [
      'bars',
      'NIP|Nama\n1|Ayu',
      [
        [1, 'NIP', 'Nama'],
        [2, '1', 'Ayu'],
      ],
    ],
    [
      'a title above',
      'Daftar pegawai, kota, 2026\nNIP;Nama\n1;Ayu\n2;Made',
      [
        [1, 'Daftar pegawai, kota, 2026'],
        [2, 'NIP', 'Nama'],
        [3, '1', 'Ayu'],
        [4, '2', 'Made'],
      ],
    ],
    [
      'one column',
      'NIP\n1\n2',
      [
        [1, 'NIP'],
        [2, '1'],
        [3, '2'],
      ],
    ],
    [
      'a delimiter that the file names',
      'sep=|\nNIP|Nama;x;y\n1|a;b;c',
      [
        [2, 'NIP', 'Nama;x;y'],
        [3, '1', 'a;b;c'],
      ],
    ],
    [
      'three kinds of line end',
      'a;b\r\nc;d\re;f\ng;h',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
        [4, 'g', 'h'],
      ],
    ],
    [
      'blank lines and empty rows',
      '\n\na;b\n;;\n  ;\n\nc;d\n\n',
      [
        [3, 'a', 'b'],
        [7, 'c', 'd'],
      ],
    ],
    [
      'lines within quotes',
      'a;"x\ny\r\nz"\nb;c',
      [
        [1, 'a', 'x\ny\r\nz'],
        [4, 'b', 'c'],
      ],
    ],
    [
      'text kept from Excel as a formula',
      'NIP;Nama\n="0812";"=""1 """',
      [
        [1, 'NIP', 'Nama'],
        [2, '0812', '1 '],
      ],
    ],
    [
      'rows of different length',
      'a;b\nc\nd;e;f',
      [
        [1, 'a', 'b'],
        [2, 'c'],
        [3, 'd', 'e', 'f'],
      ],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await read(content)).toEqual(expected)
  })

  it('gives back whatever a careful program wrote', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ';', ',', '\n', '\r\n', '1') })
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const content = `sep=;\n${table.map((row) => row.map(quoted).join(';')).join('\n')}\n`
        const expected = table.filter((row) => row.some((text) => text.trim() !== ''))
        const seen = (await read(content)).map(([, ...cells]) => cells.map((text) => text ?? ''))
        const unformulated = expected.map((row) =>
          row.map((text) => /^="(.*)"$/s.exec(text)?.[1]?.replaceAll('""', '"') ?? text),
        )
        expect(seen).toEqual(unformulated)
      }),
      { numRuns: 150 },
    )
  })

  it('numbers a long file like an editor, piece by piece', async () => {
    const rows = await read(Array.from({ length: 50_000 }, (_, i) => `${i + 1};"dua\nbaris ${i}"`).join('\n'))
    expect(rows).toHaveLength(50_000)
    expect(rows.every(([line, first], i) => line === 2 * i + 1 && first === `${i + 1}`)).toBe(true)
  })
})

describe('a quote that is not closed', () => {
  const said = (line: number) => `Tanda kutip (") yang dibuka di baris ${line} tidak ditutup`
  it.each([
    ['up to the end', 'NIP,Nama,Kota\n1,Ayu,x\n2,"Made,y\n3,Dewi,z\n', 3],
    ['up to the next quote', 'NIP,Nama,Kota\n1,"Ayu,x\n2,Made,y\n3,"Dewi",z\n', 2],
    ['over more than a record can hold', `NIP,Nama,Kota\n1,"Ayu,x\n${'2,Made,y\n'.repeat(150_000)}`, 2],
  ])('%s', async (_, content, line) => {
    await expect(read(content)).rejects.toThrow(said(line))
  })
})

it('ends with the reason of its signal', async () => {
  const path = join(folder, 'panjang.csv')
  await writeFile(path, '1;2\n'.repeat(400_000))
  const controller = new AbortController()
  const reason = new Error('stopped by a person')
  const reading = (async () => {
    for await (const _ of createCsvSource({ path }).read(controller.signal)) controller.abort(reason)
  })()
  await expect(reading).rejects.toBe(reason)
})
