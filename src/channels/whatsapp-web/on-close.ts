/** What follows from the end of a connection to WhatsApp: go on, wait, let another go on, or stop for a person. */
import type { SessionReason } from '#core/whatsapp-session.ts'
import type { CloseCode } from './close-code.ts'

export interface Closing {
  readonly code: CloseCode
  /** Whether the session is still ours. */
  readonly isOwner: boolean
  /** Whether it showed codes that nobody scanned. */
  readonly showedCode: boolean
  /** How long it was open; null: it never was. */
  readonly openMs: number | null
  readonly atMs: number
}

export type AfterClose =
  | { readonly kind: 'reconnect'; readonly waitMs: number; readonly reason: SessionReason | null }
  /** Another process has it: not one step more. */
  | { readonly kind: 'yield' }
  /** Nothing is tried until a person has seen to it; no key is forgotten. */
  | { readonly kind: 'stop'; readonly reason: SessionReason }

/** What is remembered from one end to the next. */
export interface Closings {
  /** In a row, without an open connection in between. */
  readonly failures: number
  readonly restarts: number
  /** Rounds of codes that nobody scanned. */
  readonly unpaired: number
  readonly replacedAtMs: readonly number[]
  /** Ends of connections that did not live long. */
  readonly brokeAtMs: readonly number[]
  /** How often the breaker opened since the last steady connection. */
  readonly trips: number
}

export const noClosings: Closings = {
  failures: 0,
  restarts: 0,
  unpaired: 0,
  replacedAtMs: [],
  brokeAtMs: [],
  trips: 0,
}

const second = 1_000
const minute = 60_000
/** Open for so long it counts as steady, and all that went before is forgiven. */
const steadyMs = 2 * minute
/** WhatsApp shows six codes a round, some two and a half minutes; a number that nobody links is not asked for all night. */
const mostRounds = 12
const mostRestarts = 5
/** So often within the window the other program is not one of ours that is just stopping. */
const mostReplaced = 4
const replacedWindowMs = 60 * minute
const mostBroken = 5
const brokenWindowMs = 10 * minute

/** `random`: from 0 to 1, the jitter. */
export function onClose(before: Closings, closing: Closing, random: number): { after: AfterClose; closings: Closings } {
  const { code, atMs } = closing
  const isSteady = (closing.openMs ?? 0) >= steadyMs
  // One that was open begins anew with a short wait; whether it lives long enough is the breaker's matter.
  const kept = isSteady
    ? { ...noClosings, replacedAtMs: before.replacedAtMs }
    : { ...before, ...(closing.openMs !== null && { failures: 0, restarts: 0, unpaired: 0 }) }
  if (!closing.isOwner) return { after: { kind: 'yield' }, closings: kept }
  const stop = (reason: SessionReason) => ({ after: { kind: 'stop', reason } as const, closings: kept })
  const again = (waitMs: number, reason: SessionReason | null, closings: Closings) => ({
    after: { kind: 'reconnect', waitMs: Math.round(waitMs), reason } as const,
    closings,
  })

  const final = finalReasons.get(code)
  if (final) return stop(final)
  if (code === 440) {
    const replacedAtMs = [...since(kept.replacedAtMs, atMs - replacedWindowMs), atMs]
    if (replacedAtMs.length > mostReplaced) return stop('replaced')
    return again(jittered(30 * second * 2 ** (replacedAtMs.length - 1), random), 'replaced', { ...kept, replacedAtMs })
  }
  // Asked for by WhatsApp, as after the pairing.
  if (code === 515 && kept.restarts < mostRestarts) return again(0, null, { ...kept, restarts: kept.restarts + 1 })
  if (closing.showedCode && code === 408) {
    if (kept.unpaired + 1 >= mostRounds) return stop('unpaired')
    return again(jittered(2 * second, random), null, { ...kept, unpaired: kept.unpaired + 1 })
  }

  const failures = kept.failures + 1
  const brokeAtMs =
    closing.openMs === null || isSteady ? kept.brokeAtMs : [...since(kept.brokeAtMs, atMs - brokenWindowMs), atMs]
  if (brokeAtMs.length >= mostBroken) {
    const waitMs = Math.min(60 * minute, 10 * minute * 2 ** kept.trips)
    return again(jittered(waitMs, random), 'flapping', { ...kept, failures, brokeAtMs: [], trips: kept.trips + 1 })
  }
  const { reason, firstMs, mostMs } = waits.get(code) ?? {
    reason: 'unknown',
    firstMs: 2 * second,
    mostMs: 5 * minute,
  }
  const waitMs = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 20))
  return again(jittered(waitMs, random), reason, { ...kept, failures, brokeAtMs })
}

/** Trying again would not help, or would make it worse. */
const finalReasons: ReadonlyMap<CloseCode, SessionReason> = new Map([
  [401, 'logged_out'],
  // For a while or for good.
  [402, 'forbidden'],
  [403, 'forbidden'],
  [406, 'logged_out'],
  [419, 'logged_out'],
])

interface Wait {
  readonly reason: SessionReason
  readonly firstMs: number
  readonly mostMs: number
}

const waits: ReadonlyMap<CloseCode, Wait> = new Map<CloseCode, Wait>([
  ['deaf', { reason: 'deaf', firstMs: second, mostMs: 5 * minute }],
  // The client is too old, or speaks in a way that WhatsApp does not take: it changes with a new version, not with time.
  [405, { reason: 'outdated', firstMs: minute, mostMs: 60 * minute }],
  [409, { reason: 'outdated', firstMs: minute, mostMs: 60 * minute }],
  [411, { reason: 'outdated', firstMs: minute, mostMs: 60 * minute }],
  [408, { reason: 'timed_out', firstMs: second, mostMs: 2 * minute }],
  [428, { reason: 'lost', firstMs: second, mostMs: 2 * minute }],
  [500, { reason: 'refused', firstMs: 2 * second, mostMs: 5 * minute }],
  [503, { reason: 'unavailable', firstMs: 5 * second, mostMs: 5 * minute }],
  // We have been refused while it asks for a restart again and again.
  [515, { reason: 'refused', firstMs: 5 * second, mostMs: 5 * minute }],
])

const since = (times: readonly number[], fromMs: number): readonly number[] => times.filter((time) => time > fromMs)

/** From half to all of it, so that many clients do not come back in one moment. */
const jittered = (ms: number, random: number): number => ms / 2 + (ms / 2) * random
