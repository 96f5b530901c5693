/** Rows of one list kept packed in memory until the whole file was read: only then all its keys are known. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Cell, SourceRow } from '#core/import/cell.ts'
import type { JsonObject } from './records-of.ts'

type JsonCell = string | number | boolean | null

export interface PackedList {
  add(record: JsonObject): void
  /** The header as line 0, then the rows, numbered from 1. */
  pages(): Generator<readonly SourceRow[]>
}

/** A list takes about a tenth of its size in the file. */
export function createPackedList(sheet: string, pageSize: number): PackedList {
  const columns = new Map<string, number>()
  const blocks: Buffer[] = []
  let rows: JsonCell[][] = []

  const pack = () => {
    if (rows.length > 0) blocks.push(deflateRawSync(JSON.stringify(rows), { level: 1 }))
    rows = []
  }

  return {
    add(record) {
      const cells: JsonCell[] = []
      for (const [key, value] of Object.entries(record)) {
        const column = columns.get(key) ?? columns.size
        columns.set(key, column)
        const cell = cellOf(value)
        if (cell === null) continue
        while (cells.length < column) cells.push(null)
        cells[column] = cell
      }
      rows.push(cells)
      if (rows.length >= pageSize) pack()
    },
    *pages() {
      pack()
      yield [{ sheet, line: 0, cells: [...columns.keys()] }]
      let line = 0
      for (const block of blocks) {
        const unpacked = JSON.parse(inflateRawSync(block).toString()) as Cell[][]
        yield unpacked.map((cells) => ({ sheet, line: ++line, cells }))
      }
    },
  }
}

/** Documents (`path`) and other nested values are of no use in a table. */
function cellOf(value: unknown): JsonCell {
  switch (typeof value) {
    case 'string':
      return value || null
    case 'number':
    case 'boolean':
      return value
    default:
      return null
  }
}
