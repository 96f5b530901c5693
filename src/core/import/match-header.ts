/** Finds for each field of a kind the columns of a sheet that hold it. */
import { headerKeys } from './header-key.ts'
import { isOneTypoAway } from './is-one-typo-away.ts'
import { plainKey } from './plain-key.ts'
import type { FieldSpec, RecordKind } from './record-kind.ts'

export interface FieldColumns {
  readonly field: FieldSpec
  /** Its own column, then the fallbacks, by place in the row. */
  readonly columns: readonly number[]
}

export interface HeaderMatch {
  readonly fields: readonly FieldColumns[]
  readonly helpers: readonly FieldColumns[]
  /** Required fields without any column; those that the sheet's name or `finish` fills are left to the caller. */
  readonly missing: readonly FieldSpec[]
  readonly doubles: readonly { readonly field: FieldSpec; readonly columns: readonly number[] }[]
  /** How many columns found a field. */
  readonly matched: number
}

interface Lookup {
  readonly own: ReadonlyMap<string, number>
  readonly fallbacks: ReadonlyMap<string, readonly (readonly [field: number, rank: number])[]>
}

const lookups = new WeakMap<RecordKind, Lookup>()

/** `headers`: text by column, `''` for none. Exact spellings first, then one slip where it can only be one field. */
export function matchHeader(kind: RecordKind, headers: readonly string[]): HeaderMatch {
  const specs = allFields(kind)
  const { own, fallbacks } = lookupOf(kind)
  const mains = specs.map((): number[] => [])
  const others = specs.map((): (readonly [number, number])[] => [])
  const unknown: number[] = []
  headers.forEach((header, column) => {
    const keys = headerKeys(header)
    const field = firstOf(keys, own)
    const weak = firstOf(keys, fallbacks)
    if (field !== undefined) mains[field]?.push(column)
    for (const [at, rank] of weak ?? []) others[at]?.push([rank, column])
    if (field === undefined && weak === undefined && keys.length > 0) unknown.push(column)
  })
  for (const column of unknown) {
    const header = headers[column] ?? ''
    const close = specs.flatMap((spec, at) => {
      const isOpen = mains[at]?.length === 0 && !spec.isDerived
      return isOpen && spellingsOf(spec).some((known) => isOneTypoAway(header, known)) ? [at] : []
    })
    if (close.length === 1) mains[close[0] ?? 0]?.push(column)
  }
  const found = specs.map((field, at): FieldColumns => {
    const weak = [...(others[at] ?? [])].sort((a, b) => a[0] - b[0]).map(([, column]) => column)
    return { field, columns: [...(mains[at] ?? []), ...weak] }
  })
  const fields = found.slice(0, kind.fields.length)
  return {
    fields,
    helpers: found.slice(kind.fields.length),
    missing: fields.filter(({ field, columns }) => field.isRequired && columns.length === 0).map(({ field }) => field),
    doubles: specs.flatMap((field, at) => {
      const columns = mains[at] ?? []
      return columns.length > 1 ? [{ field, columns }] : []
    }),
    matched: new Set(found.flatMap(({ columns }) => columns)).size,
  }
}

/** All keys of all columns that the kind knows. */
export function headerKeysOf(kind: RecordKind): Iterable<string> {
  const { own, fallbacks } = lookupOf(kind)
  return [...own.keys(), ...fallbacks.keys()]
}

const allFields = (kind: RecordKind): readonly FieldSpec[] => [...kind.fields, ...(kind.helpers ?? [])]
const spellingsOf = (field: FieldSpec): readonly string[] => [field.label, ...field.synonyms]

function lookupOf(kind: RecordKind): Lookup {
  const known = lookups.get(kind)
  if (known) return known
  const own = new Map<string, number>()
  const fallbacks = new Map<string, (readonly [number, number])[]>()
  allFields(kind).forEach((field, at) => {
    if (field.isDerived) return
    for (const text of spellingsOf(field)) if (!own.has(plainKey(text))) own.set(plainKey(text), at)
    field.fallbacks?.forEach((text, rank) => {
      const key = plainKey(text)
      fallbacks.set(key, [...(fallbacks.get(key) ?? []), [at, rank]])
    })
  })
  const lookup = { own, fallbacks }
  lookups.set(kind, lookup)
  return lookup
}

function firstOf<T>(keys: readonly string[], map: ReadonlyMap<string, T>): T | undefined {
  for (const key of keys) {
    const value = map.get(key)
    if (value !== undefined) return value
  }
  return undefined
}
