/** Masa perjanjian kerja of a PPPK: how long it still runs (PP 49/2018 Pasal 37; KepmenPANRB 16/2025 for paruh waktu). */
import { formatDate } from '../calendar/indonesian-date.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding-text.ts'
import type { RuleParameters } from './parameters.ts'
import type { ContractEntry, PersonnelRecord } from './record.ts'

export type ContractState = 'habis' | 'kritis' | 'segera' | 'aktif'

export interface ContractOutlook {
  readonly startsOn: Temporal.PlainDate
  /** Inclusive, extensions that follow without a gap included. */
  readonly endsOn: Temporal.PlainDate
  readonly days: number
  readonly state: ContractState
  /** An extension after the agreement of that day is already on record. */
  readonly hasExtension: boolean
}

/** Days until the end (inclusive) and how near that is. */
export function contractState(
  endsOn: Temporal.PlainDate,
  asOf: Temporal.PlainDate,
  parameters: Pick<RuleParameters, 'contractDays'>,
): { readonly days: number; readonly state: ContractState } {
  const days = asOf.until(endsOn).days
  const { critical, soon } = parameters.contractDays
  const state = days < 0 ? 'habis' : days <= critical ? 'kritis' : days <= soon ? 'segera' : 'aktif'
  return { days, state }
}

/**
 * The chain of agreements without a gap that covers `asOf`, else the newest that began before it, else the first to
 * come; null without any.
 */
export function contractSpan(contracts: readonly ContractEntry[], asOf: Temporal.PlainDate): ContractEntry | null {
  const chains: ContractEntry[] = []
  for (const contract of [...contracts].sort((a, b) => Temporal.PlainDate.compare(a.startsOn, b.startsOn))) {
    const last = chains.at(-1)
    if (last && Temporal.PlainDate.compare(contract.startsOn, last.endsOn.add({ days: 1 })) <= 0) {
      const isLonger = Temporal.PlainDate.compare(contract.endsOn, last.endsOn) > 0
      chains[chains.length - 1] = { startsOn: last.startsOn, endsOn: isLonger ? contract.endsOn : last.endsOn }
    } else chains.push({ startsOn: contract.startsOn, endsOn: contract.endsOn })
  }
  return chains.findLast((chain) => Temporal.PlainDate.compare(chain.startsOn, asOf) <= 0) ?? chains[0] ?? null
}

/** Null for somebody without an agreement, so for every PNS. An extension is a fact on record, never assumed. */
export function contractOutlook(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<ContractOutlook> | null {
  const span = contractSpan(record.contracts, asOf)
  if (!span) return null
  const hasExtension = record.contracts.some(
    ({ startsOn, endsOn }) =>
      Temporal.PlainDate.compare(startsOn, asOf) > 0 && Temporal.PlainDate.compare(endsOn, span.endsOn) <= 0,
  )
  const value: ContractOutlook = { ...span, ...contractState(span.endsOn, asOf, parameters), hasExtension }
  const caveats = [
    'Perpanjangan bergantung pada kebutuhan, anggaran, dan kinerja, dan tidak terjadi dengan sendirinya.',
  ]
  if (!hasExtension && value.state !== 'aktif') {
    caveats.unshift(`Data kami belum memuat perpanjangan setelah ${formatDate(span.endsOn)}.`)
  }
  const isPartTime = record.kind === 'pppk_paruh_waktu'
  const name = isPartTime ? 'KepmenPANRB 16/2025 Diktum 13 dan 17-18' : 'PP 49/2018 Pasal 37'
  return finding(value, { basis: [{ name }], caveats })
}
