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
}
