/** What goes wrong at Meta, or on the way there, on request. */

export type Fault =
  /** A documented error. */
  | { readonly kind: 'error'; readonly code: number; readonly subcode?: number; readonly details?: string }
  /** A proxy's page instead of Meta's JSON. */
  | { readonly kind: 'gateway'; readonly status: number }
  /** The connection breaks before anything was done. */
  | { readonly kind: 'cut-before' }
  /** It was done, and the answer got lost. */
  | { readonly kind: 'cut-after' }
  /** Nothing is answered at all, though it was done. */
  | { readonly kind: 'silent' }

export interface FaultPlan {
  /** Which calls: a part of the method and path, such as `/messages`; absent: any. */
  readonly on?: string
  /** How often; absent: once. */
  readonly times?: number
}

export interface Faults {
  add(fault: Fault, plan?: FaultPlan): void
  take(call: string): Fault | null
  clear(): void
}

export function createFaults(): Faults {
  const planned: { readonly fault: Fault; readonly on: string; left: number }[] = []
  return {
    add: (fault, { on = '', times = 1 } = {}) => void planned.push({ fault, on, left: times }),
    take(call) {
      const found = planned.find(({ on, left }) => left > 0 && call.includes(on))
      if (!found) return null
      found.left -= 1
      return found.fault
    },
    clear: () => void planned.splice(0),
  }
}
