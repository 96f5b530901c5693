/** One conversation's patience: whole at first, used by waiting, back while it is quiet. */
import { expect, it } from 'vitest'
import { patienceLeft } from '#core/model-checks/patience.ts'

it.each([
  ['of somebody new is whole', undefined, 5_000, 6_000],
  ['that is used up is gone at once afterwards', { leftMs: 0, atMs: 5_000 }, 5_000, 0],
  ['comes back with quiet', { leftMs: 0, atMs: 5_000 }, 7_000, 2_000],
  ['is never more than whole', { leftMs: 3_000, atMs: 5_000 }, 60_000, 6_000],
] as const)('%s', (_what, patience, nowMs, left) => {
  expect(patienceLeft(patience, nowMs, 6_000)).toBe(left)
})
