/** What follows from each way in which a connection to WhatsApp ends. */
import { describe, expect, it } from 'vitest'
import { type Closing, type Closings, noClosings, onClose } from '#channels/whatsapp-web/on-close.ts'

const minute = 60_000
const closing = (fields: Partial<Closing> = {}): Closing => ({
  code: 428,
  isOwner: true,
  showedCode: false,
  openMs: 10 * minute,
  atMs: 1_000 * minute,
  ...fields,
})
const decide = (fields: Partial<Closing>, before: Closings = noClosings, random = 1) =>
  onClose(before, closing(fields), random).after

/** Ends one after the other, with the same minutes between them; the last decision. */
function repeated(times: number, fields: Partial<Closing>, gapMs = minute) {
  let closings = noClosings
  const decisions = Array.from({ length: times }, (_, at) => {
    const result = onClose(closings, closing({ ...fields, atMs: at * gapMs }), 1)
    closings = result.closings
    return result.after
  })
  return decisions
}

describe('the end of a connection', () => {
  it.each([
    { code: 401, expected: { kind: 'stop', reason: 'logged_out' } },
    { code: 402, expected: { kind: 'stop', reason: 'forbidden' } },
    { code: 403, expected: { kind: 'stop', reason: 'forbidden' } },
    { code: 406, expected: { kind: 'stop', reason: 'logged_out' } },
    { code: 419, expected: { kind: 'stop', reason: 'logged_out' } },
    { code: 405, expected: { kind: 'reconnect', waitMs: 60_000, reason: 'outdated' } },
    { code: 408, expected: { kind: 'reconnect', waitMs: 1_000, reason: 'timed_out' } },
    { code: 409, expected: { kind: 'reconnect', waitMs: 60_000, reason: 'outdated' } },
    { code: 411, expected: { kind: 'reconnect', waitMs: 60_000, reason: 'outdated' } },
    { code: 428, expected: { kind: 'reconnect', waitMs: 1_000, reason: 'lost' } },
    { code: 440, expected: { kind: 'reconnect', waitMs: 30_000, reason: 'replaced' } },
    { code: 500, expected: { kind: 'reconnect', waitMs: 2_000, reason: 'refused' } },
    { code: 503, expected: { kind: 'reconnect', waitMs: 5_000, reason: 'unavailable' } },
    { code: 515, expected: { kind: 'reconnect', waitMs: 0, reason: null } },
    { code: 599, expected: { kind: 'reconnect', waitMs: 2_000, reason: 'unknown' } },
    { code: 'deaf' as const, expected: { kind: 'reconnect', waitMs: 1_000, reason: 'deaf' } },
    { code: null, expected: { kind: 'reconnect', waitMs: 2_000, reason: 'unknown' } },
  ])('with $code', ({ code, expected }) => {
    expect(decide({ code })).toEqual(expected)
    // Whatever it was: who does not own the session any more takes not one step.
    expect(decide({ code, isOwner: false })).toEqual({ kind: 'yield' })
  })

  it('waits longer each time, never longer than its limit, and between half and all of it by jitter', () => {
    const waits = repeated(12, { code: 503, openMs: null }).map((decision) =>
      decision.kind === 'reconnect' ? decision.waitMs : -1,
    )
    expect(waits.slice(0, 5)).toEqual([5_000, 10_000, 20_000, 40_000, 80_000])
    expect(Math.max(...waits)).toBe(5 * minute)
    expect(decide({ code: 503 }, noClosings, 0)).toMatchObject({ waitMs: 2_500 })
  })

  it('starts from the shortest wait after a steady connection', () => {
    const { closings } = onClose({ ...noClosings, failures: 9, trips: 2 }, closing({ openMs: 3 * minute }), 1)
    expect(closings).toMatchObject({ failures: 1, trips: 0 })
  })

  it('opens a breaker when it falls apart again and again as soon as it is open, for longer each time', () => {
    const decisions = repeated(10, { code: 428, openMs: 3_000 })
    expect(decisions[3]).toMatchObject({ reason: 'lost' })
    expect(decisions[4]).toEqual({ kind: 'reconnect', waitMs: 10 * minute, reason: 'flapping' })
    expect(decisions[9]).toEqual({ kind: 'reconnect', waitMs: 20 * minute, reason: 'flapping' })
    // The same number of ends over a longer time is a bad line, not flapping.
    expect(repeated(10, { code: 428, openMs: 3_000 }, 5 * minute)).not.toContainEqual(
      expect.objectContaining({ reason: 'flapping' }),
    )
  })

  it('does not fight another program over the keys: the fifth time within an hour it stops', () => {
    const decisions = repeated(5, { code: 440 })
    expect(decisions.slice(0, 4).map((decision) => decision.kind === 'reconnect' && decision.waitMs)).toEqual([
      30_000, 60_000, 120_000, 240_000,
    ])
    expect(decisions[4]).toEqual({ kind: 'stop', reason: 'replaced' })
    expect(repeated(8, { code: 440 }, 20 * minute).every(({ kind }) => kind === 'reconnect')).toBe(true)
  })

  it('restarts at once as WhatsApp asks, but not for ever', () => {
    const decisions = repeated(7, { code: 515, openMs: null }, 100)
    expect(decisions.slice(0, 5).every((decision) => decision.kind === 'reconnect' && decision.waitMs === 0)).toBe(true)
    expect(decisions[5]).toMatchObject({ reason: 'refused', waitMs: 5_000 })
  })

  it('shows new codes for half an hour while nobody scans, then waits for a person', () => {
    const decisions = repeated(12, { code: 408, showedCode: true, openMs: null }, 3 * minute)
    expect(decisions.slice(0, 11).every(({ kind }) => kind === 'reconnect')).toBe(true)
    expect(decisions[11]).toEqual({ kind: 'stop', reason: 'unpaired' })
  })
})
