/** What a cell of a file holds before anybody interpreted it: the reader's word for what the file really says. */

/** `#N/A`, `#REF!` ...: a formula that failed. */
export interface CellError {
  readonly error: string
}

/**
 * Text as typed, a number as the file stores it (a double: an 18-digit NIP has already lost digits), a date only where
 * the file itself says that it is one (a date format in Excel), null for an empty cell.
 */
export type Cell = string | number | boolean | Temporal.PlainDate | CellError | null

/** One row as a file numbers it. `cells` may be shorter than the header where the rest is empty. */
export interface SourceRow {
  /** Name of the sheet; the file's name where there are no sheets. */
  readonly sheet: string
  /** From 1, as the spreadsheet program shows it; in JSON the place in the list, 0 for its keys. */
  readonly line: number
  readonly cells: readonly Cell[]
}
