/** So many in a while, each key by itself. */
import { expect, it } from 'vitest'
import { createAllowance } from '#core/allowance.ts'

it('lets a burst through, refuses the next, and fills up again with time', () => {
  const allowance = createAllowance({ perMinute: 60, burst: 3 })
  const at = (ms: number) => allowance.take('a', ms)
  expect([at(0), at(0), at(0), at(0)]).toEqual([true, true, true, false])
  expect([at(999), at(1000), at(1000)]).toEqual([false, true, false])
  expect([at(60_000), at(60_000), at(60_000), at(60_000)]).toEqual([true, true, true, false])
})

it('counts every key by itself, also when very many were invented', () => {
  const allowance = createAllowance({ perMinute: 1, burst: 1 })
  expect(allowance.take('a', 0)).toBe(true)
  for (let key = 0; key < 20_000; key++) allowance.take(`invented ${key}`, 0)
  expect(allowance.take('a', 1)).toBe(false)
  expect(allowance.take('b', 1)).toBe(true)
})
