/** The messages of one channel account that are on their way out: who is busy, what is still free, what became of each. */
import type { SendFailure } from '#core/failure.ts'
import { createGroup } from '#core/group.ts'
import { bulkLanes, type Lane, type OutboundMessage } from '#core/message.ts'
import type { Pacer } from '#core/pacing.ts'
import { decideAfterFailure } from '#core/send-policy.ts'
import { within } from '#core/within.ts'
import type { Pauses } from '#ports/channel-pause.ts'
import type { OutboundClaimant, OutboundOutcome, OutboundRecord } from '#ports/outbound-queue.ts'
import type { DeliverNeeds } from './deliver-needs.ts'
import { createDepartureLine } from './departure-line.ts'
import type { Holding } from './hold-lease.ts'
import { createOutageBrake } from './outage-brake.ts'

type Claimed = OutboundMessage & { readonly doubts: number }

export interface Departures {
  /** How many may leave at `nowMs` (performance.now()), and when to ask again if none. */
  free(nowMs: number): { readonly count: number; readonly againAtMs: number }
  /** Addresses to which nothing may leave now, with the moment from which it may again; Infinity while one is under way. */
  busy(nowMs: number): ReadonlyMap<string, number>
  launch(message: Claimed): void
  /** Of what is ready, what no pause holds back now. */
  unpaused(ready: Readonly<Record<Lane, number>>): Readonly<Record<Lane, number>>
  /** A pause that ends earlier than one that holds changes nothing. */
  pause(until: Pauses): void
  finish(waitMs: number): Promise<void>
}

/**
 * At a high rate so many are claimed before their turn, and stand in line for at most so long: the way to the database
 * must not be part of the pace, or every detour would cost a place that never comes back.
 */
const claimedAhead = 2
const aheadMs = 70

