/** What becomes of a row of a file: values ready for staging, or an issue that says what is wrong and how to mend it. */
import type { RecordKindName } from './record-kind.ts'

/** A value as PostgreSQL's COPY takes it; dates as ISO text, lists as arrays of text. */
export type StagedValue = string | number | boolean | null | readonly string[]

export interface StagedRow {
  readonly kind: RecordKindName
  readonly sheet: string
  readonly line: number
  /** By field name, every field of the kind present. */
  readonly values: Readonly<Record<string, StagedValue>>
  /**
   * Fields that the sheet has no column for: what stands in `values` is for new records only, today's value of a known
   * one stands. One and the same array for all rows of a sheet.
   */
  readonly absent?: readonly string[]
  /**
   * The person's present state out of a list with one row a person, not their history: nothing else of this kind is gone,
   * and a row of this kind from a history of the same person wins.
   */
  readonly isSnapshot?: true
}

/** The closed list of what can be wrong; `rejected` can't be used, `held` waits for a person's word. */
export const issueCodes = {
  // Found in the row alone.
  no_header: 'rejected',
  unknown_kind: 'rejected',
  missing_column: 'rejected',
  double_column: 'rejected',
  missing_value: 'rejected',
  nip_as_number: 'rejected',
  nip_invalid: 'rejected',
  date_invalid: 'rejected',
  number_invalid: 'rejected',
  value_unknown: 'rejected',
  value_too_long: 'rejected',
  value_out_of_range: 'rejected',
  range_reversed: 'rejected',
  cell_error: 'rejected',
  // Found against the rest of the file and the database.
  unknown_employee: 'rejected',
  unknown_unit: 'rejected',
  unknown_reference: 'rejected',
  depends_on_held: 'held',
  future_date: 'held',
  age_out_of_range: 'held',
  duplicate_person: 'held',
  duplicate_row: 'held',
  rank_falls: 'held',
  equal_values: 'held',
  many_gone: 'held',
  moved_back: 'held',
} as const
export type IssueCode = keyof typeof issueCodes
export type IssueSeverity = (typeof issueCodes)[IssueCode]

export interface ImportIssue {
  readonly code: IssueCode
  /** The kind's name, or `''` where none could be made out. */
  readonly kind: RecordKindName | ''
  readonly sheet: string
  /** Null: the sheet as a whole. */
  readonly line: number | null
  /** The header of the cell, as the file spells it; null: the row as a whole. */
  readonly header: string | null
  /** What is wrong, in Indonesian, e.g. `NIP terbaca 17 digit, seharusnya 18.` */
  readonly message: string
  /** What to do, in Indonesian. */
  readonly remedy: string
  /** The known cells of the row as text, by the file's header; unknown columns are left out, as nobody checked what they hold. */
  readonly original: Readonly<Record<string, string>>
}
