/** Places for streams: given out up to the limits, given back once. */
import { expect, it } from 'vitest'
import { createStreamLimit } from '#http/coba/stream-limit.ts'

it('gives out so many places of a chat and in all, and takes each back once', () => {
  const limit = createStreamLimit({ perChat: 2, inAll: 3 })
  const [first, second] = [limit.take('a'), limit.take('a')]
  expect([first, second, limit.take('a')].map((place) => place !== null)).toEqual([true, true, false])
  expect(limit.take('b')).not.toBeNull()
  expect(limit.take('c')).toBeNull()
  first?.()
  first?.()
  expect(limit.take('a')).not.toBeNull()
  expect(limit.take('c')).toBeNull()
})
