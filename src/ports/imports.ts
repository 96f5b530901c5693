/** Imports as the database keeps them: staged, examined, applied in one transaction, undone. */
import type { ChangeExample, ImportReport } from '#core/import/import-report.ts'
import type { RecordKindName } from '#core/import/record-kind.ts'
import type { ImportIssue, IssueCode, StagedRow } from '#core/import/staged-row.ts'

export type ImportState = 'staging' | 'staged' | 'applied' | 'undone' | 'discarded' | 'failed'

export interface ImportDraft {
  readonly source: 'berkas' | 'siasn'
  readonly files: readonly string[]
  /** `city`: who is missing from the list of employees has left. `partial`: nothing is taken for gone. */
  readonly scope: 'city' | 'partial'
  readonly author: string
  /** The day on which the source's data was true. */
  readonly asOf: Temporal.PlainDate
}

/** Rows on their way into staging. Nothing of it is seen before `finish`; `abort` leaves no trace but the batch's state. */
export interface Staging {
  readonly number: number
  write(rows: readonly StagedRow[]): Promise<void>
  note(issues: readonly ImportIssue[]): Promise<void>
  /** How many rows of each kind were read, faulty ones included. */
  finish(read: ReadonlyMap<RecordKindName, number>): Promise<void>
  abort(): Promise<void>
}

export interface Imports {
  /** Throws `ImportRefused` while another import is open. */
  begin(draft: ImportDraft): Promise<Staging>
  /** Resolves references, sets odd rows aside, computes the difference against today's data, and keeps it as the batch's report. */
  examine(number: number): Promise<ImportReport>
  /** All of it or nothing, in one transaction; examines again first. Throws `ImportRefused`. */
  apply(number: number, author: string): Promise<AppliedImport>
  /** Puts back what was before; only the import applied last can be undone. Throws `ImportRefused`. */
  undo(number: number, author: string): Promise<UndoneImport>
  /** Throws away what is staged. */
  discard(number: number): Promise<void>
}

export interface ImportReview {
  /** Newest first. */
  list(limit: number): Promise<readonly ImportSummary[]>
  /** Pages by key: pass the last `id` of the page before. */
  issues(number: number, page: { after: bigint | null; limit: number }): Promise<readonly StoredIssue[]>
  /** A handful of each kind of change. */
  examples(number: number, limitEach: number): Promise<readonly ChangeExample[]>
  /** Lets rows that were set aside through, by reason or one by one; says how many. Before applying only. */
  release(number: number, what: { code: IssueCode } | { ids: readonly bigint[] }, author: string): Promise<number>
}

export interface StoredIssue extends ImportIssue {
  readonly id: bigint
  readonly severity: 'rejected' | 'held'
  readonly isReleased: boolean
}

export interface ImportSummary {
  readonly number: number
  readonly source: string
  readonly files: readonly string[]
  readonly scope: 'city' | 'partial'
  readonly state: ImportState
  readonly author: string
  readonly asOf: Temporal.PlainDate
  readonly createdAt: Temporal.Instant
  readonly appliedAt: Temporal.Instant | null
  readonly undoneAt: Temporal.Instant | null
  readonly rowCount: number
  /** Null before it was examined. */
  readonly report: ImportReport | null
}

export interface AppliedImport {
  readonly report: ImportReport
  /** Chats that were bound to people who have left. */
  readonly endedBonds: number
  /** Waiting messages to them that will not leave. */
  readonly droppedMessages: number
}

export interface UndoneImport {
  readonly removed: number
  readonly restored: number
  /** People whom this import brought and who have meanwhile bound a chat or registered: kept, as having left. */
  readonly keptAsLeft: number
}

/** Its message says in English why, for the operator. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused'
}
