/** What follows from each failure, as a table. */
import { describe, expect, it } from 'vitest'
import type { SendFailure } from '#core/failure.ts'
import type { Lane } from '#core/message.ts'
import { decideAfterFailure } from '#core/send-policy.ts'

const now = 1_000_000
const doubtful: SendFailure = { kind: 'unreached', isInDoubt: true, detail: '' }
const unreached: SendFailure = { kind: 'unreached', isInDoubt: false, detail: '' }

interface Case {
  readonly name: string
  readonly failure: SendFailure
  readonly lane?: Lane
  readonly attempts?: number
  readonly doubts?: number
  readonly recognisesRepeats?: boolean
  readonly receiptWaitMs?: number
  readonly expiresAtMs?: number
  readonly expected: object
}

const cases: readonly Case[] = [
  {
    name: 'account throttled: at once when the pause ends, no attempt counted',
    failure: { kind: 'throttled', waitMs: 5_000, scope: 'account' },
    expected: { kind: 'again', inMs: 0, isCounted: false },
  },
  {
    name: 'bulk throttled: a reminder when the pause ends, no attempt counted',
    failure: { kind: 'throttled', waitMs: 3_600_000, scope: 'bulk' },
    lane: 'reminder',
    expected: { kind: 'again', inMs: 0, isCounted: false },
  },
  {
    name: 'bulk throttled: an answer by itself, soon',
    failure: { kind: 'throttled', waitMs: 3_600_000, scope: 'bulk' },
    expected: { kind: 'again', inMs: 300_000, isCounted: true },
  },
  {
    name: 'address throttled: after its wait',
    failure: { kind: 'throttled', waitMs: 5_000, scope: 'address' },
    expected: { kind: 'again', inMs: 5_000 },
  },
  { name: 'unreached: after a second', failure: unreached, expected: { kind: 'again', inMs: 1_000, isInDoubt: false } },
  { name: 'unreached again: twice as long', failure: unreached, attempts: 3, expected: { kind: 'again', inMs: 4_000 } },
  { name: 'unreached: five minutes at most', failure: unreached, attempts: 30, expected: { inMs: 300_000 } },
  { name: 'unreached too often', failure: unreached, attempts: 36, expected: { kind: 'failed', failure: 'unreached' } },
  {
    name: 'unreached and too late for another try',
    failure: unreached,
    expiresAtMs: now + 500,
    expected: { kind: 'dropped', failure: 'expired' },
  },
  {
    name: 'answer in doubt where a receipt may come: not before it would have come',
    failure: doubtful,
    receiptWaitMs: 10_000,
    expected: { kind: 'again', inMs: 10_000, isInDoubt: true },
  },
  {
    name: 'not sent at all where receipts come: no need to wait for one',
    failure: unreached,
    receiptWaitMs: 10_000,
    expected: { kind: 'again', inMs: 1_000 },
  },
  { name: 'answer in doubt: once more', failure: doubtful, expected: { kind: 'again', isInDoubt: true } },
  { name: 'answer in doubt twice', failure: doubtful, doubts: 1, expected: { kind: 'in_doubt' } },
  { name: 'security in doubt: once more', failure: doubtful, lane: 'security', expected: { kind: 'again' } },
  { name: 'reminder in doubt', failure: doubtful, lane: 'reminder', expected: { kind: 'in_doubt' } },
  { name: 'broadcast in doubt', failure: doubtful, lane: 'broadcast', expected: { kind: 'in_doubt' } },
  {
    name: 'in doubt where repeats are recognised: again and again',
    failure: doubtful,
    lane: 'broadcast',
    doubts: 3,
    recognisesRepeats: true,
    expected: { kind: 'again', isInDoubt: false },
  },
  {
    name: 'in doubt and too late: it may have arrived',
    failure: doubtful,
    expiresAtMs: now + 500,
    expected: { kind: 'in_doubt' },
  },
  { name: 'stopped', failure: { kind: 'stopped', detail: '' }, expected: { kind: 'failed', failure: 'stopped' } },
  { name: 'refused', failure: { kind: 'refused', detail: '' }, expected: { kind: 'failed', failure: 'refused' } },
  {
    name: 'unsendable',
    failure: { kind: 'unsendable', detail: '' },
    expected: { kind: 'failed', failure: 'unsendable' },
  },
]

describe('the send policy', () => {
  it.each(cases)(
    '$name',
    ({ failure, expected, lane, attempts, doubts, recognisesRepeats, receiptWaitMs, expiresAtMs }) => {
      const attempt = {
        lane: lane ?? 'answer',
        attempts: attempts ?? 1,
        doubts: doubts ?? 0,
        recognisesRepeats: recognisesRepeats ?? false,
        receiptWaitMs,
        ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
      }
      expect(decideAfterFailure(attempt, failure, now)).toMatchObject(expected)
    },
  )
})
