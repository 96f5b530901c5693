/** The sweep: a lost ring costs a moment, never a message. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDepartedBonds } from '#db/departed-bonds.ts'
import { createInbox } from '#db/inbox.ts'
import { createSweep } from '#flows/sweep.ts'
import { insertPeople } from '#test/support/people.ts'
import { createLocalBell, createSpine, draft, inbound, type Spine } from '#test/support/spine.ts'
import { startSweepWorker } from '#workers/sweep.ts'

let spine: Spine
beforeEach(async () => {
  spine = await createSpine()
})
afterEach(() => spine.close())

const sweep = () =>
  createSweep({
    waiting: spine.waiting,
    departed: createDepartedBonds({ sql: spine.sql }),
    bell: spine.bell,
    clock: spine.clock,
    log: spine.log,
  })

describe('the sweep', () => {
  it('rings for messages whose ring was lost, by its own timer', async () => {
    const lost = createInbox({ sql: spine.sql, bell: createLocalBell() })
    await lost.accept(inbound())
    await spine.transact((stores) => stores.outbox.add([draft({ channel: 'browser' })]))
    const rung = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const
    await spine.bell.listen('inbound', async () => rung[0].resolve())
    await spine.bell.listen('outbound-browser', async () => rung[1].resolve())
    const worker = startSweepWorker({ sweep: sweep(), log: spine.log, everyMs: 20 })
    await Promise.all(rung.map(({ promise }) => promise))
    await worker.stop()
    expect(spine.bell.rings('outbound-telegram')).toBe(0)
  })

  it('rings for a conversation whose holder is gone, not for one that is held or to be tried later', async () => {
    await spine.inbox.accept(inbound())
    const before = spine.bell.rings('inbound')
    const [held] = await spine.conversations.claim(1, 60_000)
    await sweep()()
    expect(spine.bell.rings('inbound')).toBe(before)
    await spine.sql(`UPDATE conversation SET lease_until = now() - interval '1 second'`, [])
    await sweep()()
    expect(spine.bell.rings('inbound')).toBe(before + 1)
    if (!held) throw new Error('nothing was claimed')
    await spine.conversations.retryLater(held.conversation, held.messages, 60_000)
    await sweep()()
    expect(spine.bell.rings('inbound')).toBe(before + 1)
  })

  it('drops what is too late with a trace, and does not ring for what is not due', async () => {
    const late = draft({ expiresAtMs: Date.now() - 1_000 })
    await spine.transact((stores) => stores.outbox.add([late, draft({ notBeforeMs: Date.now() + 60_000 })]))
    await sweep()()
    const rows = await spine.sql('SELECT state, failure FROM outbound_message WHERE id = $1', [late.id])
    expect(rows).toEqual([{ state: 'dropped', failure: 'expired' }])
    expect(spine.bell.rings('outbound-telegram')).toBe(0)
  })

  it('ends the chats of people whose last day has come, drops what waits for them, and looks every ten minutes', async () => {
    const employeeId = await leaver()
    const waiting = draft({ employeeId })
    await spine.transact((stores) => stores.outbox.add([waiting]))
    const look = sweep()
    await look()
    const bonds = 'SELECT end_reason FROM channel_bond WHERE employee_id = $1'
    expect(await spine.sql(bonds, [employeeId])).toEqual([{ end_reason: 'left' }])
    expect(await spine.sql('SELECT state, failure FROM outbound_message WHERE id = $1', [waiting.id])).toEqual([
      { state: 'dropped', failure: 'bond_ended' },
    ])
    expect(
      await spine.sql(`SELECT action FROM audit_entry WHERE employee_id = $1 AND action = 'bond.ended'`, [employeeId]),
    ).toHaveLength(1)
    const next = await leaver()
    await look()
    expect(await spine.sql(bonds, [next])).toEqual([{ end_reason: null }])
    await sweep()()
    expect(await spine.sql(bonds, [next])).toEqual([{ end_reason: 'left' }])
  })
})

let leavers = 0
/** Somebody with a chat whose last day has passed. */
async function leaver(): Promise<string> {
  const nip = `1985010120100310${String(++leavers).padStart(2, '0')}`
  const [id = ''] = await insertPeople(spine.database.prisma, [{ nip, leftOn: '2020-01-31' }])
  await spine.database.prisma.channelBond.create({
    data: { channel: 'telegram', account: 'semar', address: nip, employeeId: id, method: 'operator' },
  })
  return id
}
