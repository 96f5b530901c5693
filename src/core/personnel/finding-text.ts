/** Conditions and whole findings in short form, and the sentences that many rules share. */
import type { Basis, Condition, Finding } from './finding.ts'

export function met(text: string): Condition {
  return { state: 'met', text }
}

export function open(text: string): Condition {
  return { state: 'open', text }
}

export function failed(text: string): Condition {
  return { state: 'failed', text }
}

export function condition(isMet: boolean, text: string, otherwise: 'open' | 'failed' = 'failed'): Condition {
  return { state: isMet ? 'met' : otherwise, text }
}

/** Nothing is promised: the decision is an office's. */
export const decidedByBkn = 'Ketetapan ada pada BKPP dan BKN.'

export function finding<Value>(
  value: Value,
  parts: Partial<Omit<Finding<Value>, 'value' | 'basis'>> & { readonly basis: readonly Basis[] },
): Finding<Value> {
  return { caveats: [], conditions: [], isEstimate: false, ...parts, value }
}
