/** Lets so many through in a while and refuses the rest at once: for writes that anybody may cause. */

export interface Allowance {
  /** Whether one more of this key may pass at `nowMs`, and counts it if so; one clock that never runs backwards. */
  take(key: string, nowMs: number): boolean
}

/** Keys are swept of those that are full again when there are so many, and next when there are twice as many as stayed. */
const firstSweepAt = 10_000

/** Each key has `burst` at first, and gets back `perMinute` a minute. */
export function createAllowance({ perMinute, burst }: { perMinute: number; burst: number }): Allowance {
  const buckets = new Map<string, { left: number; atMs: number }>()
  let sweepAt = firstSweepAt
  const leftAt = ({ left, atMs }: { left: number; atMs: number }, nowMs: number): number =>
    Math.min(burst, left + ((nowMs - atMs) * perMinute) / 60_000)
  return {
    take(key, nowMs) {
      if (buckets.size >= sweepAt) {
        for (const [other, bucket] of buckets) if (leftAt(bucket, nowMs) >= burst) buckets.delete(other)
        sweepAt = Math.max(firstSweepAt, buckets.size * 2)
      }
      const bucket = buckets.get(key)
      const left = bucket ? leftAt(bucket, nowMs) : burst
      const isAllowed = left >= 1
      buckets.set(key, { left: isAllowed ? left - 1 : left, atMs: nowMs })
      return isAllowed
    },
  }
}
