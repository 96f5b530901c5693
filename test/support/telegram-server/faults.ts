/** What shall go wrong with the next calls: scripted by a test, used up in order. */

export type Fault =
  | { readonly kind: 'throttle'; readonly retryAfter: number }
  /** An error in Telegram's own form. */
  | { readonly kind: 'error'; readonly code: number; readonly description: string }
  /** A gateway's page instead of JSON. */
  | { readonly kind: 'gateway'; readonly status: number }
  /** The connection breaks: the call was not done. */
  | { readonly kind: 'cut-before' }
  /** The call is done, and the connection breaks instead of the answer. */
  | { readonly kind: 'cut-after' }
  | { readonly kind: 'delay'; readonly ms: number }

export interface FaultPlan {
  readonly method?: string
  readonly chatId?: number
  /** How many calls; 1 when absent. */
  readonly times?: number
}

export interface Faults {
  add(fault: Fault, plan?: FaultPlan): void
  clear(): void
  /** Uses up the first that fits. */
  take(method: string, chatId: number | undefined): Fault | undefined
}

export function createFaults(): Faults {
  const waiting: { fault: Fault; plan: FaultPlan; left: number }[] = []
  return {
    add(fault, plan = {}) {
      waiting.push({ fault, plan, left: plan.times ?? 1 })
    },
    clear() {
      waiting.length = 0
    },
    take(method, chatId) {
      const at = waiting.findIndex(
        ({ plan }) => (plan.method ?? method) === method && (plan.chatId ?? chatId) === chatId,
      )
      const found = waiting[at]
      if (!found) return undefined
      found.left -= 1
      if (found.left === 0) waiting.splice(at, 1)
      return found.fault
    },
  }
}
