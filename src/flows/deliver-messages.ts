/** The one way out of a channel account: holds its lease, lets messages leave at its pace, and writes down what became of them. */
import { createLaneShares } from '#core/lane-shares.ts'
import { lanes } from '#core/message.ts'
import { createPacer } from '#core/pacing.ts'
import { createSignal } from '#core/signal.ts'
import type { HeldLease } from '#ports/lease.ts'
import type { DeliverNeeds } from './deliver-needs.ts'
import { createDepartures } from './departures.ts'
import { holdLease } from './hold-lease.ts'
import { createOutlook } from './outlook.ts'

export interface DeliverMessages {
  /** Says that rows may wait. */
  wake(): void
  /** Lets nothing new leave, waits for what is under way (at most `waitMs`), hands the account over. */
  stop(waitMs?: number): Promise<void>
}

/** Most rows in one claim; more would only make the first of them wait for the last. */
const batchLimit = 100

/** Starts at once and runs until it is stopped; where another process holds the account it stands by. */
export function createDeliverMessages(needs: DeliverNeeds): DeliverMessages {
  const { sender, queue, leases, pauses, bell, clock, log, metrics } = needs
  const { channel, account, pace } = sender
  const leaseMs = needs.leaseMs ?? 6_000
  const names = { channel, account }
  const signal = createSignal()
  let isStopping = false
  let stopWaitMs = 3_000
  const running = run()

  async function run(): Promise<void> {
    while (!isStopping) {
      const askedAtMs = performance.now()
      const lease = await leases.acquire(`sender:${channel}:${account}`, leaseMs).catch((error: unknown) => {
        log.error({ ...names, err: error }, 'the sender could not ask for its lease')
        return null
      })
      if (!lease) await signal.wait(leaseMs / 3)
      else {
        await hold(lease, askedAtMs).catch((error: unknown) => {
          log.error({ ...names, err: error }, 'the sender let go after an error')
        })
        if (!isStopping) await signal.wait(500)
      }
    }
  }

  async function hold(lease: HeldLease, askedAtMs: number): Promise<void> {
    const claimant = { channel, account, lease }
    const held = holdLease({ lease, leases, leaseMs, askedAtMs, onTurn: recover, log })
    // A predecessor may have spent the present second without our bucket knowing.
    const vacantMs = lease.vacantMs ?? Number.POSITIVE_INFINITY
    const pacer = createPacer(pace, performance.now() + Math.max(0, 1_000 - vacantMs))
    const shares = createLaneShares()
    const outlook = createOutlook()
    const departures = createDepartures({ ...needs, claimant, pacer, held, onChange: signal.raise })
    let unlisten: (() => Promise<void>) | undefined
    try {
      await recover()
      unlisten = await bell.listen(`outbound-${channel}`, async () => {
        outlook.forget()
        signal.raise()
      })
      while (!isStopping && held.isValid()) await step()
    } finally {
      await departures.finish(isStopping ? stopWaitMs : leaseMs)
      held.stop()
      await unlisten?.()
      await leases.release(lease).catch(() => {})
    }

    async function recover(): Promise<void> {
      const { recognisesRepeats, receiptWaitMs } = sender
      const receiptsByMs = receiptWaitMs && clock.now().epochMilliseconds + receiptWaitMs
      const { again, inDoubt } = await queue.recover(claimant, recognisesRepeats, receiptsByMs)
      // Other processes find reasons for a pause too: who receives webhooks hears of a restriction first.
      departures.pause(await pauses.pausedUntil(channel, account))
      if (again + inDoubt === 0) return
      metrics?.count('outbound_recovered', { channel, outcome: 'again' }, again)
      metrics?.count('outbound_recovered', { channel, outcome: 'in_doubt' }, inDoubt)
      log.warn({ ...names, again, inDoubt }, 'messages were being sent when their process ended')
      signal.raise()
    }

    /** Lets leave what may leave now, or sleeps until something could. */
    async function step(): Promise<void> {
      const nowMs = performance.now()
      const free = departures.free(nowMs)
      if (free.count === 0) return signal.wait(within(free.againAtMs - nowMs))
      const limit = Math.min(free.count, batchLimit)
      const busy = departures.busy(nowMs)
      const clockMs = clock.now().epochMilliseconds
      const addresses = [...busy.keys()]
      let ready = outlook.guess(nowMs)
      if (!ready) {
        const view = await queue.look(claimant, limit, addresses, clockMs)
        ready = departures.unpaused(view.ready)
        outlook.saw(ready, limit, nowMs)
        if (lanes.every((lane) => ready?.[lane] === 0)) {
          const dueInMs = view.nextDueMs === null ? Number.POSITIVE_INFINITY : view.nextDueMs - clockMs
          const freeAtMs = Math.min(...view.heldBack.map((address) => busy.get(address) ?? Number.POSITIVE_INFINITY))
          return signal.wait(within(Math.min(dueInMs, freeAtMs - performance.now())))
        }
      }
      const quota = shares.deal(limit, ready)
      const { messages, dropped } = await queue.claim(claimant, quota, addresses, clockMs)
      const asked = lanes.reduce((sum, lane) => sum + quota[lane], 0)
      outlook.claimed(quota, messages.length + dropped.length === asked)
      for (const { reason } of dropped) metrics?.count('outbound_dropped', { reason })
      for (const message of messages) departures.launch(message)
    }
  }

  /** Never without an end: the lease has to be looked at. */
  function within(ms: number): number {
    return Math.min(Math.max(Math.ceil(ms), 1), leaseMs / 3)
  }

  return {
    wake: signal.raise,
    async stop(waitMs = 3_000) {
      stopWaitMs = waitMs
      isStopping = true
      signal.raise()
      await running
    },
  }
}
