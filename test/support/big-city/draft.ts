/** A row of the big city before it is written: its cells by the catalogue's field names, and whose it is. */
import type { Cell } from '#core/import/cell.ts'
import type { RecordKindName } from '#core/import/record-kind.ts'

export interface Draft {
  readonly kind: RecordKindName
  /** NIP of the owner; null where the kind belongs to nobody. */
  readonly owner: string | null
  readonly cells: Record<string, Cell>
}

export type Drafts = Map<RecordKindName, Draft[]>
