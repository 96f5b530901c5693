/** What can't be read: cut off, damaged, disguised, dangerous, stopped; and what a person is told. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { createExcelSource } from '#sources/excel-source.ts'
import { openSource } from '#sources/open-source.ts'
import { writeWorkbook } from '#sources/write-workbook.ts'
import { readRows } from '#test/support/read-rows.ts'
import { smallWorkbook } from '#test/support/small-workbook.ts'
import { zipParts } from '#test/support/zip-parts.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semar-unreadable-'))
})
afterAll(() => rm(folder, { recursive: true }))

const put = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const messageOf = async (path: string): Promise<string> => {
  try {
    await readRows(await openSource({ path }))
  } catch (error) {
    if (error instanceof SourceUnreadable) return error.message
    throw error
  }
  return 'dibaca'
}

/** An OLE container as far as it is looked at: the header, and the directory in its first sector. */
function oleContainer(stream: string): Buffer {
  const file = Buffer.alloc(2048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 48)
  file.write('Root Entry', 1024, 'utf16le')
  file.write(stream, 1152, 'utf16le')
  return file
}

describe('files that are something else', () => {
  it.each([
    [
      'lama.xlsx',
      oleContainer('Workbook'),
      'berformat Excel lama (.xls). Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx',
    ],
    ['sandi.xlsx', oleContainer('EncryptedPackage'), 'dikunci dengan kata sandi'],
    ['web.xls', '<html><table><tr><td>NIP</td></tr></table></html>', 'sebenarnya halaman web'],
    ['xml.xls', '<?xml version="1.0"?><Workbook/>', 'sebenarnya halaman web atau XML'],
    ['surat.csv', '%PDF-1.7\n', 'adalah PDF'],
    ['foto.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'bukan Excel (.xlsx), CSV, atau JSON'],
    ['kosong.csv', '', 'kosong'],
  ])('%s', async (name, content, said) => {
    const message = await messageOf(await put(name, content))
    expect(message).toContain(said)
    expect(message).toContain(`"${name}"`)
    expect(message).toMatch(/[Cc]oba lagi\.$/)
  })

  it.each([
    [
      'tabel.ods',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' },
      'OpenDocument (.ods)',
    ],
    ['biner.xlsb', { '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }, '.xlsb'],
    ['surat.docx', { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' }, 'bukan buku kerja Excel'],
    ['arsip.zip', { 'data.csv': 'NIP' }, 'arsip zip'],
    ['bukan.xlsx', { '[Content_Types].xml': '<Types/>' }, 'bukan buku kerja Excel'],
  ])('%s', async (name, parts, said) => {
    expect(await messageOf(await zipParts(join(folder, name), parts))).toContain(said)
  })

  it('tells a file that is not there from a folder', async () => {
    expect(await messageOf(join(folder, 'tiada.xlsx'))).toBe(
      'Berkas "tiada.xlsx" tidak ditemukan. Periksa nama dan foldernya, lalu coba lagi.',
    )
    expect(await messageOf(folder)).toContain('adalah folder, bukan berkas')
  })
})

describe('a damaged workbook', () => {
  const whole = async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [`${i}`, `Nama ${(i * 7919) % 3001}`])
    const path = join(folder, 'utuh.xlsx')
    await writeWorkbook({ path, sheets: [{ name: 'Data', rows }] })
    return await readFile(path)
  }

  it('is refused wherever it was cut off', async () => {
    const content = await whole()
    for (const part of [0.01, 0.3, 0.6, 0.9, 0.999]) {
      const path = await put('potong.xlsx', content.subarray(0, Math.floor(content.length * part)))
      expect(await messageOf(path)).toContain('rusak atau terpotong')
    }
  })

  it('is refused where a byte of a sheet is wrong, by checksum or by form', async () => {
    const content = await whole()
    const start = content.indexOf('xl/worksheets/sheet1.xml') + 200
    for (const at of [start, start + 1000, start + 5000]) {
      const wrong = Buffer.from(content)
      wrong[at] = (wrong[at] ?? 0) ^ 0xff
      expect(await messageOf(await put('salah.xlsx', wrong))).toContain('rusak atau terpotong')
    }
  })

  it.each([
    ['unfinished XML', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1</v>' }],
    ['a sheet that is missing', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }],
    [
      'a shared text that is missing',
      { 'xl/worksheets/sheet1.xml': '<worksheet><row><c t="s"><v>9</v></c></row></worksheet>' },
    ],
    ['a sign that XML forbids', { 'xl/worksheets/sheet1.xml': '<worksheet>&#xD800;</worksheet>' }],
  ])('is refused for %s', async (_, parts) => {
    const made = await zipParts(join(folder, 'rusak.xlsx'), smallWorkbook('', parts))
    expect(await messageOf(made)).toContain('rusak atau terpotong')
  })
})

describe('a dangerous workbook', () => {
  const entity =
    '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><row><c t="str"><v>&e;</v></c></row></worksheet>'
  it.each([
    ['external entities', { 'xl/worksheets/sheet1.xml': entity }, 'DOCTYPE'],
    ['tags without end', { 'xl/worksheets/sheet1.xml': '<a>'.repeat(100_000) }, 'rusak'],
    ['a text without end', { 'xl/worksheets/sheet1.xml': `<a>${'x'.repeat(9_000_000)}</a>` }, 'rusak'],
    [
      'a cell far to the right',
      { 'xl/worksheets/sheet1.xml': '<a><row><c r="ZZZZZZ1"><v>1</v></c></row></a>' },
      'rusak',
    ],
  ])('%s', async (_, parts, said) => {
    expect(await messageOf(await zipParts(join(folder, 'jahat.xlsx'), smallWorkbook('', parts)))).toContain(said)
  })

  it('a directory that owns up to more than 2 GB is refused before anything is unpacked', async () => {
    const path = await zipParts(join(folder, 'bom.xlsx'), smallWorkbook(''))
    const content = await readFile(path)
    const directory = content.indexOf(Buffer.from('504b0102', 'hex'))
    content.writeUInt32LE(0xf000_0000, directory + 24)
    expect(await messageOf(await put('bom.xlsx', content))).toContain('lebih dari 2 GB')
  })

  it('one that lies about its size is cut short', async () => {
    const path = await zipParts(join(folder, 'bohong.xlsx'), smallWorkbook(' '.repeat(1_000_000)))
    const content = await readFile(path)
    const entry = content.lastIndexOf('xl/worksheets/sheet1.xml') - 46
    content.writeUInt32LE(500, entry + 24)
    expect(await messageOf(await put('bohong.xlsx', content))).toContain('rusak atau terpotong')
  })
})

describe('a long read', () => {
  const blankRows = function* () {
    yield '<row r="1"><c r="A1"><v>1</v></c></row>'
    for (let from = 2; from < 1_000_002; from += 100) {
      let rows = ''
      for (let r = from; r < from + 100; r++)
        rows += `<row r="${r}" s="2" customFormat="1"><c r="A${r}" s="2"/><c r="B${r}" s="2"/></row>`
      yield rows
    }
  }

  it('passes a million formatted blank rows in a small heap', { timeout: 120_000 }, async () => {
    const path = await zipParts(join(folder, 'blank.xlsx'), smallWorkbook(blankRows()))
    const code = `
      const { createExcelSource } = await import(${JSON.stringify(import.meta.resolve('#sources/excel-source.ts'))})
      let rows = 0
      for await (const page of createExcelSource({ path: ${JSON.stringify(path)} }).read(new AbortController().signal)) rows += page.length
      console.log(rows)`
    // A million rows kept would take three times this heap and kill the process.
    const child = spawn(process.execPath, ['--max-old-space-size=40', '--input-type=module', '-e', code])
    let output = ''
    child.stdout.on('data', (piece) => {
      output += piece
    })
    const [exit] = await once(child, 'close')
    expect({ exit, output: output.trim() }).toEqual({ exit: 0, output: '1' })
  })

  it('ends with the reason of its signal, before and in the middle', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [`${i}`, 'x'])
    const path = join(folder, 'panjang.xlsx')
    await writeWorkbook({ path, sheets: [{ name: 'Data', rows }] })
    const source = createExcelSource({ path })
    const reason = new Error('stopped by a person')
    await expect(readRows(source, AbortSignal.abort(reason))).rejects.toBe(reason)
    const controller = new AbortController()
    let seen = 0
    const reading = (async () => {
      for await (const page of source.read(controller.signal)) {
        seen += page.length
        controller.abort(reason)
      }
    })()
    await expect(reading).rejects.toBe(reason)
    expect(seen).toBeGreaterThan(0)
    expect(seen).toBeLessThan(20_000)
    expect(await readRows(source)).toHaveLength(20_000)
  })
})
