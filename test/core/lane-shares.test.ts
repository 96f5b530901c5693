/** Lanes: answers go first, nobody starves. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLaneShares } from '#core/lane-shares.ts'
import { type Lane, lanes } from '#core/message.ts'

const none = { answer: 0, security: 0, reminder: 0, broadcast: 0 }
const full = { answer: 1e6, security: 1e6, reminder: 1e6, broadcast: 1e6 }
const total = (dealt: Record<Lane, number>): number => lanes.reduce((sum, lane) => sum + dealt[lane], 0)

describe('lane shares', () => {
  it.each([1, 7, 1_000])('gives each lane its share while all wait, dealt by %i', (step) => {
    const shares = createLaneShares()
    const sums = { ...none }
    for (let n = 0; n < 1_000; n += step) {
      const dealt = shares.deal(step, full)
      for (const lane of lanes) sums[lane] += dealt[lane]
    }
    const all = total(sums)
    expect(sums.answer / all).toBeCloseTo(0.6, 1)
    expect(sums.security / all).toBeCloseTo(0.2, 1)
    expect(sums.reminder / all).toBeCloseTo(0.12, 1)
    expect(sums.broadcast / all).toBeCloseTo(0.08, 1)
  })

  it('makes an answer wait for one bulk message at most, whatever went before', () => {
    const ready = fc.record({
      answer: fc.constant(0),
      security: fc.constant(0),
      reminder: fc.integer({ min: 0, max: 3 }),
      broadcast: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), ready), { maxLength: 30 }), (history) => {
        const shares = createLaneShares()
        for (const [limit, waiting] of history) shares.deal(limit, waiting)
        const first = shares.deal(1, { ...none, answer: 1, reminder: 100, broadcast: 100 })
        const second = shares.deal(1, { ...none, answer: 1 - first.answer, reminder: 100, broadcast: 100 })
        expect(first.answer + second.answer).toBe(1)
      }),
    )
  })

  it('gives what is left over to who waits, and never more than waits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60)),
        (limit, [answer, security, reminder, broadcast]) => {
          const ready = { answer, security, reminder, broadcast }
          const dealt = createLaneShares().deal(limit, ready)
          for (const lane of lanes) expect(dealt[lane]).toBeLessThanOrEqual(ready[lane])
          expect(total(dealt)).toBe(Math.min(limit, total(ready)))
        },
      ),
    )
  })
})
