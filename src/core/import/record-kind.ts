/** The kinds of personnel records that can be imported: for each its table, its natural key and its columns. */

export const recordKindNames = [
  'unit',
  'employee',
  'appointment',
  'rank',
  'raise',
  'post',
  'education',
  'credit',
  'exam',
  'discipline',
  'status',
  'award',
  'leave',
  'contract',
  'appraisal',
  'evaluation',
  'certificate',
  'index',
  'competency',
  'requirement',
  'assessment',
  'proposal',
  'session',
] as const
export type RecordKindName = (typeof recordKindNames)[number]

/** How the text of a cell becomes a value; `enum` fields bring their own reader. */
export type FieldType = 'nip' | 'text' | 'date' | 'integer' | 'decimal' | 'boolean' | 'time' | 'list' | 'enum'

export interface FieldSpec {
  /** snake_case: the column in staging and, where the table has it, in the table. */
  readonly name: string
  /** Header of the template, in Indonesian. */
  readonly label: string
  /** Other spellings people and SIASN use; compared without case, spaces and signs. */
  readonly synonyms: readonly string[]
  readonly type: FieldType
  readonly isRequired: boolean
  /** For `enum`: value in the database by every spelling (compared like headers). */
  readonly values?: ReadonlyMap<string, string>
  /** PostgreSQL type of the column in staging, e.g. `smallint`, `date`, `functional_level`. */
  readonly column: string
  /** Headers that are looked at, in order, where the field's own cell is empty: codes beside names, a second address. */
  readonly fallbacks?: readonly string[]
  /** For `enum` where spellings can't be listed: null for what isn't one. `header` is the plain key of the column. */
  readonly parse?: (text: string, header: string) => string | null
  /** Both inclusive. */
  readonly limits?: { readonly min: number; readonly max: number }
  readonly maxLength?: number
  /** A year alone is taken for this day of it, e.g. `-12-31`. */
  readonly dayOfYear?: string
  /** Something that is not this person's to know, e.g. a rater's NRP in a NIP column, is left out without a word. */
  readonly isLenient?: boolean
  /** For people, where the values don't speak for themselves: what may be written. */
  readonly choices?: string
  /** Worked out from the rest of the row; no column is looked for. */
  readonly isDerived?: boolean
}

/** Values of a row while it is being worked out; helper fields stand beside the fields. */
export type DraftValues = Record<string, string | number | boolean | null | readonly string[]>

/** A fault that only the whole row shows. `field`: whose cell to point at; null: the row. */
export interface RowFault {
  readonly code: 'missing_value' | 'value_unknown' | 'value_out_of_range' | 'range_reversed'
  readonly field: string | null
  readonly message: string
  readonly remedy: string
}

export interface RecordKind {
  readonly name: RecordKindName
  /** What people call it, e.g. `Riwayat golongan`. */
  readonly label: string
  /** Names of sheets, files and SIASN endpoints that hold this kind, compared like headers. */
  readonly sheets: readonly string[]
  /** Where it goes in the end. */
  readonly table: string
  /** Whether each row belongs to an employee, named by NIP in the field `nip`. */
  readonly isOfEmployee: boolean
  readonly fields: readonly FieldSpec[]
  /** Names of the fields that, with the employee where there is one, say that two rows are the same record. */
  readonly key: readonly string[]
  /** Columns that are read for working out other fields and are not staged themselves. */
  readonly helpers?: readonly FieldSpec[]
  /** At least one of these has a column where the kind is told by its columns alone. */
  readonly marks?: readonly string[]
  /** Fields that `finish` works out from other columns where they have none of their own. */
  readonly fills?: readonly string[]
  /** Values that the sheet's own name says, by its plain key: `rw-diklat` -> `{ origin: 'diklat' }`; `''` for any other. */
  readonly sheetValues?: Readonly<Record<string, Readonly<DraftValues>>>
  /**
   * Fills what is derived and checks across fields, before required fields are looked at. `columns`: the fields and
   * helpers that the sheet has a column for. A text: the row is left out on purpose, and why.
   */
  readonly finish?: (values: DraftValues, columns: ReadonlySet<string>) => readonly RowFault[] | string
}
