/** The linked session: owned by one process at a time, connected for as long as it is owned, by the policy of `on-close.ts`. */
import { setTimeout } from 'node:timers/promises'
import { SessionProblem } from '#core/session-problem.ts'
import type { HeldLease, Leases } from '#ports/lease.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { KeyVault, OpenVault, Pairing, SessionBoard } from '#ports/whatsapp-session.ts'
import { loadArrivals } from './arrivals.ts'
import { type Ended, runConnection } from './connection.ts'
import { loadCredentials } from './credentials.ts'
import { type Held, holdSession } from './hold-session.ts'
import { createKeyStore } from './key-store.ts'
import type { Linked, LinkedHearing, LinkedSession } from './linked.ts'
import { type Closings, noClosings, onClose } from './on-close.ts'
import { createSignalRepository } from './signal-repository.ts'
import { createStanding, type Standing } from './standing.ts'

export interface SessionNeeds {
  readonly vault: KeyVault
  readonly board: SessionBoard
  readonly leases: Leases
  /** The same for all processes; the board reads it too. */
  readonly leaseName: string
  readonly socketUrl?: string | undefined
  readonly pairNumber?: string | undefined
  readonly log: Log
  readonly metrics?: Metrics | undefined
  readonly nowMs: () => number
  /** Told each new code, and that a person is needed. */
  onPairing(pairing: Pairing | null): void
  /** How long a holder that died keeps the others waiting. */
  readonly ttlMs?: number
  readonly connectLimitMs?: number
}

export interface Session extends LinkedSession {
  /**
   * Owns the session whenever nobody else does, until the signal is aborted; then hands it over. `whileOpen` runs beside
   * each open connection and must end soon after its signal. Never rejects.
   */
  run(
    signal: AbortSignal,
    work: { hearing: LinkedHearing; whileOpen(signal: AbortSignal): Promise<void> },
  ): Promise<void>
}

