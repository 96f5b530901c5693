/** Opens a sheet by its first rows: finds its header and its kind, and parses every row that follows. */
import type { Cell, SourceRow } from './cell.ts'
import { cellText } from './cell-text.ts'
import { createDateOrders, type DateOrders } from './date-order.ts'
import { type FoundHeader, findHeader, isNumberRow } from './find-header.ts'
import { headerKeys } from './header-key.ts'
import { kindOfSheet, type SheetKind, sheetValuesOf } from './kind-of-sheet.ts'
import { matchHeader } from './match-header.ts'
import { neverImported } from './never-imported.ts'
import { createRowReader, type ReadRow } from './parse-row.ts'
import { plainKey } from './plain-key.ts'
import type { RecordKind, RecordKindName } from './record-kind.ts'
import { sheetIssue, sheetIssues } from './sheet-issues.ts'
import { skippedSheet } from './skipped-sheets.ts'
import type { ImportIssue, StagedRow } from './staged-row.ts'

export interface ParsedRow {
  readonly rows: readonly StagedRow[]
  readonly issues: readonly ImportIssue[]
  /** The kind that the row counts for as read; null for headers, blanks and rows of a sheet that is not read. */
  readonly counts: RecordKindName | null
  /** Why the row was left out on purpose, in words people read. */
  readonly leftOut: string | null
}

export interface OpenSheet {
  /** The main kind first; empty where the sheet is not read. */
  readonly kinds: readonly RecordKindName[]
  /** Faults of the sheet as a whole; with any of them no row of it is read. */
  readonly issues: readonly ImportIssue[]
  /** Why the sheet is left out on purpose; null where it is not. */
  readonly leftOut: string | null
  /** Sensitive columns that stay in the file, in words people read, e.g. `NIK`. */
  readonly neverImported: readonly string[]
  /** Headers that no field is known for. */
  readonly unknownHeaders: readonly string[]
  /** For every row of the sheet in order, the first ones included. */
  parse(row: SourceRow): ParsedRow
}

/** So many known cells are no remark any more. */
const fewCells = 3

const nothing: ParsedRow = { rows: [], issues: [], counts: null, leftOut: null }

/**
 * `first`: the first rows of the sheet, some 500 where there are as many: the header is looked for there, and the order
 * of day and month by column.
 */
export function openSheet(sheet: string, first: readonly SourceRow[]): OpenSheet {
  const closed = { kinds: [], neverImported: [], unknownHeaders: [], parse: () => nothing }
  const leftOut = skippedSheet(sheet)
  if (leftOut !== null) return { ...closed, issues: [], leftOut }
  if (first.every(({ cells }) => cells.every((cell) => cellText(cell) === null)))
    return { ...closed, issues: [], leftOut: null }
  const header = findHeader(first)
  if (!header) return { ...closed, issues: [sheetIssue.noHeader(sheet)], leftOut: null }
  const found = kindOfSheet(sheet, header.headers)
  if (!found) return { ...closed, issues: [sheetIssue.unknownKind(sheet, header.headers)], leftOut: null }
  const issues = sheetIssues({ sheet, found, headers: header.headers })
  if (issues.length > 0) return { ...closed, issues, leftOut: null }
  const orders = createDateOrders()
  for (const row of first.slice(header.until)) {
    for (const [column, cell] of row.cells.entries()) orders.feed(column, cell)
  }
  return { ...openFound(header, found, orders, first), issues, leftOut: null }
}

