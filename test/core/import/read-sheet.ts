/** Runs rows through a sheet as an import does. */
import type { Cell } from '#core/import/cell.ts'
import { type OpenSheet, openSheet } from '#core/import/open-sheet.ts'
import type { ImportIssue, StagedRow } from '#core/import/staged-row.ts'

interface ReadSheet {
  readonly sheet: OpenSheet
  readonly rows: readonly StagedRow[]
  readonly issues: readonly ImportIssue[]
  readonly leftOut: readonly string[]
  readonly counted: number
}

/** Rows are numbered from 1; the first `look` of them are looked at beforehand. */
export function readSheet(name: string, cells: readonly (readonly Cell[])[], look = 500): ReadSheet {
  const source = cells.map((row, at) => ({ sheet: name, line: at + 1, cells: row }))
  const sheet = openSheet(name, source.slice(0, look))
  const parsed = source.map((row) => sheet.parse(row))
  return {
    sheet,
    rows: parsed.flatMap(({ rows }) => rows),
    issues: parsed.flatMap(({ issues }) => issues),
    leftOut: parsed.flatMap(({ leftOut }) => leftOut ?? []),
    counted: parsed.filter(({ counts }) => counts !== null).length,
  }
}
