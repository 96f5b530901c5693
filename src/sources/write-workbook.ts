/** Writes an .xlsx row by row, for the template and for the rows that are sent back: NIPs stay text, dates are dates. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { sheetXml, type WorkbookSheet } from './excel/sheet-xml.ts'
import { workbookParts } from './excel/workbook-parts.ts'

/** The file is at `path` only when it is whole; one that was there before is replaced. */
export async function writeWorkbook(needs: { path: string; sheets: readonly WorkbookSheet[] }): Promise<void> {
  const unfinished = `${needs.path}.sebagian`
  const zip = new ZipFile()
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  for (const part of workbookParts(needs.sheets.map((sheet) => sheet.name))) {
    zip.addBuffer(Buffer.from(part.xml), part.path)
  }
  needs.sheets.forEach((sheet, index) => {
    const rows = Readable.from(sheetXml(sheet), { objectMode: false })
    // yazl does not pass a source's error on.
    rows.on('error', (error) => zip.emit('error', error))
    zip.addReadStream(rows, `xl/worksheets/sheet${index + 1}.xml`)
  })
  zip.end()
  try {
    await Promise.race([pipeline(zip.outputStream, createWriteStream(unfinished)), failed])
    await rename(unfinished, needs.path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
