/** The outbox's queue: what may leave, in which lane, under whose lease, and what becomes of rows that a crash left behind. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Lane, OutboundDraft } from '#core/message.ts'
import type { OutboundClaimant } from '#ports/outbound-queue.ts'
import { createSpine, draft, nextSerial, type Spine } from '#test/support/spine.ts'

let spine: Spine
let claimant: OutboundClaimant
const quota = { answer: 50, security: 50, reminder: 50, broadcast: 50 }
const nowMs = Date.UTC(2026, 10, 24, 3)

beforeAll(async () => {
  spine = await createSpine()
})
afterAll(() => spine.close())
beforeEach(async () => {
  await spine.sql('DELETE FROM outbound_message', [])
  await spine.sql('DELETE FROM lease', [])
  claimant = await newClaimant()
})

async function newClaimant(): Promise<OutboundClaimant> {
  await spine.sql(`UPDATE lease SET expires_at = now() - interval '1 millisecond'`, [])
  const lease = await spine.leases.acquire('sender', 60_000)
  if (!lease) throw new Error('the lease is held')
  return { channel: 'telegram', account: 'bot', lease }
}

const add = (...drafts: OutboundDraft[]) =>
  spine.transact((stores) => stores.outbox.add(drafts.map((one) => ({ notBeforeMs: nowMs, ...one }))))

const claimedIds = async (busy: string[] = [], atMs = nowMs): Promise<string[]> =>
  (await spine.outbound.claim(claimant, quota, busy, atMs)).messages.map(({ id }) => id)

interface Row {
  readonly state: string
  readonly failure: string | null
}
async function row(id: string): Promise<Row | undefined> {
  return (await spine.sql<Row>('SELECT state, failure FROM outbound_message WHERE id = $1', [id]))[0]
}

describe('claiming', () => {
  it('takes one an address, the oldest of the higher lane, and gives back what was written', async () => {
    const reminder = draft({ lane: 'reminder', expiresAtMs: nowMs + 9_000 })
    const answer = draft({ text: 'Paling cepat 1 April 2027' })
    await add(reminder, answer, draft(), draft({ address: '1002' }))
    const { messages } = await spine.outbound.claim(claimant, quota, [], nowMs)
    expect(messages.map((one) => one.address).toSorted()).toEqual(['1001', '1002'])
    expect(messages.find((one) => one.address === '1001')).toMatchObject({
      id: answer.id,
      content: answer.content,
      lane: 'answer',
      cause: answer.cause,
      attempts: 1,
      partsSent: 0,
      doubts: 0,
    })
    expect((await row(answer.id))?.state).toBe('sending')
  })

  it('leaves busy addresses, other accounts and what is not due alone', async () => {
    const later = draft({ address: '1003', notBeforeMs: nowMs + 60_000 })
    await add(draft(), draft({ address: '1002', account: 'other' }), later)
    expect(await claimedIds(['1001'])).toEqual([])
    const view = await spine.outbound.look(claimant, 10, ['1001', '1009'], nowMs)
    expect(view).toEqual({
      ready: { answer: 0, security: 0, reminder: 0, broadcast: 0 },
      nextDueMs: nowMs + 60_000,
      heldBack: ['1001'],
    })
    expect(await claimedIds(['1001'], nowMs + 60_000)).toEqual([later.id])
  })

  it('takes no more of a lane than asked, and sees no more', async () => {
    await add(...Array.from({ length: 30 }, (_, n) => draft({ address: `b${n}`, lane: 'broadcast' })))
    const view = await spine.outbound.look(claimant, 7, [], nowMs)
    expect(view.ready).toEqual({ answer: 0, security: 0, reminder: 0, broadcast: 7 })
    const only = { answer: 5, security: 0, reminder: 0, broadcast: 3 }
    expect((await spine.outbound.claim(claimant, only, [], nowMs)).messages).toHaveLength(3)
  })

  it('takes nothing for a holder whose lease is gone', async () => {
    await add(draft())
    const late = claimant
    await newClaimant()
    expect((await spine.outbound.claim(late, quota, [], nowMs)).messages).toEqual([])
  })

  it('drops what is too late, with the reason', async () => {
    const late = draft({ expiresAtMs: nowMs })
    await add(late)
    expect(await spine.outbound.claim(claimant, quota, [], nowMs)).toEqual({
      messages: [],
      dropped: [{ id: late.id, reason: 'expired' }],
    })
    expect(await row(late.id)).toEqual({ state: 'dropped', failure: 'expired' })
  })

  it('sends a personal message only while its employee is bound to the address and has not left', async () => {
    const employeeId = await addEmployee()
    const personal = (address: string) => draft({ address, employeeId })
    await bind('bound', employeeId)
    await bind('ended', employeeId, '2026-11-01')
    await bind('recycled', await addEmployee())
    const [bound, ended, recycled, never] = ['bound', 'ended', 'recycled', 'never'].map(personal)
    if (!bound || !ended || !recycled || !never) throw new Error('four drafts')
    await add(bound, ended, recycled, never)
    const { messages, dropped } = await spine.outbound.claim(claimant, quota, [], nowMs)
    expect(messages.map(({ id }) => id)).toEqual([bound.id])
    expect(dropped.map(({ id }) => id).toSorted()).toEqual([ended.id, recycled.id, never.id].toSorted())
    expect(new Set(dropped.map(({ reason }) => reason))).toEqual(new Set(['bond_ended']))
    const sent = { outcome: { kind: 'sent', platformIds: ['1'] }, partsBefore: 0, parts: [] } as const
    await spine.outbound.record(claimant, [{ id: bound.id, ...sent }])
    await spine.sql('UPDATE employee SET left_on = $1 WHERE id = $2', ['2026-11-24', employeeId])
    const gone = personal('bound')
    await add(gone)
    await spine.outbound.claim(claimant, quota, [], nowMs)
    expect(await row(gone.id)).toEqual({ state: 'dropped', failure: 'bond_ended' })
  })
})

describe('after a crash', () => {
  interface Case {
    readonly name: string
    readonly lane: Lane
    readonly recognisesRepeats: boolean
    /** The state after each crash. */
    readonly states: readonly string[]
  }
  const cases: readonly Case[] = [
    { name: 'an answer goes once more', lane: 'answer', recognisesRepeats: false, states: ['waiting', 'in_doubt'] },
    { name: 'a security notice too', lane: 'security', recognisesRepeats: false, states: ['waiting', 'in_doubt'] },
    { name: 'a reminder does not', lane: 'reminder', recognisesRepeats: false, states: ['in_doubt'] },
    { name: 'a broadcast does not', lane: 'broadcast', recognisesRepeats: false, states: ['in_doubt'] },
    {
      name: 'whatever a receiver recognises goes again',
      lane: 'broadcast',
      recognisesRepeats: true,
      states: ['waiting', 'waiting', 'waiting'],
    },
  ]
  it.each(cases)('$name', async ({ lane, recognisesRepeats, states }) => {
    const message = draft({ lane })
    await add(message)
    for (const state of states) {
      expect(await claimedIds()).toEqual([message.id])
      claimant = await newClaimant()
      const recovered = await spine.outbound.recover(claimant, recognisesRepeats)
      expect(recovered).toEqual(state === 'waiting' ? { again: 1, inDoubt: 0 } : { again: 0, inDoubt: 1 })
      expect((await row(message.id))?.state).toBe(state)
    }
  })

  it('lets a row wait for its receipt where one may come', async () => {
    const message = draft()
    await add(message)
    await claimedIds()
    claimant = await newClaimant()
    const receiptsByMs = Date.now() + 3_600_000
    await spine.outbound.recover(claimant, false, receiptsByMs)
    expect(await claimedIds()).toEqual([])
    const { notBefore } = await spine.database.prisma.outboundMessage.findUniqueOrThrow({ where: { id: message.id } })
    expect(notBefore.getTime()).toBe(receiptsByMs)
  })

  it('leaves its own rows and those of a lost lease alone', async () => {
    await add(draft())
    await claimedIds()
    expect(await spine.outbound.recover(claimant, false)).toEqual({ again: 0, inDoubt: 0 })
    const late = claimant
    claimant = await newClaimant()
    expect(await spine.outbound.recover(late, false)).toEqual({ again: 0, inDoubt: 0 })
  })

  it('lets the old holder write down what it still knows, until the new one has decided', async () => {
    const [known, decided] = [draft(), draft({ address: '1002' })]
    await add(known, decided)
    await claimedIds()
    const late = claimant
    const sent = { outcome: { kind: 'sent', platformIds: ['9'] }, partsBefore: 0, parts: ['9'] } as const
    await spine.outbound.record(late, [{ id: known.id, ...sent }])
    claimant = await newClaimant()
    await spine.outbound.recover(claimant, false)
    await spine.outbound.record(late, [{ id: decided.id, ...sent }])
    expect([(await row(known.id))?.state, (await row(decided.id))?.state]).toEqual(['sent', 'waiting'])
  })
})