function openFound(
  header: FoundHeader,
  found: SheetKind,
  orders: DateOrders,
  first: readonly SourceRow[],
): Omit<OpenSheet, 'issues' | 'leftOut'> {
  const firstLine = first[header.until]?.line ?? Number.POSITIVE_INFINITY
  const allHeaders = new Set(header.headers)
  let readers = createReaders(header.headers, found, orders)
  let isAfterHeader = false
  const isHeader = createHeaderTest(found.kind)

  function parse(row: SourceRow): ParsedRow {
    if (row.line < firstLine) return nothing
    if (isHeader(row, readers.keyColumn)) {
      // A repeated header on a later page, or one with other columns.
      const headers = row.cells.map((cell) => cellText(cell) ?? '')
      if (kindOfSheet(row.sheet, headers)?.kind === found.kind) readers = createReaders(headers, found, orders)
      isAfterHeader = true
      return nothing
    }
    if (isAfterHeader && isNumberRow(row.cells)) return nothing
    isAfterHeader = false
    return readers.read(row)
  }

  const known = new Set(readers.columns)
  const unknown = header.headers.filter((text, column) => text !== '' && !known.has(column))
  return {
    kinds: [found.kind.name, ...found.snapshots.map(({ name }) => name)],
    neverImported: [...new Set(unknown.flatMap((text) => neverImported(text) ?? []))],
    unknownHeaders: [...allHeaders].filter((text) => unknown.includes(text) && neverImported(text) === null),
    parse,
  }
}

interface Readers {
  readonly keyColumn: number
  readonly columns: readonly number[]
  read(row: SourceRow): ParsedRow
}

function createReaders(headers: readonly string[], found: SheetKind, orders: DateOrders): Readers {
  const { kind, sheetKey, snapshots } = found
  const match = matchHeader(kind, headers)
  const main = createRowReader({
    kind,
    match,
    headers,
    orders,
    sheetValues: sheetValuesOf(kind, sheetKey),
    isSnapshot: false,
  })
  const presents = snapshots.map((snapshot) => {
    const presentMatch = matchHeader(snapshot, headers)
    const sheetValues = sheetValuesOf(snapshot, '')
    return {
      match: presentMatch,
      read: createRowReader({ kind: snapshot, match: presentMatch, headers, orders, sheetValues, isSnapshot: true }),
    }
  })

  const own = [...new Set([...match.fields, ...match.helpers].flatMap(({ columns }) => columns))]
  const needed = match.fields.flatMap(({ field, columns }) => (field.isRequired ? columns : []))

  function read(row: SourceRow): ParsedRow {
    if (isNoRecord(row)) return nothing
    const result = main(row)
    if (result.is === 'left_out') return { ...nothing, counts: kind.name, leftOut: result.why }
    // Their rows would hang in the air: the person is not there.
    if (result.is === 'faulty') return { ...nothing, counts: kind.name, issues: result.issues }
    if (presents.length === 0) return { rows: [result.row], issues: [], counts: kind.name, leftOut: null }
    const results: readonly ReadRow[] = presents.map((present) => present.read(row))
    return {
      rows: [result.row, ...results.flatMap((present) => (present.is === 'row' ? [present.row] : []))],
      issues: results.flatMap((present) => (present.is === 'faulty' ? present.issues : [])),
      counts: kind.name,
      leftOut: null,
    }
  }

  /** Totals, a signature, a remark below the table: none of what a record must have, and hardly anything else. */
  function isNoRecord({ cells }: SourceRow): boolean {
    if (!needed.every((column) => isBlank(cells[column]))) return false
    return own.filter((column) => !isBlank(cells[column])).length < fewCells
  }

  const matches = [match, ...presents.map((present) => present.match)]
  return {
    keyColumn: match.fields.find(({ field, columns }) => field.isRequired && columns.length > 0)?.columns[0] ?? 0,
    columns: matches.flatMap(({ fields, helpers }) => [...fields, ...helpers].flatMap(({ columns }) => columns)),
    read,
  }
}

/** A row is a header again where the cell in the place of the first required field is that field's name. */
function createHeaderTest(kind: RecordKind): (row: SourceRow, keyColumn: number) => boolean {
  const names = new Set(
    kind.fields
      .filter(({ isRequired }) => isRequired)
      .slice(0, 1)
      .flatMap(({ label, synonyms }) => [label, ...synonyms].map(plainKey)),
  )
  return ({ cells }, keyColumn) => {
    const cell = cells[keyColumn]
    if (typeof cell !== 'string' || cell.length > 60 || (cell.charCodeAt(0) >= 48 && cell.charCodeAt(0) <= 57))
      return false
    return (
      headerKeys(cell).some((key) => names.has(key)) && cells.filter((other) => cellText(other) !== null).length > 1
    )
  }
}

function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined || cell === '') return true
  return !(typeof cell === 'object' && 'error' in cell) && cellText(cell) === null
}
