/** Leases of a process that is gone are free at once, and their tokens go on. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freeLeases } from '#db/free-leases.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'

let spine: Spine

beforeAll(async () => {
  spine = await createSpine()
})
afterAll(() => spine.close())

it('lets the next holder of an account and of a conversation in', async () => {
  const held = await spine.leases.acquire('sender:telegram:1', 3_600_000)
  await spine.inbox.accept({
    channel: 'telegram',
    account: '1',
    address: '5',
    platformId: 'u1',
    sentAt: '2026-11-24T01:00:00Z',
    content: { kind: 'text', text: 'halo' },
  })
  const [claimed] = await spine.conversations.claim(1, 3_600_000)
  expect(await spine.leases.acquire('sender:telegram:1', 1_000)).toBeNull()
  expect(await spine.conversations.claim(1, 1_000)).toEqual([])

  await freeLeases(spine.database.url)
  const next = await spine.leases.acquire('sender:telegram:1', 1_000)
  expect(next?.token).toBe((held?.token ?? 0n) + 1n)
  const [again] = await spine.conversations.claim(1, 1_000)
  expect(again?.messages).toEqual(claimed?.messages)
  expect(again?.conversation.token).toBe((claimed?.conversation.token ?? 0n) + 1n)
})
