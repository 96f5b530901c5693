/** Does work for as long as a lease is held, and waits for the lease where another process has it. */
import type { HeldLease, Leases } from '#ports/lease.ts'
import type { Log } from '#ports/log.ts'
import type { WorkUnderLease } from './poll.ts'
import { wait } from './wait.ts'

interface LeaseNeeds {
  readonly leases: Leases
  readonly log: Log
  /** Aborted when the process stops. */
  readonly signal: AbortSignal
  /** How long a holder that died keeps the others waiting. */
  readonly ttlMs?: number
}

/** Resolves when the process stops; until then the work is started again each time the lease is won. */
export function createWorkUnderLease({ leases, log, signal, ttlMs = 6_000 }: LeaseNeeds): WorkUnderLease {
  const stepMs = ttlMs / 3
  return async (name, work) => {
    while (!signal.aborted) {
      const lease = await leases.acquire(name, ttlMs).catch(() => null)
      if (lease) await workUnder(lease, work)
      else await wait(stepMs, signal)
    }
  }

  async function workUnder(lease: HeldLease, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const done = new AbortController()
    const lost = new AbortController()
    const renewing = renewUntil(AbortSignal.any([signal, done.signal]), lease, lost)
    try {
      await work(AbortSignal.any([signal, lost.signal]))
    } catch (error) {
      log.error(
        { error: error instanceof Error ? error.name : 'unknown', lease: lease.name },
        'work under a lease failed',
      )
      await wait(stepMs, signal)
    } finally {
      done.abort()
      await renewing
      await leases.release(lease).catch(() => undefined)
    }
  }

  /** A database that is away for less than the lease's time costs nothing; after it the lease counts as lost. */
  async function renewUntil(over: AbortSignal, lease: HeldLease, lost: AbortController): Promise<void> {
    let missed = 0
    while (!over.aborted) {
      await wait(stepMs, over)
      if (over.aborted) return
      const isHeld = await leases.renew(lease, ttlMs).catch(() => null)
      missed = isHeld === null ? missed + 1 : 0
      if (isHeld === false || missed >= 2) {
        log.warn({ lease: lease.name }, 'a lease was lost')
        return lost.abort()
      }
    }
  }
}
