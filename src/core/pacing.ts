/** Decides when a channel account's next message may leave: a token bucket, and a ceiling on any one second. */

export interface Rate {
  /** Messages a second; null: no limit. */
  readonly perSecond: number | null
  readonly burst: number
}

export interface Pacer {
  /** How many may leave at `nowMs`. */
  available(nowMs: number): number
  /** The moment from which at least one may leave. */
  nextAt(nowMs: number): number
  /** Counts one as leaving at `nowMs`, also beyond what was available: the debt is paid by waiting. */
  take(nowMs: number): void
}

/**
 * All times in milliseconds of one clock that never runs backwards. `notBeforeMs`: nothing leaves earlier, for a new
 * holder of the account whose predecessor may have spent the present second.
 * The bucket alone would let `perSecond + burst` through in the second after a quiet spell; platforms count a second
 * at their end, so the ceiling looks at the last `perSecond` departures, with a little room for the way there. What the
 * bucket saved up does not leave at once but a tenth faster than the rate: messages that leave together arrive together
 * with the next second's, as the way there is never equally long (measured: 33 to 35 in one second with bursts of 5).
 */
export function createPacer(rate: Rate, notBeforeMs = 0): Pacer {
  const { perSecond } = rate
  if (perSecond === null) {
    return {
      available: (nowMs) => (nowMs >= notBeforeMs ? Number.POSITIVE_INFINITY : 0),
      nextAt: (nowMs) => Math.max(nowMs, notBeforeMs),
      take: () => {},
    }
  }
  const burst = Math.max(1, rate.burst)
  const ceiling = Math.max(1, Math.floor(perSecond))
  // At less than one a second the bucket alone is the stricter of the two.
  const windowMs = perSecond < 1 ? 0 : 1000 + roomMs
  const gapMs = perSecond < 1 ? 0 : 1000 / (perSecond * catchUp)
  const departures: number[] = []
  let tokens = burst
  let filledAtMs = notBeforeMs

  const fill = (nowMs: number): void => {
    if (nowMs <= filledAtMs) return
    tokens = Math.min(burst, tokens + ((nowMs - filledAtMs) * perSecond) / 1000)
    filledAtMs = nowMs
  }
  const underCeiling = (nowMs: number): number => {
    while (departures.length > 0 && (departures[0] as number) <= nowMs - windowMs) departures.shift()
    return ceiling - departures.length
  }

  const gapEndsAt = (): number => (departures.at(-1) ?? Number.NEGATIVE_INFINITY) + gapMs

  return {
    available(nowMs) {
      if (nowMs < notBeforeMs) return 0
      fill(nowMs)
      if (nowMs < gapEndsAt()) return 0
      return Math.max(0, Math.min(Math.floor(tokens + epsilon), underCeiling(nowMs), gapMs > 0 ? 1 : burst))
    },
    nextAt(nowMs) {
      if (nowMs < notBeforeMs) return notBeforeMs
      fill(nowMs)
      const tokenAt = tokens >= 1 - epsilon ? nowMs : nowMs + ((1 - tokens) * 1000) / perSecond
      const over = 1 - underCeiling(nowMs)
      const ceilingAt = over <= 0 ? nowMs : (departures[over - 1] as number) + windowMs
      return Math.max(tokenAt, ceilingAt, gapEndsAt())
    },
    take(nowMs) {
      fill(nowMs)
      tokens -= 1
      departures.push(nowMs)
    },
  }
}

const roomMs = 20
const catchUp = 1.1
/** Floating point: three thirds of a token are a token. */
const epsilon = 1e-6
