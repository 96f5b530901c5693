/** Describes one field of a record kind in a line; the staging column follows from the type where none is given. */
import type { FieldSpec, FieldType } from './record-kind.ts'

type FieldExtras = Partial<Omit<FieldSpec, 'name' | 'label' | 'synonyms' | 'type'>>

const columns: Readonly<Record<FieldType, string>> = {
  nip: 'text',
  text: 'text',
  date: 'date',
  integer: 'smallint',
  decimal: 'numeric(8,3)',
  boolean: 'boolean',
  time: 'text',
  list: 'text[]',
  enum: 'text',
}

/** Names, titles and the like; longer is a paragraph that slipped into the wrong column. */
const textLength = 300

export function field(
  name: string,
  label: string,
  type: FieldType,
  synonyms: readonly string[],
  extras: FieldExtras = {},
): FieldSpec {
  const limit = type === 'text' || type === 'list' ? { maxLength: textLength } : {}
  return { name, label, synonyms, type, isRequired: false, column: columns[type], ...limit, ...extras }
}
