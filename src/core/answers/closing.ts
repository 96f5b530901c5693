/** The last line of an answer: what it rests on, what limits it, and how old the data are. */
import type { Basis } from '../personnel/finding.ts'
import { addressWord } from './address-word.ts'
import { type DataAge, dataAge } from './data-age.ts'
import { discreet } from './discreet.ts'
import type { Facts } from './facts.ts'

export interface Closing extends DataAge {
  readonly sapaan: string
  /** Names of the rules, `; ` between them; empty where the answer is a plain fact. */
  readonly dasar: string
  readonly catatan: string
}

export function closing(
  facts: Facts,
  rests: { readonly basis?: readonly Basis[]; readonly caveats?: readonly string[] } = {},
): Closing {
  return {
    sapaan: addressWord(facts.record),
    dasar: (rests.basis ?? []).map(({ name }) => name).join('; '),
    catatan: (rests.caveats ?? []).map(discreet).join(' '),
    ...dataAge(facts),
  }
}
