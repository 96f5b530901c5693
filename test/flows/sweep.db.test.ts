/** The sweep: a lost ring costs a moment, never a message. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInbox } from '#db/inbox.ts'
import { createSweep } from '#flows/sweep.ts'
import { createLocalBell, createSpine, draft, inbound, type Spine } from '#test/support/spine.ts'
import { startSweepWorker } from '#workers/sweep.ts'

let spine: Spine
beforeEach(async () => {
  spine = await createSpine()
})
afterEach(() => spine.close())

const sweep = () => createSweep({ waiting: spine.waiting, bell: spine.bell, clock: spine.clock, log: spine.log })

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
})
