/** Writes a zip for tests: from a folder of readable XML (a workbook taken apart) or from parts made on the spot. */
import { createWriteStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export async function zipParts(
  path: string,
  parts: Readonly<Record<string, string | Iterable<string>>>,
): Promise<string> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) {
    if (typeof content === 'string') zip.addBuffer(Buffer.from(content), name)
    else zip.addReadStream(Readable.from(content, { objectMode: false }), name, { compressionLevel: 1 })
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

export async function zipFolder(path: string, folder: string): Promise<string> {
  const zip = new ZipFile()
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const real = join(file.parentPath, file.name)
    if (file.isFile()) zip.addFile(real, relative(folder, real))
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}
