/** What goes wrong at SIASN, as a test orders it: each fault for the requests that fit, so many times. */

export type SiasnFault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** An error page with status 200, as the gateway in front of SIASN shows now and then. */
  | { readonly kind: 'html' }
  | { readonly kind: 'code0' }
  /** Another answer than the real one. */
  | { readonly kind: 'instead'; readonly body: unknown }
  | { readonly kind: 'cut' }
  /** Half of the answer, then the connection breaks. */
  | { readonly kind: 'cut_body' }
  /** Never answers. */
  | { readonly kind: 'silence' }
  /** As if both tokens had just expired. */
  | { readonly kind: 'expire' }

export interface Faults {
  /** For the next requests whose path fits. */
  add(path: RegExp, fault: SiasnFault, times?: number): void
  take(path: string): SiasnFault | null
  clear(): void
}

export function createFaults(): Faults {
  let orders: { readonly path: RegExp; readonly fault: SiasnFault; left: number }[] = []
  return {
    add(path, fault, times = 1) {
      orders.push({ path, fault, left: times })
    },
    take(path) {
      const order = orders.find((one) => one.left > 0 && one.path.test(path))
      if (!order) return null
      order.left -= 1
      return order.fault
    },
    clear() {
      orders = []
    },
  }
}
