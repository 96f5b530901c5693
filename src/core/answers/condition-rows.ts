/** Conditions of a rule as rows with a sign each; what is sensitive stays out of a chat. */
import type { Condition } from '../personnel/finding.ts'
import { discreet } from './discreet.ts'

export interface ConditionRow {
  readonly tanda: string
  readonly teks: string
}

const signs: Readonly<Record<Condition['state'], string>> = { met: '✅', open: '⏳', failed: '⚠️' }

/** At most `limit` rows: what is missing comes before what is met when not all fit. */
export function conditionRows(conditions: readonly Condition[], limit = 12): ConditionRow[] {
  const rows = conditions.map(({ state, text }) => ({
    tanda: signs[state],
    teks: discreet(text),
  }))
  const different = rows.filter((row, index) => rows.findIndex(({ teks }) => teks === row.teks) === index)
  if (different.length <= limit) return different
  const missing = different.filter(({ tanda }) => tanda !== signs.met)
  const met = different.filter(({ tanda }) => tanda === signs.met)
  const kept = new Set([...missing, ...met].slice(0, limit))
  return different.filter((row) => kept.has(row))
}
