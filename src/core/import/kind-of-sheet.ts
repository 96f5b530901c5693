/** Decides what kind of records a sheet holds: by its name, else by the columns that fit best. */

import { headerKeys } from './header-key.ts'
import { presentExamKind } from './kinds/conduct.ts'
import { headerKeysOf, matchHeader } from './match-header.ts'
import { plainKey } from './plain-key.ts'
import { presentKinds } from './present-kinds.ts'
import type { RecordKind } from './record-kind.ts'
import { recordKinds } from './record-kinds.ts'

export interface SheetKind {
  readonly kind: RecordKind
  /** The plain key of the sheet's name by which `sheetValues` are found; `''` where the name says nothing. */
  readonly sheetKey: string
  /** Kinds of which each row also shows something of the person, but not the history. */
  readonly snapshots: readonly RecordKind[]
}

const all = Object.values(recordKinds)

/** Null where it can't be told. A sheet that bears a kind's very name is of that kind, and what it lacks is a fault. */
export function kindOfSheet(name: string, headers: readonly string[]): SheetKind | null {
  const named = byName(name)
  const isSure = named?.isWhole === true && named.kind !== recordKinds.employee
  if (named && (isSure || isComplete(named.kind, headers, named.sheetKey))) {
    return { kind: named.kind, sheetKey: named.sheetKey, snapshots: snapshotsOf(named.kind, headers, named.sheetKey) }
  }
  const fitting = all.filter((kind) => isComplete(kind, headers, '') && hasMark(kind, headers))
  const kind = fitting.includes(recordKinds.employee) ? recordKinds.employee : bestOf(fitting, headers)
  if (kind) return { kind, sheetKey: '', snapshots: snapshotsOf(kind, headers, '') }
  return named && fitting.length === 0 ? { kind: named.kind, sheetKey: named.sheetKey, snapshots: [] } : null
}

/** Required columns are all there, or filled by the sheet's name. */
function isComplete(kind: RecordKind, headers: readonly string[], sheetKey: string): boolean {
  const values = sheetValuesOf(kind, sheetKey)
  return matchHeader(kind, headers).missing.every(({ name }) => values[name] !== undefined)
}

/** A NIP and a year alone make no SKP. */
function hasMark(kind: RecordKind, headers: readonly string[]): boolean {
  const { marks } = kind
  if (!marks) return true
  const { fields, helpers } = matchHeader(kind, headers)
  return [...fields, ...helpers].some(({ field, columns }) => marks.includes(field.name) && columns.length > 0)
}

export function sheetValuesOf(kind: RecordKind, sheetKey: string): Readonly<Record<string, unknown>> {
  return { ...kind.sheetValues?.[''], ...kind.sheetValues?.[sheetKey] }
}

function snapshotsOf(kind: RecordKind, headers: readonly string[], sheetKey: string): RecordKind[] {
  const isStructural = kind === recordKinds.certificate && sheetValuesOf(kind, sheetKey).origin === 'diklat'
  const shown = kind === recordKinds.employee ? presentKinds : isStructural ? [presentExamKind] : []
  return shown.filter((present) => matchHeader(present, headers).missing.length === 0)
}

interface Named {
  readonly kind: RecordKind
  readonly sheetKey: string
  readonly isWhole: boolean
}

/** `Riwayat Golongan (2)`, `02 RIWAYAT_GOLONGAN 2026` and a file's name with the kind in it are meant as well. */
function byName(name: string): Named | null {
  const key = plainKey(name)
  const short = plainKey(name.replace(/\d+/g, ''))
  let best: Named | null = null
  for (const kind of all) {
    for (const sheetKey of kind.sheets.map(plainKey)) {
      if (sheetKey === key || sheetKey === short) return { kind, sheetKey, isWhole: true }
      const isInside = sheetKey.length >= shortestInside && short.includes(sheetKey)
      if (isInside && sheetKey.length > (best?.sheetKey.length ?? 0)) best = { kind, sheetKey, isWhole: false }
    }
  }
  return best
}

const shortestInside = 6

/** A column counts the more the fewer kinds know it: NIP says nothing, "Masa Kerja Bulan" nearly everything. */
function bestOf(kinds: readonly RecordKind[], headers: readonly string[]): RecordKind | null {
  const scored = kinds.map((kind) => ({ kind, score: scoreOf(kind, headers) })).sort((a, b) => b.score - a.score)
  const [first, second] = scored
  if (!first || (second && first.score - second.score < clearLead)) return null
  return first.kind
}

/** Half a column that only one kind knows. */
const clearLead = 0.5

function scoreOf(kind: RecordKind, headers: readonly string[]): number {
  const keys = new Set(headerKeysOf(kind))
  let score = 0
  for (const header of headers) {
    const key = headerKeys(header).find((candidate) => keys.has(candidate))
    if (key !== undefined) score += 1 / (kindsByKey().get(key) ?? 1)
  }
  return score
}

let counted: ReadonlyMap<string, number> | null = null

function kindsByKey(): ReadonlyMap<string, number> {
  if (counted) return counted
  const counts = new Map<string, number>()
  for (const kind of all) for (const key of new Set(headerKeysOf(kind))) counts.set(key, (counts.get(key) ?? 0) + 1)
  counted = counts
  return counts
}
