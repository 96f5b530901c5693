/** The last line of an answer: what it rests on, what limits it, and how old the data are. */
import { formatDate } from '../calendar/indonesian-date.ts'
import type { Basis } from '../personnel/finding.ts'
import { addressWord } from './address-word.ts'
import { discreet } from './discreet.ts'
import type { Facts } from './facts.ts'

export interface Closing {
  readonly sapaan: string
  /** Names of the rules, `; ` between them; empty where the answer is a plain fact. */
  readonly dasar: string
  readonly catatan: string
  readonly dataPer: string
}

export function closing(
  { record }: Facts,
  rests: { readonly basis?: readonly Basis[]; readonly caveats?: readonly string[] } = {},
): Closing {
  return {
    sapaan: addressWord(record),
    dasar: (rests.basis ?? []).map(({ name }) => name).join('; '),
    catatan: (rests.caveats ?? []).map(discreet).join(' '),
    dataPer: formatDate(record.dataAsOf),
  }
}
