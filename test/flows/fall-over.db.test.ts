/** What did not arrive in one chat goes to another of the same person: once, in time, and to nobody else. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Address } from '#core/message.ts'
import { createStranded } from '#db/stranded.ts'
import { createFallOver } from '#flows/fall-over.ts'
import { insertPeople } from '#test/support/people.ts'
import { createSpine, draft, type Spine, silentLog } from '#test/support/spine.ts'

let spine: Spine
let fallOver: () => Promise<void>
beforeAll(async () => {
  spine = await createSpine()
  const { sql, transact, bell, clock } = spine
  fallOver = createFallOver({ stranded: createStranded({ sql }), transact, bell, clock, log: silentLog })
})
afterAll(() => spine.close())
beforeEach(async () => {
  const { prisma } = spine.database
  await prisma.outboundMessage.deleteMany()
  await prisma.channelAddress.deleteMany()
  await prisma.employee.deleteMany()
})

const whatsapp = { channel: 'whatsapp_cloud', account: '1065', address: '6281100009001' } as const
const telegram = { channel: 'telegram', account: 'bot', address: '1001' } as const
const browser = { channel: 'browser', account: 'coba', address: 'x' } as const

async function employee(...bonds: Address[]): Promise<string> {
  const { prisma } = spine.database
  const [id = ''] = await insertPeople(prisma, [{ nip: '198802292012122999' }])
  for (const bond of bonds) {
    await prisma.channelBond.create({ data: { ...bond, employeeId: id, method: 'phone_and_nip' } })
  }
  return id
}

interface Fate {
  readonly state: 'failed' | 'dropped' | 'sent' | 'in_doubt'
  readonly failure?: string
  readonly sentHoursAgo?: number
  readonly isDelivered?: boolean
  readonly expiresInMs?: number
}

/** A reminder on WhatsApp, and what became of it. */
async function reminder(employeeId: string, fate: Fate, cause = 'reminder:1'): Promise<void> {
  const row = draft({ ...whatsapp, employeeId, cause, lane: 'reminder', text: 'Batas SKP' })
  const expires = fate.expiresInMs === undefined ? {} : { expiresAtMs: Date.now() + fate.expiresInMs }
  await spine.transact((stores) => stores.outbox.add([{ ...row, ...expires }]))
  const sentAt = fate.sentHoursAgo === undefined ? null : new Date(Date.now() - fate.sentHoursAgo * 3_600_000)
  await spine.database.prisma.outboundMessage.update({
    where: { id: row.id },
    data: {
      state: fate.state,
      failure: fate.failure ?? null,
      settledAt: sentAt ?? new Date(),
      sentAt,
      deliveredAt: fate.isDelivered ? sentAt : null,
    },
  })
}

const told = async () => {
  const rows = await spine.database.prisma.outboundMessage.findMany({ where: { state: 'waiting' } })
  return rows.map(({ channel, address, lane, cause }) => [channel, address, lane, cause])
}
const copy = [['telegram', '1001', 'reminder', 'reminder:1']]

describe('goes on to another chat', () => {
  it.each([
    ['refused', { state: 'failed', failure: 'refused' }],
    ['undelivered, as told later', { state: 'failed', failure: 'undelivered', sentHoursAgo: 0.1 }],
    ['to a closed address', { state: 'dropped', failure: 'address_closed' }],
    ['an hour without a receipt', { state: 'sent', sentHoursAgo: 1.1 }],
  ] as const)('%s', async (_, fate) => {
    await reminder(await employee(whatsapp, telegram), fate)
    await fallOver()
    expect(await told()).toEqual(copy)
    await fallOver()
    expect(await told()).toEqual(copy)
  })
})

describe('stays where it is', () => {
  it.each([
    ['delivered', { state: 'sent', sentHoursAgo: 2, isDelivered: true }],
    ['on its way', { state: 'sent', sentHoursAgo: 0.5 }],
    ['of the day before yesterday', { state: 'sent', sentHoursAgo: 30 }],
    ['too late to be of use', { state: 'failed', failure: 'refused', expiresInMs: -1000 }],
    ['dropped as the bond ended', { state: 'dropped', failure: 'bond_ended' }],
    ['our own mistake', { state: 'failed', failure: 'unsendable' }],
    ['perhaps arrived', { state: 'in_doubt', failure: 'in_doubt' }],
  ] as const)('%s', async (_, fate) => {
    await reminder(await employee(whatsapp, telegram), fate)
    await fallOver()
    expect(await told()).toEqual([])
  })

  it('where the person has no other chat, or only the try-out page', async () => {
    await reminder(await employee(whatsapp, browser), { state: 'failed', failure: 'refused' })
    await fallOver()
    expect(await told()).toEqual([])
  })

  it('an answer to what was just asked', async () => {
    await reminder(await employee(whatsapp, telegram), { state: 'failed', failure: 'refused' }, 'inbound:1')
    await fallOver()
    expect(await told()).toEqual([])
  })
})

it('is not told twice in a chat that has it already, and not in a closed one', async () => {
  const id = await employee(whatsapp, telegram)
  const has = draft({ ...telegram, employeeId: id, cause: 'reminder:1', lane: 'reminder' })
  await spine.transact((stores) => stores.outbox.add([has]))
  await reminder(id, { state: 'failed', failure: 'refused' })
  await fallOver()
  expect(await told()).toEqual(copy)

  await reminder(id, { state: 'failed', failure: 'refused' }, 'reminder:2')
  await spine.transact((stores) => stores.outbox.setAddressState(telegram, 'closed', 'blocked'))
  await fallOver()
  expect(await told()).toEqual([])
})
