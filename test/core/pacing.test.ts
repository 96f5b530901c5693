/** The pacer: never more than the platform allows in any second, and hardly less. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPacer, type Pacer } from '#core/pacing.ts'

const rates = fc.record({ perSecond: fc.integer({ min: 1, max: 100 }), burst: fc.integer({ min: 1, max: 200 }) })

/** Most departures in any 1000 ms. */
function mostInASecond(departures: readonly number[]): number {
  let most = 0
  let first = 0
  departures.forEach((atMs, last) => {
    while ((departures[first] ?? 0) <= atMs - 1000) first += 1
    most = Math.max(most, last - first + 1)
  })
  return most
}

/** Sends whenever it may, after pauses in which nothing waited. */
function run(pacer: Pacer, pauses: readonly number[], each: number): number[] {
  const departures: number[] = []
  let nowMs = 0
  for (const pause of pauses) {
    nowMs += pause
    for (let n = 0; n < each; n += 1) {
      if (pacer.available(nowMs) === 0) nowMs = pacer.nextAt(nowMs)
      pacer.take(nowMs)
      departures.push(nowMs)
    }
  }
  return departures
}

describe('the pacer', () => {
  it('never lets more than the rate through in any second, whatever the burst and the pauses', () => {
    fc.assert(
      fc.property(
        rates,
        fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 8 }),
        (rate, pauses) => {
          const departures = run(createPacer(rate), pauses, 80)
          expect(mostInASecond(departures)).toBeLessThanOrEqual(rate.perSecond)
        },
      ),
    )
  })

  it('keeps at least 0.95 of the rate in the long run', () => {
    fc.assert(
      fc.property(rates, (rate) => {
        const departures = run(createPacer(rate), [0], rate.perSecond * 20)
        expect(departures.at(-1)).toBeLessThanOrEqual(20_000 / 0.95)
      }),
    )
  })

  it('never refuses at the moment that it named, and names none too late', () => {
    fc.assert(
      fc.property(rates, fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 60 }), (rate, steps) => {
        const pacer = createPacer(rate)
        let nowMs = 0
        for (const step of steps) {
          nowMs += step
          const at = pacer.nextAt(nowMs)
          expect(at).toBeGreaterThanOrEqual(nowMs)
          if (at - nowMs > 0.1) expect(pacer.available(at - 0.1)).toBe(0)
          // A timer fires whole microseconds late at best.
          expect(pacer.available(at + 0.001)).toBeGreaterThan(0)
          pacer.take(at + 0.001)
          nowMs = at + 0.001
        }
      }),
    )
  })

  it('lets nothing leave before a new holder may, and then what it saved up a tenth faster than the rate', () => {
    const pacer = createPacer({ perSecond: 30, burst: 5 }, 1_000)
    expect(pacer.available(999)).toBe(0)
    expect(pacer.nextAt(0)).toBe(1_000)
    expect(pacer.available(1_000)).toBe(1)
    const departures = Array.from({ length: 10 }, (_, at) => {
      const nowMs = pacer.nextAt(1_000 + at)
      pacer.take(nowMs)
      return nowMs
    })
    const gaps = departures.slice(1).map((nowMs, at) => nowMs - (departures[at] ?? 0))
    expect(Math.min(...gaps)).toBeCloseTo(1000 / 33, 3)
    expect(Math.max(...gaps)).toBeLessThan(1000 / 30)
  })

  it('pays a debt by waiting', () => {
    const pacer = createPacer({ perSecond: 10, burst: 1 })
    for (let n = 0; n < 3; n += 1) pacer.take(0)
    expect(pacer.available(250)).toBe(0)
    expect(pacer.nextAt(250)).toBeCloseTo(300)
  })

  it('knows rates under one a second', () => {
    const pacer = createPacer({ perSecond: 0.2, burst: 1 })
    expect(run(pacer, [0], 3)).toEqual([0, expect.closeTo(5_000), expect.closeTo(10_000)])
  })

  it('without a rate lets everything leave', () => {
    const pacer = createPacer({ perSecond: null, burst: 1 }, 50)
    expect(pacer.available(49)).toBe(0)
    expect(pacer.available(50)).toBe(Number.POSITIVE_INFINITY)
  })
})
