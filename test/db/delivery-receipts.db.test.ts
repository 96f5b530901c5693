/** Receipts on their outbound rows: in any order, repeated, early, late, and for rows in doubt. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDeliveryReceipts } from '#db/delivery-receipts.ts'
import type { DeliveryReceipt } from '#ports/delivery-receipts.ts'
import { createSpine, draft, type Spine } from '#test/support/spine.ts'

let spine: Spine
beforeAll(async () => {
  spine = await createSpine()
})
afterAll(() => spine.close())

const cloud = { channel: 'whatsapp_cloud', account: '106540352242922' } as const
const record = (...receipts: DeliveryReceipt[]) =>
  createDeliveryReceipts({ sql: spine.sql, clock: spine.clock }).record(receipts)

interface Given {
  readonly state?: 'waiting' | 'sending' | 'sent' | 'in_doubt'
  readonly doubts?: number
  readonly platformIds?: string[]
}

async function row({ state = 'sent', doubts = 0, platformIds = [] }: Given = {}) {
  const message = draft({ ...cloud, address: '6281100009001' })
  await spine.transact((stores) => stores.outbox.add([message]))
  await spine.database.prisma.outboundMessage.update({
    where: { id: message.id },
    data: { state, doubts, platformIds, failure: state === 'in_doubt' ? 'in_doubt' : null },
  })
  return message.id
}

const receipt = (id: string, state: DeliveryReceipt['state'], atMs = 1000): DeliveryReceipt => ({
  ...cloud,
  outboundId: id,
  platformId: `wamid.${id}`,
  isWhole: true,
  state,
  atMs,
  ...(state === 'failed' && { detail: '131026 Message undeliverable' }),
})

async function read(id: string) {
  const found = await spine.database.prisma.outboundMessage.findUniqueOrThrow({ where: { id } })
  return {
    state: found.state,
    failure: found.failure,
    detail: found.failureDetail,
    deliveredMs: found.deliveredAt?.getTime() ?? null,
    readMs: found.readAt?.getTime() ?? null,
  }
}

describe('in any order, any number of times', () => {
  it('the same receipts lead to the same row', async () => {
    const arrived = [
      ['sent', 1000],
      ['delivered', 2000],
      ['read', 3000],
    ] as const
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...arrived), { maxLength: 6 }), fc.boolean(), async (extra, atOnce) => {
        const id = await row()
        const all = [...extra, ...arrived].map(([state, atMs]) => receipt(id, state, atMs))
        if (atOnce) await record(...all)
        else for (const one of all) await record(one)
        expect(await read(id)).toEqual({ state: 'sent', failure: null, detail: null, deliveredMs: 2000, readMs: 3000 })
      }),
      { numRuns: 15 },
    )
  })

  it('a read message has arrived, though nothing else says so', async () => {
    const id = await row()
    await record(receipt(id, 'read', 3000))
    expect(await read(id)).toMatchObject({ deliveredMs: 3000, readMs: 3000 })
  })

  it.each([
    ['failed', 'delivered'],
    ['delivered', 'failed'],
  ] as const)('%s, then %s: it has arrived', async (...states) => {
    const id = await row()
    for (const state of states) await record(receipt(id, state))
    expect(await read(id)).toMatchObject({ state: 'sent', failure: null, deliveredMs: 1000 })
  })
})

describe('a failure that the platform tells later', () => {
  it.each(['sent', 'sending', 'in_doubt'] as const)('is written with its reason to a row that is %s', async (state) => {
    const id = await row({ state })
    await record(receipt(id, 'failed'), receipt(id, 'sent', 500))
    expect(await read(id)).toMatchObject({
      state: 'failed',
      failure: 'undelivered',
      detail: '131026 Message undeliverable',
    })
  })
})

describe('a failure that waiting mends', () => {
  const throttled = (id: string, platformId: string): DeliveryReceipt => ({
    ...receipt(id, 'failed'),
    platformId,
    detail: '130429 Rate limit hit',
    failure: { kind: 'throttled', waitMs: 60_000, scope: 'account' },
  })

  it('puts the row back once, however often it is told', async () => {
    const id = await row({ platformIds: ['wamid.first'] })
    const beganMs = Date.now()
    await record(throttled(id, 'wamid.first'))
    await record(throttled(id, 'wamid.first'))
    const again = await spine.database.prisma.outboundMessage.findUniqueOrThrow({ where: { id } })
    expect(again).toMatchObject({ state: 'waiting', platformIds: [], partsSent: 0, settledAt: null, sentAt: null })
    expect(again.notBefore.getTime()).toBeGreaterThanOrEqual(beganMs + 59_999)
  })

  it('is no failure of the message that was sent since', async () => {
    const id = await row({ platformIds: ['wamid.second'] })
    await record(throttled(id, 'wamid.first'), { ...receipt(id, 'failed'), outboundId: id, platformId: 'wamid.first' })
    expect(await read(id)).toMatchObject({ state: 'sent', failure: null })
  })

  it('puts nothing back that has arrived', async () => {
    const id = await row({ platformIds: ['wamid.first'] })
    await record({ ...receipt(id, 'delivered'), platformId: 'wamid.first' })
    await record(throttled(id, 'wamid.first'))
    expect(await read(id)).toMatchObject({ state: 'sent', failure: null })
  })
})

describe('a row that is not settled', () => {
  it.each([
    ['in_doubt', 1, true, 'sent'],
    ['waiting', 1, true, 'sent'],
    ['waiting', 0, true, 'waiting'],
    ['in_doubt', 1, false, 'in_doubt'],
    ['sending', 0, true, 'sent'],
    ['sending', 0, false, 'sending'],
  ] as const)('%s with %i doubts, whole %s: %s', async (state, doubts, isWhole, after) => {
    const id = await row({ state, doubts })
    await record({ ...receipt(id, 'sent'), isWhole })
    expect((await read(id)).state).toBe(after)
    const { platformIds, partsSent } = await spine.database.prisma.outboundMessage.findUniqueOrThrow({ where: { id } })
    expect([platformIds, partsSent]).toEqual(after === 'sent' ? [[`wamid.${id}`], 1] : [[], 0])
  })
})

it('finds a row by the platform id of its first part, and nobody else by it', async () => {
  const id = await row({ platformIds: ['wamid.A', 'wamid.B'] })
  const other = await row({ platformIds: ['wamid.C'] })
  const by = (platformId: string): DeliveryReceipt => ({ ...receipt(id, 'delivered'), outboundId: null, platformId })
  await record(by('wamid.A'), by('wamid.unknown'), { ...by('wamid.C'), account: 'another' })
  expect(await read(id)).toMatchObject({ deliveredMs: 1000 })
  expect(await read(other)).toMatchObject({ deliveredMs: null })
})
