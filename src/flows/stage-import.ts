/** Reads a source of personnel data into staging, sheet by sheet, and examines what it would change. */
import type { SourceRow } from '#core/import/cell.ts'
import { isExampleRow } from '#core/import/example-rows.ts'
import type { ImportReport } from '#core/import/import-report.ts'
import { type OpenSheet, openSheet } from '#core/import/open-sheet.ts'
import type { RecordKindName } from '#core/import/record-kind.ts'
import type { ImportIssue, StagedRow } from '#core/import/staged-row.ts'
import type { ImportDraft, Imports } from '#ports/imports.ts'
import type { PersonnelSource } from '#ports/personnel-source.ts'

export interface StageProgress {
  readonly step: 'Membaca' | 'Memeriksa'
  /** From 0 to 1; null: unknown. */
  readonly fraction: number | null
  readonly rows: number
}

export interface ReadSheet {
  readonly name: string
  /** The main kind first; empty where the sheet was not read. */
  readonly kinds: readonly RecordKindName[]
  readonly rows: number
  /** Why the sheet was left out on purpose. */
  readonly leftOut: string | null
  /** Columns that hold what is never taken over, in words people read. */
  readonly neverImported: readonly string[]
  readonly unknownHeaders: readonly string[]
  /** Rows left out on purpose, by the reason. */
  readonly leftOutRows: Readonly<Record<string, number>>
}

export interface StagedImport {
  readonly number: number
  readonly report: ImportReport
  readonly sheets: readonly ReadSheet[]
}

export interface StageImportNeeds {
  readonly source: PersonnelSource
  readonly scope: ImportDraft['scope']
  readonly author: string
  readonly asOf: Temporal.PlainDate
  /** Nothing is changed and what was staged is thrown away where it aborts before the end. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: StageProgress) => void
}

/** Header, kind and order of day and month are looked for in so many rows of a sheet. */
const firstRows = 500

/** Throws what reading threw, `SourceUnreadable` or the signal's reason; nothing is staged then. */
export function createStageImport({ imports }: { imports: Pick<Imports, 'begin' | 'examine' | 'discard'> }) {
  return async (needs: StageImportNeeds): Promise<StagedImport> => {
    const { source, scope, author, asOf, signal, onProgress } = needs
    const pages = source.read(signal)[Symbol.asyncIterator]()
    // A source that can't be read at all gets no number.
    const firstPage = await pages.next()
    const staging = await imports.begin({ source: source.name, files: source.files, scope, author, asOf })
    const read = new Map<RecordKindName, number>()
    const sheets: SheetReading[] = []
    try {
      let current: SheetReading | null = null
      let written: Promise<void> = Promise.resolve()
      let rows = 0
      for (let page = firstPage; !page.done; page = await pages.next()) {
        signal.throwIfAborted()
        const found: Found = { rows: [], issues: [] }
        for (const row of page.value) {
          if (current?.name !== row.sheet) {
            current?.close(found)
            current = createSheetReading(row.sheet, read)
            sheets.push(current)
          }
          current.take(row, found)
        }
        rows += page.value.length
        // The page before is written while the next one is read.
        await written
        written = write(found)
        written.catch(() => {})
        onProgress({ step: 'Membaca', fraction: source.progress(), rows })
      }
      const rest: Found = { rows: [], issues: [] }
      current?.close(rest)
      await written
      await write(rest)
      signal.throwIfAborted()
      await staging.finish(read)
    } catch (error) {
      await staging.abort()
      throw error
    } finally {
      await pages.return?.()
    }
    const { number } = staging
    onProgress({ step: 'Memeriksa', fraction: null, rows: 0 })
    const report = await imports.examine(number)
    if (signal.aborted) {
      await imports.discard(number)
      signal.throwIfAborted()
    }
    return { number, report, sheets: sheets.map((sheet) => sheet.said()) }

    async function write(found: Found): Promise<void> {
      if (found.rows.length > 0) await staging.write(found.rows)
      if (found.issues.length > 0) await staging.note(found.issues)
    }
  }
}

interface Found {
  readonly rows: StagedRow[]
  readonly issues: ImportIssue[]
}

interface SheetReading {
  readonly name: string
  take(row: SourceRow, found: Found): void
  /** Reads what was kept back of a short sheet. */
  close(found: Found): void
  said(): ReadSheet
}

function createSheetReading(name: string, read: Map<RecordKindName, number>): SheetReading {
  let waiting: SourceRow[] = []
  let sheet: OpenSheet | null = null
  let rows = 0
  const leftOutRows: Record<string, number> = {}

  const parse = (row: SourceRow, open: OpenSheet, found: Found): void => {
    const { rows: staged, issues, counts, leftOut } = open.parse(row)
    if (counts === null) return
    if (staged.some(isExampleRow)) {
      count('baris contoh')
      return
    }
    read.set(counts, (read.get(counts) ?? 0) + 1)
    rows++
    for (const each of staged) found.rows.push(each)
    for (const issue of issues) found.issues.push(issue)
    if (leftOut !== null) count(leftOut)
  }
  const count = (reason: string): void => {
    leftOutRows[reason] = (leftOutRows[reason] ?? 0) + 1
  }
  const open = (found: Found): void => {
    sheet = openSheet(name, waiting)
    found.issues.push(...sheet.issues)
    for (const row of waiting) parse(row, sheet, found)
    waiting = []
  }

  return {
    name,
    take(row, found) {
      if (sheet) return parse(row, sheet, found)
      waiting.push(row)
      if (waiting.length >= firstRows) open(found)
    },
    close(found) {
      if (!sheet) open(found)
    },
    said: () => ({
      name,
      kinds: sheet?.kinds ?? [],
      rows,
      leftOut: sheet?.leftOut ?? null,
      neverImported: sheet?.neverImported ?? [],
      unknownHeaders: sheet?.unknownHeaders ?? [],
      leftOutRows,
    }),
  }
}
