/** Delivery: at the platform's pace, each message once, in order, through throttling, blocks, crashes and take-overs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutboundDraft } from '#core/message.ts'
import { createDeliverMessages, type DeliverMessages } from '#flows/deliver-messages.ts'
import type { Sender } from '#ports/sender.ts'
import { createFarEnd } from '#test/support/far-end.ts'
import { createSpine, draft, type Spine } from '#test/support/spine.ts'

let spine: Spine
let running: DeliverMessages[]
beforeEach(async () => {
  running = []
  spine = await createSpine()
})
afterEach(async () => {
  for (const deliver of running) await deliver.stop(100)
  await spine.close()
})

function deliver(sender: Sender, leaseMs = 6_000): DeliverMessages {
  const { outbound: queue, leases, pauses, transact, bell, clock, log } = spine
  const started = createDeliverMessages({ sender, queue, leases, pauses, transact, bell, clock, log, leaseMs })
  running.push(started)
  return started
}

async function post(...drafts: OutboundDraft[]): Promise<void> {
  await spine.transact((stores) => stores.outbox.add(drafts))
  await spine.bell.ring('outbound-telegram')
}

interface Row {
  readonly state: string
  readonly failure: string | null
  readonly attempts: number
  readonly parts_sent: number
  readonly platform_ids: string[]
}
async function row(id: string): Promise<Row> {
  const [found] = await spine.sql<Row>(
    'SELECT state, failure, attempts, parts_sent, platform_ids FROM outbound_message WHERE id = $1',
    [id],
  )
  if (!found) throw new Error('no such row')
  return found
}

/** Waits for the database to show it; nothing rings when a row is written down. */
async function settled(id: string, state: string): Promise<Row> {
  for (;;) {
    const found = await row(id)
    if (found.state === state) return found
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('delivering messages', () => {
  it('sends what waits and what comes, and writes down the platform id', async () => {
    const first = draft()
    await post(first)
    const farEnd = createFarEnd()
    deliver(farEnd)
    await farEnd.until(1)
    const second = draft()
    await post(second)
    await farEnd.until(2)
    expect(await settled(second.id, 'sent')).toMatchObject({ attempts: 1, parts_sent: 1, platform_ids: ['p-2'] })
    await post(first, second)
    const third = draft()
    await post(third)
    await settled(third.id, 'sent')
    expect(farEnd.arrived).toHaveLength(3)
  })

  it('sends to one address one at a time, in the order in which it was written', async () => {
    const farEnd = createFarEnd()
    let underWay = 0
    let most = 0
    farEnd.respond = async ({ address }) => {
      if (address !== '1001') return undefined
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setImmediate(resolve))
      underWay -= 1
      return undefined
    }
    deliver(farEnd)
    await post(...Array.from({ length: 12 }, (_, n) => draft({ text: `${n}` })), draft({ address: '1002' }))
    await farEnd.until(13)
    const texts = farEnd.arrived.filter((one) => one.address === '1001').map((one) => one.text)
    expect(texts).toEqual(Array.from({ length: 12 }, (_, n) => `${n}`))
    expect(most).toBe(1)
  })

  it('keeps the gap between two messages to one address', async () => {
    const farEnd = createFarEnd({ pace: { addressGapMs: 300 } })
    deliver(farEnd)
    await post(draft(), draft(), draft({ address: '1002' }))
    await farEnd.until(3)
    const [first, second] = farEnd.arrived.filter((one) => one.address === '1001')
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(299)
    expect(farEnd.arrived[1]?.address).toBe('1002')
  })

  it('keeps the account under its rate in any second, and lets an answer pass a long broadcast', async () => {
    const farEnd = createFarEnd({ pace: { perSecond: 30, burst: 5 } })
    deliver(farEnd)
    await post(...Array.from({ length: 80 }, (_, n) => draft({ address: `b${n}`, lane: 'broadcast' })))
    await farEnd.until(40)
    await post(draft({ address: '1001' }))
    const waitingFrom = farEnd.arrived.length
    await farEnd.until(81)
    // Two stand in line already, and one may have left while it was written.
    expect(farEnd.arrived.findIndex((one) => one.address === '1001')).toBeLessThanOrEqual(waitingFrom + 4)
    const times = farEnd.arrived.map((one) => one.atMs)
    const inTheSecondFrom = (from: number): number => times.filter((at) => at >= from && at < from + 1_000).length
    expect(Math.max(...times.map(inTheSecondFrom))).toBeLessThanOrEqual(31)
  })

  it('waits for a row until it is due, without being rung', async () => {
    const farEnd = createFarEnd()
    deliver(farEnd)
    const dueMs = Date.now() + 400
    await post(draft({ notBeforeMs: dueMs }))
    await farEnd.until(1)
    expect(Date.now()).toBeGreaterThanOrEqual(dueMs)
    expect(Date.now()).toBeLessThan(dueMs + 2_000)
  })

  it('pauses the whole account when told to, through a restart, and counts no attempt', async () => {
    const farEnd = createFarEnd()
    let isThrottled = true
    const refused = Promise.withResolvers<void>()
    farEnd.respond = () => {
      if (!isThrottled) return undefined
      isThrottled = false
      refused.resolve()
      return { kind: 'throttled', waitMs: 1_500, scope: 'account' }
    }
    const throttled = draft()
    const first = deliver(farEnd)
    await post(throttled)
    const beganAt = performance.now()
    await refused.promise
    expect(await settled(throttled.id, 'waiting')).toMatchObject({ attempts: 0 })
    await first.stop()
    deliver(farEnd)
    await post(draft({ address: '1002' }))
    await farEnd.until(2)
    expect(farEnd.arrived[0]?.atMs).toBeGreaterThanOrEqual(beganAt + 1_499)
  })

  it('holds reminders and broadcasts back and lets answers leave, through a restart', async () => {
    const farEnd = createFarEnd()
    let isThrottled = true
    const refused = Promise.withResolvers<void>()
    farEnd.respond = ({ lane }) => {
      if (lane !== 'reminder' || !isThrottled) return undefined
      isThrottled = false
      refused.resolve()
      return { kind: 'throttled', waitMs: 1_500, scope: 'bulk' }
    }
    const beganAt = performance.now()
    const first = deliver(farEnd)
    const reminder = draft({ address: '1001', lane: 'reminder', text: 'pengingat' })
    await post(reminder)
    await refused.promise
    expect(await settled(reminder.id, 'waiting')).toMatchObject({ attempts: 0 })
    await first.stop()
    deliver(farEnd)
    await post(
      draft({ address: '1002', lane: 'broadcast', text: 'siaran' }),
      draft({ address: '1003', text: 'jawaban' }),
      draft({ address: '1004', lane: 'security', text: 'keamanan' }),
    )
    await farEnd.until(4)
    const texts = farEnd.arrived.map((one) => one.text)
    expect(texts.slice(0, 2).sort()).toEqual(['jawaban', 'keamanan'])
    expect(farEnd.arrived[2]?.atMs).toBeGreaterThanOrEqual(beganAt + 1_499)
  })

  it('holds back one address that was throttled, and no other, and nothing overtakes', async () => {
    const farEnd = createFarEnd()
    let isThrottled = true
    farEnd.respond = ({ address }) => {
      if (address !== '1001' || !isThrottled) return undefined
      isThrottled = false
      return { kind: 'throttled', waitMs: 400, scope: 'address' }
    }
    deliver(farEnd)
    await post(draft({ text: 'a' }), draft({ text: 'b' }), draft({ address: '1002', text: 'c' }))
    await farEnd.until(3)
    expect(farEnd.arrived.map((one) => one.text)).toEqual(['c', 'a', 'b'])
  })

  it('tries again what was not reached, before anything later for the same person', async () => {
    const farEnd = createFarEnd()
    let failures = 2
    farEnd.respond = ({ address }) =>
      address === '1001' && failures-- > 0 ? { kind: 'unreached', isInDoubt: false, detail: 'ECONNRESET' } : undefined
    deliver(farEnd)
    const first = draft({ text: 'a', lane: 'broadcast' })
    await post(first, draft({ text: 'b', lane: 'broadcast' }))
    await farEnd.until(2)
    expect(farEnd.arrived.map((one) => one.text)).toEqual(['a', 'b'])
    expect(await settled(first.id, 'sent')).toMatchObject({ attempts: 3, failure: null })
  })

  it('in doubt: an answer goes once more, a broadcast does not', async () => {
    const farEnd = createFarEnd()
    const tries: string[] = []
    farEnd.respond = ({ lane }) => {
      tries.push(lane)
      return { kind: 'unreached', isInDoubt: true, detail: 'timeout' }
    }
    deliver(farEnd)
    const answer = draft()
    const broadcast = draft({ lane: 'broadcast', address: '1002' })
    await post(answer, broadcast)
    await settled(answer.id, 'in_doubt')
    await settled(broadcast.id, 'in_doubt')
    expect(tries.toSorted()).toEqual(['answer', 'answer', 'broadcast'])
  })

  it('closes an address that blocked us and drops what waits for it', async () => {
    const farEnd = createFarEnd()
    farEnd.respond = ({ address }) => (address === '1001' ? { kind: 'stopped', detail: 'blocked' } : undefined)
    const [first, second, later] = [draft(), draft(), draft()]
    await post(first, second)
    deliver(farEnd)
    expect(await settled(first.id, 'failed')).toMatchObject({ failure: 'stopped' })
    expect(await settled(second.id, 'dropped')).toMatchObject({ failure: 'address_closed' })
    await post(later)
    expect(await settled(later.id, 'dropped')).toMatchObject({ failure: 'address_closed' })
    expect(farEnd.arrived).toEqual([])
  })

  it('gives up on what the platform refuses', async () => {
    const farEnd = createFarEnd()
    farEnd.respond = ({ address }) =>
      address === '1001' ? { kind: 'refused', detail: 'chat not found' } : { kind: 'unsendable', detail: 'too long' }
    const [refused, unsendable] = [draft(), draft({ address: '1002' })]
    await post(refused, unsendable)
    deliver(farEnd)
    expect(await settled(refused.id, 'failed')).toMatchObject({ failure: 'refused' })
    expect(await settled(unsendable.id, 'failed')).toMatchObject({ failure: 'unsendable' })
  })

  it('goes on at the part of a split message that is missing', async () => {
    const farEnd = createFarEnd()
    const from: number[] = []
    const breakOff = Promise.withResolvers<void>()
    farEnd.respond = async ({ partsSent }, onPart) => {
      from.push(partsSent)
      if (partsSent > 0) return undefined
      onPart('part-1')
      await breakOff.promise
      return { kind: 'unreached', isInDoubt: false, detail: 'ECONNREFUSED' }
    }
    deliver(farEnd)
    const split = draft()
    await post(split)
    // Written down while the rest is still under way, so a crash here would go on in the right place.
    while ((await row(split.id)).parts_sent === 0) await new Promise((resolve) => setImmediate(resolve))
    breakOff.resolve()
    await farEnd.until(1)
    expect(await settled(split.id, 'sent')).toMatchObject({ parts_sent: 2, platform_ids: ['part-1', 'p-1'] })
    expect(from).toEqual([0, 1])
  })

  it('survives a sender that throws and a database that is away while results come in', async () => {
    const farEnd = createFarEnd()
    const isAway = Promise.withResolvers<void>()
    farEnd.respond = async ({ address }) => {
      if (address === '1001') throw new Error('a bug')
      await spine.database.cut()
      isAway.resolve()
      return undefined
    }
    deliver(farEnd, 20_000)
    const broken = draft({ lane: 'reminder' })
    await post(broken)
    await settled(broken.id, 'in_doubt')
    const lucky = draft({ address: '1002' })
    await post(lucky)
    await isAway.promise
    await farEnd.until(1)
    await spine.database.restore()
    expect(await settled(lucky.id, 'sent')).toMatchObject({ attempts: 1 })
    expect(farEnd.arrived).toHaveLength(1)
  })

  it('lets one process send, and the next one take over when it stops', async () => {
    const [one, two] = [createFarEnd(), createFarEnd()]
    const first = deliver(one, 900)
    await post(draft())
    await one.until(1)
    deliver(two, 900)
    await post(draft(), draft())
    await one.until(3)
    await first.stop()
    await post(draft())
    await two.until(1)
    expect([one.arrived.length, two.arrived.length]).toEqual([3, 1])
  })

  it('stops sending when its lease is gone, and the new holder decides on what was under way', async () => {
    const farEnd = createFarEnd()
    const begun = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    farEnd.respond = async () => {
      begun.resolve()
      await finish.promise
      return { kind: 'unreached', isInDoubt: true, detail: 'cut off' }
    }
    deliver(farEnd, 900)
    const reminder = draft({ lane: 'reminder' })
    await post(reminder)
    await begun.promise
    // As if this process had been frozen: another one holds the lease now.
    await spine.sql(`UPDATE lease SET token = token + 1, holder = 'other', expires_at = now() + interval '1 hour'`, [])
    const [lease] = await spine.sql<{ name: string; token: string }>('SELECT name, token::text FROM lease', [])
    const other = { name: lease?.name ?? '', token: BigInt(lease?.token ?? 0), vacantMs: null }
    const recovered = await spine.outbound.recover({ channel: 'telegram', account: 'bot', lease: other }, false)
    expect(recovered).toEqual({ again: 0, inDoubt: 1 })
    finish.resolve()
    const late = draft({ address: '1002' })
    await post(late)
    await running[0]?.stop()
    expect((await row(reminder.id)).state).toBe('in_doubt')
    expect((await row(late.id)).state).toBe('waiting')
  })
})
