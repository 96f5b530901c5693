/** What a file is, by its first bytes: HR's systems export web pages and old workbooks under any name. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { openZipArchive } from './excel/zip-archive.ts'
import { readBytes, unreadable } from './read-bytes.ts'

export type FileKind = 'excel' | 'csv' | 'json'

/** Throws `SourceUnreadable` for what no reader takes, saying what it is and what to do. */
export async function recogniseFile(path: string): Promise<FileKind> {
  const beginning = await readBeginning(path)
  const refuse = (message: string): never => {
    throw new SourceUnreadable(`Berkas "${basename(path)}" ${message}`)
  }
  if (beginning.length === 0) return refuse('kosong. Ekspor ulang datanya, lalu coba lagi.')
  const hex = beginning.subarray(0, 8).toString('hex')
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return ofZip(path, refuse)
  if (hex === 'd0cf11e0a1b11ae1') {
    return refuse(
      (await isEncrypted(path))
        ? 'dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya (Berkas > Info > Proteksi Buku Kerja), simpan, lalu coba lagi.'
        : 'berformat Excel lama (.xls). Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu coba lagi.',
    )
  }
  if (hex.startsWith('25504446')) {
    return refuse('adalah PDF. Minta datanya sebagai Excel (.xlsx) atau CSV kepada pengirimnya, lalu coba lagi.')
  }
  const text = asText(beginning)
  if (text === null) {
    return refuse(
      'bukan Excel (.xlsx), CSV, atau JSON. Ekspor ulang datanya dalam salah satu bentuk itu, lalu coba lagi.',
    )
  }
  if (/^<(?:!doctype|html|\?xml|table|meta|head|style|div)/i.test(text)) {
    return refuse(
      'sebenarnya halaman web atau XML, walaupun mungkin bernama .xls. Buka di Excel, pilih Simpan Sebagai > Buku Kerja Excel (.xlsx), lalu coba lagi.',
    )
  }
  return /^[[{]\s*(?:["[{\]}]|$)/.test(text) ? 'json' : 'csv'
}

async function readBeginning(path: string): Promise<Buffer> {
  for await (const chunk of readBytes(path, new AbortController().signal, 4096)) return chunk
  return Buffer.alloc(0)
}

/** Null for what is no text: zero bytes stand in no text but UTF-16. */
function asText(beginning: Buffer): string | null {
  const isUtf16 = (beginning[0] === 0xff && beginning[1] === 0xfe) || (beginning[0] === 0xfe && beginning[1] === 0xff)
  if (!isUtf16 && beginning.includes(0)) return null
  const encoding = isUtf16 ? (beginning[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(encoding).decode(beginning).trimStart()
}

async function ofZip(path: string, refuse: (message: string) => never): Promise<FileKind> {
  const archive = await openZipArchive(path)
  try {
    if (archive.find('xl/workbook.bin') !== undefined) {
      return refuse('berformat Excel biner (.xlsb). Buka di Excel, simpan ulang sebagai .xlsx, lalu coba lagi.')
    }
    if (archive.find('[Content_Types].xml') !== undefined && archive.find('word/document.xml') === undefined)
      return 'excel'
    if (archive.find('content.xml') !== undefined) {
      return refuse(
        'berformat OpenDocument (.ods). Buka di LibreOffice, simpan ulang sebagai Excel (.xlsx), lalu coba lagi.',
      )
    }
    return refuse(
      'bukan buku kerja Excel, melainkan dokumen atau arsip zip. Keluarkan isinya, lalu impor berkas .xlsx, .csv, atau .json di dalamnya.',
    )
  } finally {
    archive.close()
  }
}

/** An encrypted workbook sits in an OLE container whose directory names the stream `EncryptedPackage`. */
async function isEncrypted(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => Promise.reject(unreadable(path, error)))
  try {
    const header = await readAt(file, 512, 0)
    const sectorSize = 1 << header.readUInt16LE(30)
    const directory = await readAt(file, 4096, (header.readUInt32LE(48) + 1) * sectorSize)
    return directory.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  } finally {
    await file.close()
  }
}

async function readAt(file: Awaited<ReturnType<typeof open>>, length: number, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  await file.read(buffer, 0, length, position)
  return buffer
}
