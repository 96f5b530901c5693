/** What follows from a failed send: wait, try again, give up, or leave it in doubt. */
import type { SendFailure } from './failure.ts'
import { bulkLanes, type Lane } from './message.ts'

export interface SendAttempt {
  readonly lane: Lane
  /** Tries so far, this one included. */
  readonly attempts: number
  /** How often before it was unknown whether it arrived. */
  readonly doubts: number
  readonly recognisesRepeats: boolean
  /** So long one in doubt waits for the receipt that would settle it. */
  readonly receiptWaitMs?: number | undefined
  readonly expiresAtMs?: number
}

export type SendDecision =
  | { readonly kind: 'again'; readonly inMs: number; readonly isCounted: boolean; readonly isInDoubt: boolean }
  | { readonly kind: 'failed'; readonly failure: 'stopped' | 'refused' | 'unsendable' | 'unreached' }
  | { readonly kind: 'in_doubt' }
  | { readonly kind: 'dropped'; readonly failure: 'expired' }

/** With the longest wait of five minutes: about two and a half hours. */
const attemptLimit = 36
const longestWaitMs = 300_000

export function decideAfterFailure(attempt: SendAttempt, failure: SendFailure, nowMs: number): SendDecision {
  switch (failure.kind) {
    case 'throttled':
      // The account's pause holds it back; the message itself is not to blame and keeps its place.
      return failure.scope === 'account' || (failure.scope === 'bulk' && bulkLanes.includes(attempt.lane))
        ? { kind: 'again', inMs: 0, isCounted: false, isInDoubt: false }
        : unlessExpired(attempt, nowMs, failure.scope === 'bulk' ? longestWaitMs : failure.waitMs, false)
    case 'unreached':
      if (failure.isInDoubt && !maySendInDoubt(attempt)) return { kind: 'in_doubt' }
      if (attempt.attempts >= attemptLimit) return { kind: 'failed', failure: 'unreached' }
      return unlessExpired(attempt, nowMs, againInMs(attempt, failure), failure.isInDoubt && !attempt.recognisesRepeats)
    default:
      return { kind: 'failed', failure: failure.kind }
  }
}

/** A repeat that the receiver recognises harms nobody; an answer is owed and goes once more; a bulk message does not. */
export function maySendInDoubt(attempt: Pick<SendAttempt, 'lane' | 'doubts' | 'recognisesRepeats'>): boolean {
  if (attempt.recognisesRepeats) return true
  return (attempt.lane === 'answer' || attempt.lane === 'security') && attempt.doubts === 0
}

function againInMs(
  { attempts, receiptWaitMs = 0 }: SendAttempt,
  { isInDoubt }: { readonly isInDoubt: boolean },
): number {
  return Math.max(backoffMs(attempts), isInDoubt ? receiptWaitMs : 0)
}

/** 1, 2, 4 ... seconds, at most five minutes. */
export function backoffMs(attempts: number): number {
  return Math.min(longestWaitMs, 1000 * 2 ** Math.max(0, Math.min(attempts - 1, 10)))
}

function unlessExpired(attempt: SendAttempt, nowMs: number, inMs: number, isInDoubt: boolean): SendDecision {
  if (attempt.expiresAtMs !== undefined && nowMs + inMs >= attempt.expiresAtMs) {
    return isInDoubt ? { kind: 'in_doubt' } : { kind: 'dropped', failure: 'expired' }
  }
  return { kind: 'again', inMs, isCounted: true, isInDoubt }
}