describe('with a hundred thousand rows in another lane', () => {
  it('looks and claims by index, also with the statistics of an empty table', async () => {
    await spine.sql('ANALYZE outbound_message', [])
    await spine.sql(
      `INSERT INTO outbound_message (id, channel, account, address, lane, cause, content, not_before)
       SELECT 'bulk' || n, 'telegram', 'bot', 'b' || n, 'broadcast', 'broadcast:1', '{"text":[],"choices":[]}',
         to_timestamp($1::float8 / 1000)
       FROM generate_series(1, 100000) AS n`,
      [nowMs],
    )
    const answer = draft()
    await add(answer)
    await claimedIds()
    const beganAt = performance.now()
    const rounds = 20
    for (let n = 0; n < rounds; n += 1) {
      await spine.outbound.look(claimant, 100, [], nowMs)
      await spine.outbound.claim(claimant, { ...quota, broadcast: 1 }, [], nowMs)
    }
    // By index some 5 ms; any plan that reads the lane takes a hundred times as long.
    expect((performance.now() - beganAt) / rounds).toBeLessThan(100)
    expect((await row(answer.id))?.state).toBe('sending')
  })
})

async function addEmployee(): Promise<string> {
  const { prisma } = spine.database
  const batch = await prisma.importBatch.create({
    data: { source: 'test', author: 'test', asOf: new Date('2026-11-23'), rowCount: 1 },
  })
  const [unit] = await spine.sql<{ id: string }>(
    `INSERT INTO unit (id, agency_id, code, name, short_name, kind, is_agency, batch_id)
     SELECT id, id, 'D' || $1, 'Dinas Contoh', 'Dincon', 'dinas', true, $2::uuid FROM (SELECT gen_random_uuid() AS id) made
     RETURNING id`,
    [nextSerial(), batch.id],
  )
  if (!unit) throw new Error('no unit')
  const employee = await prisma.employee.create({
    data: {
      unitId: unit.id,
      batchId: batch.id,
      fullName: 'Sari Contoh',
      birthDate: new Date('1990-01-01'),
      sex: 'p',
      kind: 'pns',
    },
  })
  return employee.id
}

const bind = (address: string, employeeId: string, endedOn?: string) =>
  spine.database.prisma.channelBond.create({
    data: {
      channel: 'telegram',
      account: 'bot',
      address,
      employeeId,
      method: 'operator',
      ...(endedOn ? { endedAt: new Date(endedOn) } : {}),
    },
  })
