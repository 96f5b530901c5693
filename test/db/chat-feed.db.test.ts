/** Reading a chat back from the spine: what is visible when, in which order, and who is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Address } from '#core/message.ts'
import { createChatFeed } from '#db/chat-feed.ts'
import { createChatListener } from '#db/chat-listener.ts'
import type { OutboundState } from '#db/generated/enums.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
const warnings: string[] = []
const log = { warn: (_fields: object, message: string) => void warnings.push(message) }
let feed: ReturnType<typeof createChatFeed>
beforeAll(async () => {
  database = await createTestDatabase()
  feed = createChatFeed({ prisma: database.prisma, listener: createChatListener({ url: database.url, log }) })
})
afterAll(async () => {
  await feed.close()
  await database.close()
})

const newAddress = (channel: Address['channel'] = 'browser'): Address => ({
  channel,
  account: 'coba',
  address: crypto.randomUUID(),
})

const write = (to: Address, text: string, state: OutboundState) =>
  database.prisma.outboundMessage.create({
    data: {
      ...to,
      id: crypto.randomUUID(),
      lane: 'answer',
      cause: 'test',
      state,
      content: { text: [{ text }], choices: [] },
    },
  })
const move = (id: string, state: OutboundState) =>
  database.prisma.outboundMessage.update({ where: { id }, data: { state } })

/** Resolves at the first wake; the caller says what causes it. */
function wakeOf(address: Address) {
  const woken = Promise.withResolvers<void>()
  return { woken: woken.promise, stop: feed.subscribe(address, woken.resolve) }
}

describe('since', () => {
  it('shows what was sent, once, though a lower position is sent later', async () => {
    const to = newAddress()
    const early = await write(to, 'lebih dulu ditulis', 'waiting')
    await write(to, 'lebih dulu terkirim', 'sent')
    const first = await feed.since(to, '0')
    expect(first.map((step) => step.message.text[0]?.text)).toEqual(['lebih dulu terkirim'])
    await move(early.id, 'sent')
    const cursor = first[0]?.cursor as string
    const rest = await feed.since(to, cursor)
    expect(rest.map((step) => step.message.text[0]?.text)).toEqual(['lebih dulu ditulis'])
    expect(await feed.since(to, rest[0]?.cursor as string)).toEqual([])
  })

  it('shows nothing that did not go out, and nobody else’s', async () => {
    const to = newAddress()
    for (const state of ['waiting', 'sending', 'failed', 'dropped', 'in_doubt'] as const) await write(to, state, state)
    await write({ ...to, account: 'lain' }, 'akun lain', 'sent')
    await write(newAddress(), 'orang lain', 'sent')
    expect(await feed.since(to, '0')).toEqual([])
  })

  it('lets go of single positions once rows are old and final', async () => {
    const to = newAddress()
    const rows = [await write(to, 'a', 'sent'), await write(to, 'b', 'dropped'), await write(to, 'c', 'sent')]
    await database.prisma.outboundMessage.updateMany({
      where: { address: to.address },
      data: { createdAt: new Date(Date.now() - 120_000) },
    })
    expect((await feed.since(to, '0')).at(-1)?.cursor).toBe(String(rows[2]?.position))
  })
})

describe('history', () => {
  it('is answering until the answer is out', async () => {
    const to = newAddress('terminal')
    const { id } = await database.prisma.inboundMessage.create({
      data: { ...to, platformId: `${to.address}:1`, content: { kind: 'text', text: 'halo' }, sentAt: new Date() },
    })
    expect((await feed.history(to)).isAnswering).toBe(true)
    await database.prisma.inboundMessage.update({ where: { id }, data: { state: 'answered' } })
    const answer = await write(to, 'ya', 'waiting')
    expect((await feed.history(to)).isAnswering).toBe(true)
    await move(answer.id, 'sent')
    const { isAnswering, messages, cursor } = await feed.history(to)
    expect(isAnswering).toBe(false)
    expect(messages.map((message) => [message.from, message.text[0]?.text])).toEqual([
      ['person', 'halo'],
      ['semar', 'ya'],
    ])
    expect(await feed.since(to, cursor)).toEqual([])
  })
})

describe('subscribe', () => {
  it('wakes when a message of the address is sent, not before, and nobody else', async () => {
    const [to, other] = [newAddress(), newAddress()]
    const first = wakeOf(to)
    // The wake of a fresh connection comes to everybody; what counts comes after it.
    await first.woken
    first.stop()
    let wakes = 0
    const stop = feed.subscribe(other, () => wakes++)
    const { woken, stop: stopTo } = wakeOf(to)
    const row = await write(to, 'halo', 'waiting')
    await move(row.id, 'sending')
    await move(row.id, 'sent')
    await woken
    expect((await feed.since(to, '0')).length).toBe(1)
    expect(wakes).toBe(0)
    stop()
    stopTo()
  })

  it('wakes after its connection was lost, since something may have been missed', async () => {
    const { woken, stop } = wakeOf(newAddress())
    await database.cut()
    await database.restore()
    await woken
    expect(warnings).toContain('chat feed lost its connection')
    stop()
  })
})
