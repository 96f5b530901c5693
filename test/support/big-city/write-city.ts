/** Writes the rows of a city as a workbook with a sheet a kind, or as a CSV file a kind, spelt as people spell them. */
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Cell } from '#core/import/cell.ts'
import type { RecordKindName } from '#core/import/record-kind.ts'
import { recordKinds } from '#core/import/record-kinds.ts'
import { writeWorkbook } from '#sources/write-workbook.ts'
import type { Draft, Drafts } from './draft.ts'

/** Above the header of every sheet of people stand a title and an empty line, as registers have them. */
const titleLines = 2

export const sheetOf = (kind: RecordKindName): string => recordKinds[kind].sheets[0] ?? recordKinds[kind].label
/** The line on which the row at `index` stands in the workbook. */
export const lineOf = (kind: RecordKindName, index: number): number =>
  index + 2 + (recordKinds[kind].isOfEmployee ? titleLines : 0)

/** Rows of further sheets, as they are. */
export interface PlainSheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

export async function writeCityWorkbook(
  drafts: Drafts,
  path: string,
  others: readonly PlainSheet[] = [],
): Promise<void> {
  const filled = [...drafts].filter(([, rows]) => rows.length > 0)
  await writeWorkbook({
    path,
    sheets: [
      ...filled.map(([kind, rows]) => ({ name: sheetOf(kind), rows: sheetRows(kind, rows), hasHeader: false })),
      ...others.map((sheet) => ({ ...sheet, hasHeader: false })),
    ],
  })
}

function* sheetRows(kind: RecordKindName, drafts: readonly Draft[]): Generator<readonly Cell[]> {
  const fields = columnsOf(kind)
  if (recordKinds[kind].isOfEmployee) {
    yield [`PEMERINTAH KOTA REKAAN: ${recordKinds[kind].label.toUpperCase()}`]
    yield []
  }
  yield fields.map((field) => field.label)
  let index = 0
  for (const draft of drafts) {
    yield fields.map((field) => spelt(draft.cells[field.name] ?? null, index, field.type))
    index++
  }
}

const columnsOf = (kind: RecordKindName) => recordKinds[kind].fields.filter((field) => !field.isDerived)

/** Every few rows a habit of the registers: dates as text in three orders, NIPs with an apostrophe or spaces, `null`. */
function spelt(cell: Cell, index: number, type: string): Cell {
  const habit = index % 16
  if (cell === null) return type === 'text' && habit === 3 ? 'null' : null
  if (cell instanceof Temporal.PlainDate) {
    const [year, month, day] = cell.toString().split('-')
    if (habit === 5) return `${day}-${month}-${year}`
    if (habit === 7) return `${year}-${month}-${day}`
    return habit === 9 ? `${day}/${month}/${year}` : cell
  }
  if (type === 'nip' && typeof cell === 'string') {
    if (habit === 5) return `'${cell}`
    if (habit === 11) return `${cell.slice(0, 8)} ${cell.slice(8, 14)} ${cell.slice(14, 15)} ${cell.slice(15)} `
  }
  return type === 'text' && typeof cell === 'string' && habit === 13 ? `${cell}  ` : cell
}

/** One file a kind, semicolons between the cells as an Indonesian Excel writes them; returns their paths. */
export async function writeCityCsv(drafts: Drafts, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const paths: string[] = []
  for (const [kind, rows] of drafts) {
    if (rows.length === 0) continue
    const path = join(folder, `${sheetOf(kind)}.csv`)
    paths.push(path)
    await pipeline(Readable.from(csvLines(kind, rows)), createWriteStream(path))
  }
  return paths
}

function* csvLines(kind: RecordKindName, drafts: readonly Draft[]): Generator<string> {
  for (const cells of sheetRows(kind, drafts)) yield `${cells.map(csvCell).join(';')}\r\n`
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Temporal.PlainDate) return cell.toString().split('-').toReversed().join('/')
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  if (typeof cell === 'object') return cell.error
  const text = String(cell)
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
