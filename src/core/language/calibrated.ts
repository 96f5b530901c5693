/** Brings what the engine feels to how often it is right, so that others can trust a confidence of 0.7. */

/** Felt, and right by that: measured on questions nobody had tuned against; what is wrong is often felt to be 0.9. */
const points: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.5, 0.4],
  [0.9, 0.6],
  [0.97, 0.7],
  [1, 1],
]

export function calibrated(felt: number): number {
  for (let at = 1; at < points.length; at++) {
    const [from, low] = points[at - 1] ?? [0, 0]
    const [until, high] = points[at] ?? [1, 1]
    if (felt <= until) return low + ((felt - from) / (until - from)) * (high - low)
  }
  return 1
}
