/** Gives a unit what its sheet leaves out: a code, a short name, its kind, and whether it is an agency. */
import { guessUnitKind } from '../guess-unit-kind.ts'
import { plainKey } from '../plain-key.ts'
import type { DraftValues, RowFault } from '../record-kind.ts'
import { reversedRange } from '../row-fault.ts'

export function finishUnit(values: DraftValues): readonly RowFault[] {
  const { name } = values
  if (typeof name !== 'string') return []
  // Without codes the name in its place is what tells one unit from another.
  values.code ??= values.source_id ?? `${plainKey(String(values.parent ?? values.agency ?? ''))}.${plainKey(name)}`
  values.short_name ??= name
  const own = [values.code, values.source_id, name].map((part) => plainKey(String(part ?? '')))
  const agency = values.agency === null ? null : plainKey(String(values.agency))
  values.is_agency ??= agency === null ? values.parent === null : own.includes(agency)
  values.kind ??= guessUnitKind(name) ?? (values.is_agency ? 'dinas' : 'bidang')
  values.work_week_days ??= 5
  return reversedRange(values, 'valid_from', 'valid_to', 'Masa berlaku unit')
}