export function createDepartures(
  needs: DeliverNeeds & { claimant: OutboundClaimant; pacer: Pacer; held: Holding; onChange: () => void },
): Departures {
  const { sender, queue, pauses, transact, clock, log, metrics, claimant, pacer, held, onChange } = needs
  const { channel, account, pace } = sender
  const underWay = new Map<string, Promise<void>>()
  const gapUntil = new Map<string, number>()
  const brake = createOutageBrake()
  let paused: Pauses = { allMs: 0, bulkMs: 0 }
  const line = createDepartureLine({ pacer, isHeld: held.isValid })

  const record = createGroup<OutboundRecord, void>({
    write: async (records) => {
      await writeRecords(records)
      return records.map(() => undefined)
    },
    maxItems: 200,
    maxUnderWay: 2,
  })

  async function writeRecords(records: readonly OutboundRecord[]): Promise<void> {
    for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 2_000)) {
      try {
        return await queue.record(claimant, records)
      } catch (error) {
        log.error(
          { channel, account, err: error, count: records.length },
          'what was sent could not be written down yet',
        )
        // Without the lease a new holder decides about these rows; until then nothing is forgotten.
        if (!held.isValid()) return
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }

  /** How long nothing may leave at all. */
  function holdMs(nowMs: number): number {
    return Math.max(paused.allMs - clock.now().epochMilliseconds, brake.untilMs() - nowMs)
  }

  const isBulkPaused = (): boolean => paused.bulkMs > clock.now().epochMilliseconds

  function unpaused(ready: Readonly<Record<Lane, number>>): Readonly<Record<Lane, number>> {
    return isBulkPaused() ? { ...ready, ...Object.fromEntries(bulkLanes.map((lane) => [lane, 0])) } : ready
  }

  function free(nowMs: number): { count: number; againAtMs: number } {
    const heldMs = holdMs(nowMs)
    if (heldMs > 0) return { count: 0, againAtMs: nowMs + heldMs }
    // After an outage one goes ahead and shows whether the platform is back.
    const room = (brake.isProbing() ? 1 : pace.concurrency) - underWay.size
    if (room <= 0) return { count: 0, againAtMs: Number.POSITIVE_INFINITY }
    const nextAtMs = pacer.nextAt(nowMs)
    const ahead = nextAtMs - nowMs < aheadMs ? claimedAhead : 0
    const count = Math.min(room, pacer.available(nowMs) + ahead - line.length())
    return count > 0 ? { count, againAtMs: nowMs } : { count: 0, againAtMs: Math.max(nextAtMs - aheadMs, nowMs + 1) }
  }

  function busy(nowMs: number): ReadonlyMap<string, number> {
    const all = new Map<string, number>()
    for (const [address, untilMs] of gapUntil) {
      if (untilMs > nowMs) all.set(address, untilMs)
      else gapUntil.delete(address)
    }
    for (const address of underWay.keys()) all.set(address, Number.POSITIVE_INFINITY)
    return all
  }

  function launch(message: Claimed): void {
    const done = depart(message)
      .catch((error: unknown) => {
        log.error({ channel, account, outbound: message.id, err: error }, 'a departure failed; its row stays in doubt')
      })
      .finally(() => {
        underWay.delete(message.address)
        onChange()
      })
    underWay.set(message.address, done)
  }

  async function depart(message: Claimed): Promise<void> {
    const partsBefore = message.partsSent
    await line.turn()
    onChange()
    const nowMs = performance.now()
    // Asked at the last moment: the lease, a pause or an outage may have come while it stood in line.
    if (!held.isValid() || holdMs(nowMs) > 0 || (isBulkPaused() && bulkLanes.includes(message.lane))) {
      const backMs = clock.now().epochMilliseconds
      const outcome = { kind: 'again', atMs: backMs, isCounted: false, isInDoubt: false, detail: 'held back' } as const
      return record({ id: message.id, outcome, partsBefore, parts: [] })
    }
    const parts: string[] = []
    let isSettled = false
    const onPart = (platformId: string): void => {
      // Every further part is a message of its own to the platform.
      if (parts.push(platformId) > 1) pacer.take(performance.now())
      // Most messages have one part, and are settled before this turn of the loop ends.
      setImmediate(() => {
        if (isSettled) return
        queue.recordParts(claimant, message.id, partsBefore, [...parts]).catch((error: unknown) => {
          log.warn({ channel, account, outbound: message.id, err: error }, 'a part could not be written down')
        })
      })
    }
    const result = await sender.send(message, onPart).catch((error: unknown) => {
      log.error({ channel, account, outbound: message.id, err: error }, 'the sender threw')
      return { ok: false, problem: { kind: 'unreached', isInDoubt: true, detail: 'the sender threw' } } as const
    })
    isSettled = true
    holdAddress(message.address, pace.addressGapMs)
    if (result.ok) brake.release()
    const outcome: OutboundOutcome = result.ok
      ? { kind: 'sent', platformIds: result.value.platformIds }
      : await decide(message, result.problem)
    metrics?.count('outbound', { channel, lane: message.lane, outcome: outcome.kind })
    await record({ id: message.id, outcome, partsBefore, parts })
  }

  async function decide(message: Claimed, failure: SendFailure): Promise<OutboundOutcome> {
    const nowMs = clock.now().epochMilliseconds
    const detail = 'detail' in failure ? failure.detail : `asked to wait ${failure.waitMs} ms`
    if (failure.kind === 'unreached') brake.strain(performance.now())
    if (failure.kind === 'throttled') await obey(message, failure, nowMs)
    if (failure.kind === 'stopped') {
      await transact((stores) => stores.outbox.setAddressState(message, 'closed', failure.detail))
    }
    const { recognisesRepeats, receiptWaitMs } = sender
    const decision = decideAfterFailure({ ...message, recognisesRepeats, receiptWaitMs }, failure, nowMs)
    if (decision.kind !== 'again') {
      log.warn({ channel, account, outbound: message.id, kind: failure.kind, outcome: decision.kind }, 'not sent')
    }
    if (decision.kind === 'again') return { ...decision, atMs: nowMs + decision.inMs, detail }
    return { kind: decision.kind, failure: decision.kind === 'in_doubt' ? 'in_doubt' : decision.failure, detail }
  }

  async function obey(message: Claimed, failure: SendFailure & { kind: 'throttled' }, nowMs: number): Promise<void> {
    if (failure.scope === 'message') return
    if (failure.scope === 'address') return holdAddress(message.address, failure.waitMs)
    const untilMs = nowMs + failure.waitMs
    const isBulk = failure.scope === 'bulk'
    pause(isBulk ? { allMs: 0, bulkMs: untilMs } : { allMs: untilMs, bulkMs: 0 })
    log.warn({ channel, account, waitMs: failure.waitMs, isBulk }, 'the platform asked for a pause')
    const written = isBulk
      ? pauses.pauseBulk(channel, account, untilMs)
      : pauses.pause(channel, account, untilMs, failure.trouble ?? 'throttled')
    await written.catch((error: unknown) => {
      log.error({ channel, account, err: error }, 'the pause holds only until a restart')
    })
  }

  function holdAddress(address: string, ms: number): void {
    if (ms > 0) gapUntil.set(address, Math.max(gapUntil.get(address) ?? 0, performance.now() + ms))
  }

  function pause(until: Pauses): void {
    paused = { allMs: Math.max(paused.allMs, until.allMs), bulkMs: Math.max(paused.bulkMs, until.bulkMs) }
    onChange()
  }

  async function finish(waitMs: number): Promise<void> {
    await within(waitMs, Promise.all(underWay.values()))
  }

  return { free, busy, launch, unpaused, pause, finish }
}
