/** Reads an .xlsx (or .xlsm) sheet by sheet, hidden ones too, without ever holding more than a page of rows. */
import { basename } from 'node:path'
import type { SourceRow } from '#core/import/cell.ts'
import { type PersonnelSource, SourceUnreadable } from '#ports/personnel-source.ts'
import { readXml } from './excel/read-xml.ts'
import { readSharedStrings } from './excel/shared-strings.ts'
import { createDateReader, createSheetRows } from './excel/sheet-rows.ts'
import { readWorkbookDirectory } from './excel/workbook-directory.ts'
import { openZipArchive } from './excel/zip-archive.ts'
import { pageSize } from './page-size.ts'

export function createExcelSource({ path }: { path: string }): PersonnelSource {
  let readBytes = 0
  let totalBytes = 0
  let notes: string[] = []

  async function* read(signal: AbortSignal): AsyncGenerator<readonly SourceRow[]> {
    readBytes = totalBytes = 0
    notes = []
    signal.throwIfAborted()
    const archive = await openZipArchive(path)
    try {
      const workbook = await readWorkbookDirectory(archive, signal)
      if (workbook === null) throw notAWorkbook()
      const { sharedStrings, sheets } = workbook
      const counted = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          readBytes += chunk.length
          yield chunk
        }
      }
      totalBytes = sheets.reduce((sum, sheet) => sum + sheet.entry.uncompressedSize, 0)
      const strings = sharedStrings === undefined ? [] : await readSharedStrings(archive, sharedStrings, signal)
      const readDate = createDateReader(workbook.is1904)
      for (const { name, isHidden, entry } of sheets) {
        if (isHidden) notes.push(`Lembar "${name}" tersembunyi di Excel, tetapi ikut dibaca.`)
        let page: SourceRow[] = []
        const rows = createSheetRows({
          sheet: name,
          strings,
          dateStyles: workbook.dateStyles,
          readDate,
          emit: (row) => page.push(row),
        })
        for await (const _ of readXml(counted(archive.chunks(entry, signal)), rows)) {
          if (page.length < pageSize) continue
          yield page
          page = []
        }
        if (page.length > 0) yield page
      }
    } finally {
      archive.close()
    }
  }

  return {
    name: 'berkas',
    files: [basename(path)],
    read,
    progress: () => (totalBytes === 0 ? null : Math.min(1, readBytes / totalBytes)),
    notes: () => notes,
  }
}

function notAWorkbook(): SourceUnreadable {
  return new SourceUnreadable(
    'Berkas ini bukan buku kerja Excel (.xlsx), walaupun bentuknya mirip. Buka berkasnya di Excel atau LibreOffice, simpan sebagai .xlsx atau .csv, lalu coba lagi.',
  )
}
