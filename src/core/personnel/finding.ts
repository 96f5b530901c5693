/** What a rule of civil service law answers with: never a bare value, always with what it rests on. */

/** A regulation as it is cited to people, e.g. `{ name: 'Peraturan BKN 4/2025', since: 2025-10-01 }`. */
export interface Basis {
  readonly name: string
  /** The day from which it holds, where that matters. */
  readonly since?: Temporal.PlainDate
}

/** One condition, met or not, in the words a person reads (Indonesian). */
export interface Condition {
  readonly state: 'met' | 'open' | 'failed'
  readonly text: string
}

export interface Finding<Value> {
  readonly value: Value
  readonly basis: readonly Basis[]
  /** Sentences in Indonesian that limit the answer (unverified rule, refer to BKPP ...). */
  readonly caveats: readonly string[]
  /** Every condition of the rule with its state, in the order people read them. */
  readonly conditions: readonly Condition[]
  /** True where the value is a forecast that an office still has to decide. */
  readonly isEstimate: boolean
}
