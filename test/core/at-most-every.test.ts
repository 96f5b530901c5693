/** Work that is offered often. */
import { expect, it } from 'vitest'
import { atMostEvery } from '#core/at-most-every.ts'

it('is done at the first offer and then once in its time, also after a failure', async () => {
  let nowMs = 7
  let times = 0
  const offer = atMostEvery(
    60_000,
    async () => {
      times++
      if (times === 2) throw new Error('away')
    },
    () => nowMs,
  )
  await offer()
  nowMs += 59_999
  await offer()
  expect(times).toBe(1)
  nowMs += 1
  await expect(offer()).rejects.toThrow('away')
  await offer()
  expect(times).toBe(2)
  nowMs += 60_000
  await offer()
  expect(times).toBe(3)
})
