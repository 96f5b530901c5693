/** The texts that a workbook's cells share, by number: runs of rich text joined, reading aids left out. */
import type { Entry } from 'yauzl'
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { unescapeSigns } from './escape-xml.ts'
import { readXml } from './read-xml.ts'
import type { ZipArchive } from './zip-archive.ts'

/** They stay in memory for the whole import: a city's 300,000 rows have 20 MB of them. */
const limitBytes = 256 * 1024 ** 2

export async function readSharedStrings(
  archive: ZipArchive,
  entry: Entry,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (entry.uncompressedSize > limitBytes) {
    throw new SourceUnreadable(
      'Berkas Excel ini memuat terlalu banyak teks untuk sekali impor. Pecah menjadi beberapa berkas, lalu impor bersama-sama.',
    )
  }
  const strings: string[] = []
  let text = ''
  let isText = false
  let isReadingAid = false
  const pieces = readXml(archive.chunks(entry, signal), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') isText = !isReadingAid
      else if (name === 'rPh') isReadingAid = true
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isReadingAid = false
      else if (name === 'si') strings.push(unescapeSigns(text))
    },
    text(piece) {
      if (isText) text += piece
    },
  })
  for await (const _ of pieces);
  return strings
}
