/** Rows of a sheet, numbered and in pages, with the header row in front. */
import type { Cell, SourceRow } from '#core/import/cell.ts'

interface Pages {
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: AsyncIterable<readonly Cell[]>
  readonly signal: AbortSignal
}

/** A sheet without rows is not there at all: an empty one would say that nobody has any. */
export async function* inPages({ sheet, header, rows, signal }: Pages): AsyncGenerator<readonly SourceRow[]> {
  let page: SourceRow[] = []
  let line = 1
  for await (const cells of rows) {
    if (line === 1) page.push({ sheet, line: line++, cells: header })
    page.push({ sheet, line: line++, cells })
    if (page.length >= pageRows) {
      signal.throwIfAborted()
      yield page
      page = []
    }
  }
  signal.throwIfAborted()
  if (page.length > 0) yield page
}

const pageRows = 500
