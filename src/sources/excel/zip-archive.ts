/** The parts of an .xlsx, unpacked as they are read, within limits that no honest workbook reaches. */
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { SourceUnreadable } from '#ports/personnel-source.ts'

export interface ZipArchive {
  /** By path, whatever the case of its letters; undefined where there is no such part. */
  readonly find: (path: string) => Entry | undefined
  readonly chunks: (entry: Entry, signal: AbortSignal) => AsyncGenerator<Buffer>
  readonly close: () => void
}

/** A city's 300,000 rows take a tenth of it unpacked; more is a zip bomb or not one import. */
const unpackedLimitBytes = 2 * 1024 ** 3
const partLimit = 10_000

export const brokenWorkbook =
  'Berkas Excel ini rusak atau terpotong, sehingga tidak dapat dibaca sampai akhir. Salin atau unduh ulang berkasnya, buka di Excel untuk memastikan isinya utuh, simpan, lalu coba lagi.'

/** Throws `SourceUnreadable`. */
export async function openZipArchive(path: string): Promise<ZipArchive> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(broken)
  try {
    const parts = await listParts(zip)
    return {
      find: (name) => parts.get(name.toLowerCase()),
      chunks: (entry, signal) => readChunks(zip, entry, signal),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function listParts(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > partLimit) throw tooLarge()
  const parts = new Map<string, Entry>()
  let unpackedBytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      unpackedBytes += entry.uncompressedSize
      parts.set(entry.fileName.toLowerCase(), entry)
    }
  } catch (error) {
    return broken(error)
  }
  if (unpackedBytes > unpackedLimitBytes) throw tooLarge()
  return parts
}

async function* readChunks(zip: ZipFile, entry: Entry, signal: AbortSignal): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) {
    throw new SourceUnreadable(
      'Berkas ini dikunci dengan kata sandi. Buka berkasnya, hapus kata sandinya, simpan, lalu coba lagi.',
    )
  }
  const stream = await zip.openReadStreamPromise(entry).catch(broken)
  let checksum = 0
  try {
    // A lie about the unpacked size ends the stream: yauzl compares it while inflating.
    for await (const chunk of stream) {
      signal.throwIfAborted()
      checksum = crc32(chunk, checksum)
      yield chunk
    }
    if (checksum !== entry.crc32) throw new Error('checksum differs')
  } catch (error) {
    signal.throwIfAborted()
    return broken(error)
  } finally {
    stream.destroy()
  }
}

function broken(cause: unknown): never {
  throw new SourceUnreadable(brokenWorkbook, { cause })
}

function tooLarge(): SourceUnreadable {
  return new SourceUnreadable(
    'Isi berkas Excel ini lebih dari 2 GB setelah dibuka, terlalu besar untuk sekali impor. Hapus lembar dan kolom yang tidak diperlukan, atau pecah menjadi beberapa berkas, lalu coba lagi.',
  )
}
