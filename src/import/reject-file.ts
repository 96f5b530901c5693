/** The file to send back: every row that was refused or set aside, sheet by sheet, with what is wrong and how to mend it. */
import { basename } from 'node:path'
import type { Cell } from '#core/import/cell.ts'
import { issueTitles } from '#core/import/issue-titles.ts'
import type { ImportReview, StoredIssue } from '#ports/imports.ts'
import { writeWorkbook } from '#sources/write-workbook.ts'

/** What is said about a row stands behind its own cells, so that a mended sheet can be imported as it is. */
const added = ['Baris asal', 'Keputusan', 'Kolom bermasalah', 'Masalah', 'Cara memperbaiki'] as const
/** More rows than these nobody mends by hand, and the whole file is at fault. */
const rowLimit = 50_000
const pageSize = 1_000

interface BadRow {
  readonly line: number | null
  readonly cells: Readonly<Record<string, string>>
  readonly issues: StoredIssue[]
}

interface BadSheet {
  readonly headers: Set<string>
  readonly rows: Map<string, BadRow>
}

export interface RejectFile {
  readonly path: string
  readonly rows: number
  /** Rows beyond the limit that are not in it. */
  readonly leftOut: number
}

/** Null where nothing is wrong: no file is written then. */
export async function writeRejectFile(needs: {
  review: Pick<ImportReview, 'issues'>
  number: number
  path: string
}): Promise<RejectFile | null> {
  const { review, number, path } = needs
  const sheets = new Map<string, BadSheet>()
  let rows = 0
  let leftOut = 0
  for await (const issue of allIssues(review, number)) {
    const sheet = sheets.get(issue.sheet) ?? { headers: new Set(), rows: new Map() }
    sheets.set(issue.sheet, sheet)
    const place = `${issue.line ?? issue.id}`
    const row = sheet.rows.get(place)
    if (row) row.issues.push(issue)
    else if (rows >= rowLimit) leftOut++
    else {
      rows++
      for (const header of Object.keys(issue.original)) sheet.headers.add(header)
      sheet.rows.set(place, { line: issue.line, cells: issue.original, issues: [issue] })
    }
  }
  if (rows === 0) return null
  await writeWorkbook({
    path,
    sheets: [...sheets].filter(([, sheet]) => sheet.rows.size > 0).map(([name, sheet]) => sheetOf(name, sheet)),
  })
  return { path, rows, leftOut }
}

/** Pages by key until none is left. */
export async function* allIssues(review: Pick<ImportReview, 'issues'>, number: number): AsyncGenerator<StoredIssue> {
  for (let after: bigint | null = null; ; ) {
    const page: readonly StoredIssue[] = await review.issues(number, { after, limit: pageSize })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = last.id
  }
}

function sheetOf(name: string, { headers, rows }: BadSheet) {
  const columns = [...headers]
  const sorted = [...rows.values()].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return {
    name: basename(name, '.csv'),
    rows: [[...columns, ...added], ...sorted.map((row) => cellsOf(row, columns))],
    columnWidths: [...columns.map(() => 18), 11, 14, 20, 50, 60],
    textColumns: columns.map((_, index) => index),
  }
}

function cellsOf({ line, cells, issues }: BadRow, columns: readonly string[]): Cell[] {
  const [first] = issues
  const isHeld = issues.every((issue) => issue.severity === 'held')
  const isReleased = isHeld && issues.every((issue) => issue.isReleased)
  return [
    ...columns.map((column) => cells[column] ?? null),
    line,
    isReleased ? 'diloloskan' : isHeld ? 'ditahan' : 'ditolak',
    [...new Set(issues.flatMap((issue) => issue.header ?? []))].join('; ') || null,
    issues.map((issue) => issue.message).join(' ') || (first ? issueTitles[first.code] : null),
    [...new Set(issues.map((issue) => issue.remedy))].join(' '),
  ]
}
