/** Whom WhatsApp Web heard from, what it sent to them, and how much of it lately. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lane, OutboundContent } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import { createSentMessages } from '#db/sent-messages.ts'
import { createWhatsAppIdentities } from '#db/whatsapp-identities.ts'
import { createWhatsAppTraffic } from '#db/whatsapp-traffic.ts'
import type { SentMessages } from '#ports/sent-messages.ts'
import type { WhatsAppIdentities } from '#ports/whatsapp-identities.ts'
import type { WhatsAppTraffic } from '#ports/whatsapp-traffic.ts'
import { insertPeople } from '#test/support/people.ts'
import { createSpine, inbound, type Spine } from '#test/support/spine.ts'

let spine: Spine
let identities: WhatsAppIdentities
let sent: SentMessages
let traffic: WhatsAppTraffic
beforeAll(async () => {
  spine = await createSpine()
  identities = createWhatsAppIdentities(spine)
  sent = createSentMessages(spine)
  traffic = createWhatsAppTraffic(spine)
})
afterAll(() => spine.close())

const us = '6281100000001'
const dayMs = 24 * 3_600_000

describe('identities', () => {
  it('keep the address when the LID becomes known, and tell where to and when they wrote last', async () => {
    const number = '6281100009101'
    await identities.heard('main', { lid: null, number }, us, 2_000)
    await identities.heard('main', { lid: '101@lid', number }, us, 1_000)
    expect(await identities.find('main', number)).toEqual({
      address: number,
      lid: '101@lid',
      number,
      isMoved: false,
      wroteTo: us,
      wroteMs: 2_000,
      isStranger: false,
      checkedUntilMs: 0,
    })
    expect(await identities.find('main', 'nobody')).toBeNull()
  })

  it('end the old chat of a person with another number', async () => {
    await identities.heard('main', { lid: '102@lid', number: '6281100009102' }, us, 1)
    const moved = await identities.heard('main', { lid: '102@lid', number: '6281100009112' }, us, 2)
    expect(moved.address).toBe('6281100009112')
    expect(await identities.find('main', '6281100009102')).toMatchObject({ isMoved: true })
  })

  it('know a stranger in the chat of somebody who is bound', async () => {
    const [employeeId = ''] = await insertPeople(spine.database.prisma, [{ nip: '198802292010012901' }])
    const number = '6281100009103'
    await identities.heard('main', { lid: '103@lid', number }, us, 1)
    await spine.database.prisma.channelBond.create({
      data: {
        ...{ channel: 'whatsapp_web', account: 'main', address: number },
        ...{ employeeId, method: 'phone_and_nip', platformUserId: '103@lid' },
      },
    })
    expect(await identities.find('main', number)).toMatchObject({ isStranger: false })
    await identities.heard('main', { lid: '104@lid', number }, us, 2)
    expect(await identities.find('main', number)).toMatchObject({ isStranger: true, isMoved: false })
  })

  it('follow what WhatsApp says of two names, and come back when their person writes', async () => {
    const number = '6281100009105'
    await identities.heard('main', { lid: '105@lid', number }, us, 1)
    await identities.mapped('main', { lid: '999@lid', number: '6281100009199' })
    expect(await identities.find('main', '6281100009199')).toBeNull()
    await identities.mapped('main', { lid: '106@lid', number })
    expect(await identities.find('main', number)).toMatchObject({ isMoved: true })
    await identities.heard('main', { lid: '106@lid', number }, us, 2)
    expect(await identities.find('main', number)).toMatchObject({ isMoved: false, lid: '106@lid' })
  })

  it('remember that a number was found, until another account has it', async () => {
    const number = '6281100009107'
    await identities.heard('main', { lid: '107@lid', number }, us, 1)
    await identities.checked('main', number, 5_000)
    await identities.heard('main', { lid: '107@lid', number }, us, 2)
    expect(await identities.find('main', number)).toMatchObject({ checkedUntilMs: 5_000 })
    await identities.heard('main', { lid: '108@lid', number }, us, 3)
    expect(await identities.find('main', number)).toMatchObject({ checkedUntilMs: 0 })
  })
})

async function left(
  address: string,
  {
    cause,
    part = 0,
    lane = 'answer',
    sentMs = null,
  }: { cause: string; part?: number; lane?: Lane; sentMs?: number | null },
) {
  const to = { channel: 'whatsapp_web', account: 'main', address } as const
  const id = outboundId(cause, to, part)
  const content: OutboundContent = { text: [{ text: `${cause} ${part}` }], choices: [] }
  await spine.transact((stores) => stores.outbox.add([{ ...to, id, employeeId: null, lane, cause, content }]))
  if (sentMs !== null) {
    await spine.database.prisma.outboundMessage.update({
      where: { id },
      data: { state: 'sent', sentAt: new Date(sentMs) },
    })
  }
  return id
}

describe('sent messages', () => {
  const address = '6281100009201'
  const place = { channel: 'whatsapp_web', account: 'main', address } as const
  it('are found by a part of their id, and with what has the same cause', async () => {
    const first = await left(address, { cause: 'inbound:1', sentMs: 10_000 })
    const second = await left(address, { cause: 'inbound:1', part: 1, sentMs: 11_000 })
    await left('6281100009202', { cause: 'inbound:1' })
    expect(await sent.byIdStart('main', first.slice(0, 16))).toMatchObject({ id: first, address, cause: 'inbound:1' })
    expect(await sent.byIdStart('main', 'ffffffffffffffff')).toBeNull()
    expect((await sent.together({ ...place, cause: 'inbound:1' })).map(({ id }) => id)).toEqual([first, second])
  })
  it('are looked for from a moment back', async () => {
    await left(address, { cause: 'reminder:1', lane: 'reminder', sentMs: 20_000 })
    await left(address, { cause: 'inbound:2' })
    const causeAt = async (ms: number) => (await sent.newest(place, ms))[0]?.cause
    expect(await causeAt(30_000)).toBe('reminder:1')
    expect(await causeAt(15_000)).toBe('inbound:1')
    expect(await causeAt(5_000)).toBeUndefined()
  })
})

describe('traffic', () => {
  it('counts chats opened, broadcasts, and who answered', async () => {
    const nowMs = Date.parse('2026-11-24T08:00:00Z')
    const wrote = (address: string, atMs: number) =>
      spine.inbox.accept(
        inbound({ channel: 'whatsapp_web', account: 'count', address, sentAt: new Date(atMs).toISOString() }),
      )
    const push = async (address: string, lane: Lane, sentMs: number) => {
      const to = { channel: 'whatsapp_web', account: 'count', address } as const
      const id = outboundId(`${lane}:${sentMs}`, to)
      const content: OutboundContent = { text: [{ text: 'x' }], choices: [] }
      await spine.transact((stores) =>
        stores.outbox.add([{ ...to, id, employeeId: null, lane, cause: `${lane}:${sentMs}`, content }]),
      )
      await spine.database.prisma.outboundMessage.update({
        where: { id },
        data: { state: 'sent', sentAt: new Date(sentMs) },
      })
    }
    await wrote('1', nowMs - 3_600_000)
    await push('1', 'answer', nowMs - 3_500_000)
    await wrote('2', nowMs - 20 * dayMs)
    await push('2', 'reminder', nowMs - 3_000_000)
    await push('3', 'broadcast', nowMs - 2_000_000)
    await push('4', 'reminder', nowMs - 3 * dayMs)
    await push('5', 'broadcast', nowMs - 3 * dayMs)
    await wrote('5', nowMs - 2 * dayMs)
    const to = (address: string) => ({ channel: 'whatsapp_web', account: 'count', address }) as const
    expect(await traffic.lately(to('9'), nowMs, 7 * dayMs)).toEqual({
      openings: 2,
      broadcasts: 1,
      pushed: 2,
      answered: 1,
    })
    expect(await traffic.lately(to('3'), nowMs, 7 * dayMs)).toMatchObject({ openings: 1 })
  })
})
