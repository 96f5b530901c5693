/** Keeps the session's lease, and knows on this machine's own steady clock until when it surely holds. */
import type { HeldLease, Leases } from '#ports/lease.ts'

export interface Held {
  /** Asked right before whatever only the owner may do. */
  isOwner(): boolean
  /** Aborted as soon as the session may be somebody else's. */
  readonly lost: AbortSignal
  stop(): void
}

export function holdSession(needs: {
  readonly lease: HeldLease
  readonly leases: Leases
  readonly ttlMs: number
  /** When the lease was asked for, by performance.now(): the database began to count no earlier. */
  readonly askedAtMs: number
}): Held {
  const { lease, leases, ttlMs } = needs
  // A tenth less: clocks of two machines don't run at exactly one speed, and ending a connection takes a moment.
  const sureMs = ttlMs * 0.9
  const lost = new AbortController()
  let validUntilMs = needs.askedAtMs + sureMs
  let isRenewing = false
  const renewing = setInterval(() => void renew(), ttlMs / 3)
  let ending = setTimeout(() => lost.abort(), validUntilMs - performance.now())

  async function renew(): Promise<void> {
    if (isRenewing || lost.signal.aborted) return
    isRenewing = true
    const askedAtMs = performance.now()
    try {
      if (await leases.renew(lease, ttlMs)) {
        validUntilMs = askedAtMs + sureMs
        clearTimeout(ending)
        ending = setTimeout(() => lost.abort(), validUntilMs - performance.now())
      } else lost.abort()
    } catch {
      // The database may be back before the lease runs out.
    } finally {
      isRenewing = false
    }
  }

  return {
    isOwner: () => !lost.signal.aborted && performance.now() < validUntilMs,
    lost: lost.signal,
    stop() {
      clearInterval(renewing)
      clearTimeout(ending)
    },
  }
}
