/** Keeps a lease while it is needed, and knows on this machine's own steady clock until when it surely holds. */
import type { HeldLease, Leases } from '#ports/lease.ts'
import type { Log } from '#ports/log.ts'

export interface Holding {
  /** Asked right before every act that only the holder may do. */
  isValid(): boolean
  stop(): void
}

export function holdLease(needs: {
  lease: HeldLease
  leases: Leases
  leaseMs: number
  /** When the lease was asked for, by performance.now(): the database started counting no earlier. */
  askedAtMs: number
  /** Runs at every fifth renewal, for what another holder may have written after we looked. */
  onTurn: () => Promise<void>
  log: Log
}): Holding {
  const { lease, leases, leaseMs, log, onTurn } = needs
  // A tenth less: clocks of two machines don't run at exactly one speed, and an act takes a moment to begin.
  const sureMs = leaseMs * 0.9
  let validUntilMs = needs.askedAtMs + sureMs
  let isLost = false
  let isRenewing = false
  let turns = 0
  const timer = setInterval(() => void renew(), leaseMs / 3)

  async function renew(): Promise<void> {
    if (isRenewing || isLost) return
    isRenewing = true
    const askedAtMs = performance.now()
    try {
      if (await leases.renew(lease, leaseMs)) validUntilMs = askedAtMs + sureMs
      else isLost = true
      turns += 1
      if (!isLost && turns % 5 === 0) await onTurn()
    } catch (error) {
      log.warn({ lease: lease.name, err: error }, 'the lease could not be renewed')
    } finally {
      isRenewing = false
    }
  }

  return {
    isValid: () => !isLost && performance.now() < validUntilMs,
    stop: () => clearInterval(timer),
  }
}
