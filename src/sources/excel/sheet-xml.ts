/** One sheet of a written workbook as XML, in pieces of some ten kilobytes. */
import type { Cell } from '#core/import/cell.ts'
import { columnName } from './column-name.ts'
import { escapeXml } from './escape-xml.ts'
import { dateToSerial } from './serial-date.ts'
import { writtenStyle } from './workbook-parts.ts'

export interface WorkbookSheet {
  /** Signs that Excel forbids are replaced, and a name that is taken gets a number. */
  readonly name: string
  /** The header first, unless `hasHeader` is false. Read once. */
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
  /** The first row is bold, stays in sight and gets a filter; true unless said otherwise. */
  readonly hasHeader?: boolean
  /** In characters, by column. */
  readonly columnWidths?: readonly number[]
  /** Columns, from 0, in which Excel keeps what a person types later as text. */
  readonly textColumns?: readonly number[]
}

const pieceLength = 32_768
/** Excel's limit for a cell; longer text makes it "repair" the file. */
const textLimit = 32_767

export async function* sheetXml(sheet: WorkbookSheet): AsyncGenerator<string> {
  const hasHeader = sheet.hasHeader ?? true
  let xml = opening(sheet, hasHeader)
  let line = 0
  let width = 0
  for await (const cells of sheet.rows) {
    line++
    width = Math.max(width, cells.length)
    xml += rowXml(cells, line, hasHeader && line === 1, sheet.textColumns ?? [])
    if (xml.length > pieceLength) {
      yield xml
      xml = ''
    }
  }
  const filter = hasHeader && width > 0 ? `<autoFilter ref="A1:${columnName(width - 1)}${line}"/>` : ''
  yield `${xml}</sheetData>${filter}</worksheet>`
}

function opening(sheet: WorkbookSheet, hasHeader: boolean): string {
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">${hasHeader ? frozen : ''}</sheetView></sheetViews>${columns(sheet)}<sheetData>`
}

function columns(sheet: WorkbookSheet): string {
  const widths = sheet.columnWidths ?? []
  const text = new Set(sheet.textColumns)
  const count = Math.max(widths.length, ...[...text].map((column) => column + 1), 0)
  if (count === 0) return ''
  const each = Array.from({ length: count }, (_, i) => {
    const style = text.has(i) ? ` style="${writtenStyle.text}"` : ''
    return `<col min="${i + 1}" max="${i + 1}" width="${widths[i] ?? 16}" customWidth="1"${style}/>`
  })
  return `<cols>${each.join('')}</cols>`
}

function rowXml(cells: readonly Cell[], line: number, isHeader: boolean, textColumns: readonly number[]): string {
  let xml = `<row r="${line}">`
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]
    if (cell === null || cell === undefined) continue
    xml += cellXml(cell, columnName(i) + line, isHeader, textColumns.includes(i))
  }
  return `${xml}</row>`
}

function cellXml(cell: NonNullable<Cell>, place: string, isHeader: boolean, isTextColumn: boolean): string {
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (cell instanceof Temporal.PlainDate) {
    const serial = dateToSerial(cell)
    if (serial !== null) return `<c r="${place}" s="${writtenStyle.date}"><v>${serial}</v></c>`
    return textXml(cell.toString(), place, writtenStyle.text)
  }
  if (typeof cell === 'object') return `<c r="${place}" t="e"><v>${escapeXml(cell.error)}</v></c>`
  const text = String(cell)
  const isLikeNumber = /^[+-]?\d[\d.,/-]*$/.test(text)
  const style = isHeader ? writtenStyle.header : isTextColumn || isLikeNumber ? writtenStyle.text : writtenStyle.plain
  return textXml(text, place, style)
}

function textXml(text: string, place: string, style: number): string {
  const styled = style === writtenStyle.plain ? '' : ` s="${style}"`
  const kept = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${place}"${styled} t="inlineStr"><is><t${kept}>${escapeXml(text.slice(0, textLimit))}</t></is></c>`
}
