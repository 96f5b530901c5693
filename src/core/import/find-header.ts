/** Finds the row of headers in the first rows of a sheet: below a title, over two merged rows, above a row of numbers. */
import type { Cell, SourceRow } from './cell.ts'
import { cellText } from './cell-text.ts'
import { headerKeys } from './header-key.ts'
import { headerKeysOf } from './match-header.ts'
import { presentKinds } from './present-kinds.ts'
import { recordKinds } from './record-kinds.ts'

export interface FoundHeader {
  /** Text by column, `''` for none; two merged rows give `SK Nomor`. */
  readonly headers: readonly string[]
  /** Places in the rows that were looked at: the first row of the header, and the first that is no header any more. */
  readonly from: number
  readonly until: number
}

/** Titles, logos and notes above a table are rarely longer. */
const searchedRows = 40

/** Null where no row looks like a header: at least two known columns, and a third of those that are filled. */
export function findHeader(rows: readonly SourceRow[]): FoundHeader | null {
  let best: { headers: readonly string[]; from: number; height: number; score: number } | null = null
  for (const [at, row] of rows.slice(0, searchedRows).entries()) {
    const single = row.cells.map(textOf)
    const score = scoreOf(single)
    if (score > (best?.score ?? 0)) best = { headers: single, from: at, height: 1, score }
    const below = rows[at + 1]
    if (!below || below.sheet !== row.sheet) continue
    const merged = mergeRows(row.cells, below.cells)
    const mergedScore = scoreOf(merged)
    // A row of data below fits by chance at most once.
    if (mergedScore > score + 1 && mergedScore > (best?.score ?? 0)) {
      best = { headers: merged, from: at, height: 2, score: mergedScore }
    }
  }
  if (!best) return null
  const filled = best.headers.filter((header) => header !== '').length
  if (best.score < 2 || best.score * 3 < filled) return null
  const next = best.from + best.height
  return { headers: best.headers, from: best.from, until: isNumberRow(rows[next]?.cells) ? next + 1 : next }
}

/** `1 | 2 | 3 ...` or `(1) | (2) ...` under the header. */
export function isNumberRow(cells: readonly Cell[] | undefined): boolean {
  const numbers = (cells ?? []).map(cellText).filter((text) => text !== null)
  return numbers.length > 1 && numbers.every((text, at) => text.replace(/[()]/g, '') === String(at + 1))
}

const textOf = (cell: Cell | undefined): string => (typeof cell === 'string' ? (cellText(cell) ?? '') : '')

let known: ReadonlySet<string> | null = null

function scoreOf(headers: readonly string[]): number {
  known ??= new Set([...Object.values(recordKinds), ...presentKinds].flatMap((kind) => [...headerKeysOf(kind)]))
  const found = new Set<string>()
  for (const header of headers) {
    if (header.length > 80) continue
    const key = headerKeys(header).find((candidate) => known?.has(candidate))
    if (key !== undefined) found.add(key)
  }
  return found.size
}

/** A merged cell stands in its first column, the others are empty: it goes on over the cells that have one below. */
function mergeRows(above: readonly Cell[], below: readonly Cell[]): string[] {
  const merged: string[] = []
  let parent = ''
  for (let column = 0; column < Math.max(above.length, below.length); column++) {
    const [top, bottom] = [textOf(above[column]), textOf(below[column])]
    if (top !== '') parent = top
    else if (bottom === '') parent = ''
    merged.push(bottom === '' ? top : [parent, bottom].filter((part) => part !== '').join(' '))
  }
  return merged
}
