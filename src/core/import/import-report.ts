/** The difference that an import would make, in numbers and examples: what a person reads before saying yes. */
import type { RecordKindName } from './record-kind.ts'
import type { IssueCode } from './staged-row.ts'

export interface KindReport {
  readonly kind: RecordKindName
  /** Rows of this kind that were read, faulty ones included. */
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly gone: number
  readonly held: number
  readonly rejected: number
  /** How many rows change in each field, by field name, most first. */
  readonly changedFields: Readonly<Record<string, number>>
}

export interface ChangeExample {
  readonly kind: RecordKindName
  readonly change: 'added' | 'changed' | 'gone'
  /** Whose: name and masked NIP; null where the kind belongs to nobody. */
  readonly person: string | null
  /** By field label: before and after, as text; null: none. */
  readonly fields: Readonly<Record<string, { readonly before: string | null; readonly after: string | null }>>
}

export interface ImportReport {
  readonly kinds: readonly KindReport[]
  readonly issues: readonly { readonly code: IssueCode; readonly count: number }[]
  /** People who would count as having left, with those whose row says so. */
  readonly leaving: number
  /** True where the sample city makes room for the real one. */
  readonly replacesSample: boolean
}
