/** Reads a CSV file: encoding, delimiter and line ends found by looking, every cell as text, line numbers as an editor shows them. */
import { stat } from 'node:fs/promises'
import { basename, parse as parsePath } from 'node:path'
import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { SourceRow } from '#core/import/cell.ts'
import { type PersonnelSource, SourceUnreadable } from '#ports/personnel-source.ts'
import { findDelimiter } from './find-delimiter.ts'
import { lookAhead } from './look-ahead.ts'
import { pageSize } from './page-size.ts'
import { readBytes } from './read-bytes.ts'
import { decodeText, findEncoding, type TextEncoding } from './text-encoding.ts'

/** A record longer than this is a quote that was never closed. */
const recordLimit = 1_000_000
const lineBreak = /\r\n|\n|\r/g

interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
  /** Line ends within its quotes. */
  readonly breaks: number
}

export function createCsvSource({ path }: { path: string }): PersonnelSource {
  const sheet = parsePath(path).name
  let readSize = 0
  let totalSize = 0
  let notes: string[] = []

  async function* read(signal: AbortSignal): AsyncGenerator<readonly SourceRow[]> {
    readSize = 0
    notes = []
    const encoding = await findEncoding(path, signal)
    if (encoding !== 'utf-8')
      notes.push(`Berkas "${basename(path)}" dibaca dengan kode huruf ${encodingName[encoding]}.`)
    totalSize = (await stat(path)).size
    const counted = async function* () {
      for await (const chunk of readBytes(path, signal)) {
        readSize += chunk.length
        yield chunk
      }
    }
    const { beginning, text } = await lookAhead(decodeText(counted(), encoding), (seen) => seen.length >= 65_536)
    const { delimiter, hasSeparatorLine } = findDelimiter(beginning)
    // Counted as records end, for the parser does not know on which line one begins; after an error it is the line on
    // which the unfinished record began.
    let line = 1
    const toRow = (cells: readonly string[]): CsvRow => {
      const row = { line, cells, breaks: countBreaks(cells) }
      line += 1 + row.breaks
      return row
    }
    const parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // A quote in the middle of a cell is a sign like any other, as in Excel.
      relax_quotes: true,
      max_record_size: recordLimit,
      // Its types know only rows of text here, though any object goes through.
      on_record: toRow as unknown as (cells: string[]) => string[],
    })
    // What goes wrong before the parser reaches the loop below through it.
    pipeline(text, parser, () => {})
    let width = 0
    let page: SourceRow[] = []
    try {
      for await (const row of parser as AsyncIterable<CsvRow>) {
        if (row.breaks > 0 && hasSwallowedRows(row.cells, delimiter, width)) throw openQuote(row.line)
        const isSeparatorLine = hasSeparatorLine && row.line === 1
        if (!isSeparatorLine && row.cells.some((cell) => cell.trim() !== '')) {
          width = Math.max(width, row.cells.length)
          page.push({ sheet, line: row.line, cells: row.cells.map(cellOf) })
        }
        if (page.length < pageSize) continue
        yield page
        page = []
      }
    } catch (error) {
      signal.throwIfAborted()
      throw error instanceof CsvError ? openQuote(line, error.code) : error
    } finally {
      parser.destroy()
    }
    if (page.length > 0) yield page
  }

  return {
    name: 'berkas',
    files: [basename(path)],
    read,
    progress: () => (totalSize === 0 ? null : Math.min(1, readSize / totalSize)),
    notes: () => notes,
  }
}

const encodingName: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

/** `="0812"` is how some programs keep Excel from taking a text for a number. */
function cellOf(text: string): string | null {
  if (!text.startsWith('="') || !text.endsWith('"') || text.length < 3) return text || null
  return text.slice(2, -1).replaceAll('""', '"') || null
}

function countBreaks(record: readonly string[]): number {
  let breaks = 0
  for (const cell of record) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(lineBreak)?.length ?? 0
  }
  return breaks
}

/** A forgotten quote ends at the next one, perhaps many rows later: the cell then holds whole rows. */
function hasSwallowedRows(record: readonly string[], delimiter: string, width: number): boolean {
  if (width < 3) return false
  return record.some((cell) => /[\r\n]/.test(cell) && cell.split(delimiter).length >= width)
}

function openQuote(line: number, cause?: unknown): SourceUnreadable {
  return new SourceUnreadable(
    `Tanda kutip (") yang dibuka di baris ${line} tidak ditutup, sehingga baris-baris sesudahnya ikut menyatu. Periksa tanda kutip di baris itu dengan Notepad atau Excel, perbaiki, lalu coba lagi.`,
    { cause },
  )
}