export function createSession(needs: SessionNeeds): Session {
  const { vault, board, leases, leaseName, log, nowMs, ttlMs = 6_000 } = needs
  const stepMs = ttlMs / 3
  let linked: Linked | null = null
  let held: Held | null = null
  let closings: Closings = noClosings
  const waiting = new Set<(linked: Linked) => void>()
  const current = (): Linked | null => (held?.isOwner() ? linked : null)

  return {
    current,
    async whenOpen(signal) {
      const now = current()
      if (now || signal.aborted) return now
      return await new Promise((resolve) => {
        const done = (found: Linked | null) => {
          waiting.delete(done)
          signal.removeEventListener('abort', stop)
          resolve(found)
        }
        const stop = () => done(null)
        waiting.add(done)
        signal.addEventListener('abort', stop)
      })
    },
    async run(signal, work) {
      while (!signal.aborted) {
        const askedAtMs = performance.now()
        const lease = await leases.acquire(leaseName, ttlMs).catch(() => null)
        if (!lease) await pause(stepMs, signal)
        else if (!(await own(lease, askedAtMs, signal, work))) await pause(stepMs, signal)
      }
    },
  }

  /** False: something went wrong that a moment may mend. */
  async function own(
    lease: HeldLease,
    askedAtMs: number,
    stopping: AbortSignal,
    work: Parameters<Session['run']>[1],
  ): Promise<boolean> {
    held = holdSession({ lease, leases, ttlMs, askedAtMs })
    const broken = new AbortController()
    const gone = AbortSignal.any([held.lost, broken.signal])
    let standing: Standing | null = null
    try {
      const opened = watched(await vault.open(lease), () => broken.abort())
      const before = await board.read()
      standing = createStanding({ ...needs, vault: opened, before })
      await keepConnected({ opened, standing, stopping, gone, owned: held, work })
      return true
    } catch (error) {
      const kind = error instanceof SessionProblem ? error.kind : 'unknown'
      if (kind === 'wrong_secret_key' && standing) {
        log.error({ channel: 'whatsapp_web' }, (error as SessionProblem).message)
        standing.say({ state: 'stopped', reason: 'wrong_secret_key' })
        needs.onPairing(null)
        await untilRelink(AbortSignal.any([stopping, held.lost]))
        return true
      }
      log.warn({ channel: 'whatsapp_web', reason: kind }, 'the WhatsApp session was let go')
      return false
    } finally {
      if (stopping.aborted && held.isOwner()) standing?.say({ state: 'idle' })
      held.stop()
      held = null
      await leases.release(lease).catch(() => undefined)
    }
  }

  async function keepConnected(having: {
    opened: OpenVault
    standing: Standing
    /** The process ends: what is being sent may end first. */
    stopping: AbortSignal
    /** The session is not ours any more: nothing may be sent from this instant. */
    gone: AbortSignal
    owned: Held
    work: Parameters<Session['run']>[1]
  }): Promise<void> {
    const { opened, standing, stopping, gone, owned, work } = having
    const signal = AbortSignal.any([stopping, gone])
    const store = createKeyStore({ vault: opened })
    const arrivals = await loadArrivals({ vault: opened })
    const repository = createSignalRepository({ store, arrivals })
    while (!signal.aborted) {
      const credentials = await loadCredentials(opened)
      const over = new AbortController()
      let besides: Promise<void> = Promise.resolve()
      const relinking = new AbortController()
      const finished = new AbortController()
      const finish = () => {
        over.abort()
        void besides.then(() => finished.abort())
      }
      stopping.addEventListener('abort', finish)
      const relink = lookForRelink(relinking, AbortSignal.any([signal, over.signal]))
      standing.say({ state: 'connecting' })
      const ended: Ended = await runConnection({
        ...needs,
        ...{ credentials, store, repository, arrivals, standing, hearing: work.hearing },
        signal: AbortSignal.any([gone, relinking.signal, finished.signal]),
        onOpen(now) {
          linked = now
          for (const tell of waiting) tell(now)
          if (!stopping.aborted) besides = work.whileOpen(over.signal).catch(() => undefined)
        },
      })
      stopping.removeEventListener('abort', finish)
      linked = null
      over.abort()
      await Promise.all([besides, relink])
      // The next owner, which is most likely ourselves, forgets the keys.
      if (signal.aborted || relinking.signal.aborted) return
      const closing = { ...ended, isOwner: owned.isOwner(), atMs: nowMs() }
      const { after, closings: next } = onClose(closings, closing, Math.random())
      closings = next
      if (after.kind === 'yield') return
      if (after.kind === 'stop') {
        standing.say({ state: 'stopped', reason: after.reason })
        needs.onPairing(null)
        closings = noClosings
        return await untilRelink(signal)
      }
      if (after.waitMs > 0) {
        standing.say({ state: 'waiting', reason: after.reason, nextTryAtMs: nowMs() + after.waitMs })
        if (await relinkWithin(after.waitMs, signal)) return
      }
    }
  }

  async function untilRelink(signal: AbortSignal): Promise<void> {
    await relinkWithin(Number.POSITIVE_INFINITY, signal)
  }

  /** Looks every few seconds; a database that is away is looked at again. */
  async function relinkWithin(waitMs: number, signal: AbortSignal): Promise<boolean> {
    const untilMs = performance.now() + waitMs
    while (!signal.aborted) {
      const leftMs = untilMs - performance.now()
      if (leftMs <= 0) return false
      await pause(Math.min(leftMs, stepMs), signal)
      if (await board.isRelinkAsked().catch(() => false)) return true
    }
    return false
  }

  async function lookForRelink(asked: AbortController, signal: AbortSignal): Promise<void> {
    if (await relinkWithin(Number.POSITIVE_INFINITY, signal)) asked.abort()
  }
}

/** The same vault; whoever uses it, a problem ends the session. */
function watched(vault: OpenVault, onProblem: () => void): OpenVault {
  const watch =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await call(...args)
      } catch (error) {
        onProblem()
        throw error
      }
    }
  return { read: watch(vault.read), readAll: watch(vault.readAll), write: watch(vault.write), show: vault.show }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined)
}
