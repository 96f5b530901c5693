/** Draining: every message answered once, in order, together with what came in a burst, through failures and take-overs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InboundMessage, OutboundContent } from '#core/message.ts'
import { createAnswerClaimed } from '#flows/answer-claimed.ts'
import { createDrainConversations } from '#flows/drain-conversations.ts'
import type { Answerer } from '#ports/answerer.ts'
import type { ClaimedConversation } from '#ports/conversation-queue.ts'
import { createSpine, inbound, type Spine } from '#test/support/spine.ts'

let spine: Spine
beforeEach(async () => {
  spine = await createSpine()
})
afterEach(() => spine.close())

const content = (text: string): OutboundContent => ({ text: [{ text }], choices: [] })
const textOf = (message: InboundMessage): string => (message.content.kind === 'text' ? message.content.text : '')

/** Repeats what it was asked; the state counts the turns. */
const echo: Answerer<string> = {
  prepare: async (_conversation, messages) => messages.map(textOf).join('+'),
  perform: async (_stores, conversation, _messages, turn) => ({
    state: { turns: ((conversation.state as { turns?: number }).turns ?? 0) + 1 },
    employeeId: null,
    replies: [content(turn)],
  }),
}

function drainWith(answerer: Answerer<string>, options: { concurrency?: number; leaseMs?: number } = {}) {
  const { conversations: queue, transact, bell, log } = spine
  const answerClaimed = createAnswerClaimed({
    queue,
    transact,
    answerer,
    bell,
    log,
    apology: () => content('Mohon maaf'),
  })
  return createDrainConversations({ queue, answerClaimed, log, ...options })
}

const answers = (): Promise<{ address: string; text: string }[]> =>
  spine.sql(`SELECT address, content->'text'->0->>'text' AS text FROM outbound_message ORDER BY position`, [])
const states = async (): Promise<string[]> =>
  (await spine.sql<{ state: string }>('SELECT state FROM inbound_message ORDER BY id', [])).map((row) => row.state)

async function claimOne(): Promise<ClaimedConversation> {
  const [claimed] = await spine.conversations.claim(1, 30_000)
  if (!claimed) throw new Error('nothing to claim')
  return claimed
}

const makeDue = () => spine.sql(`UPDATE inbound_message SET retry_at = now() - interval '1 second'`, [])

describe('draining conversations', () => {
  it('answers a burst together and the next message after it, and remembers the state', async () => {
    for (const text of ['a', 'b', 'c']) await spine.inbox.accept(inbound({ text }))
    const drain = drainWith(echo)
    drain.wake()
    await drain.idle()
    await spine.inbox.accept(inbound({ text: 'd' }))
    drain.wake()
    await drain.idle()
    expect((await answers()).map((row) => row.text)).toEqual(['a+b+c', 'd'])
    const [row] = await spine.sql<{ state: unknown; lease_until: unknown }>(
      'SELECT state, lease_until FROM conversation',
      [],
    )
    expect(row).toEqual({ state: { turns: 2 }, lease_until: null })
    expect(new Set(await states())).toEqual(new Set(['answered']))
  })

  it('never answers twice and keeps the order, with several drainers and messages coming in all the time', async () => {
    const drains = [drainWith(echo), drainWith(echo), drainWith(echo)]
    const said = new Map<string, string[]>()
    for (let n = 0; n < 200; n += 1) {
      const address = `p${n % 23}`
      said.set(address, [...(said.get(address) ?? []), `${n}`])
      await spine.inbox.accept(inbound({ address, text: `${n}` }))
      for (const drain of drains) drain.wake()
    }
    for (const drain of drains) {
      drain.wake()
      await drain.idle()
    }
    const heard = Map.groupBy(await answers(), (row) => row.address)
    for (const [address, texts] of said) {
      expect(
        heard
          .get(address)
          ?.map((row) => row.text)
          .join('+'),
      ).toBe(texts.join('+'))
    }
  })

  it('does not let a slow conversation hold up another that comes later', async () => {
    const slow = Promise.withResolvers<void>()
    const drain = drainWith({
      ...echo,
      prepare: async (conversation, messages) => {
        if (conversation.address === 'slow') await slow.promise
        return echo.prepare(conversation, messages)
      },
    })
    const answered = Promise.withResolvers<void>()
    await spine.bell.listen('outbound-telegram', async () => answered.resolve())
    await spine.inbox.accept(inbound({ address: 'slow' }))
    drain.wake()
    await spine.inbox.accept(inbound({ address: 'quick' }))
    drain.wake()
    await answered.promise
    expect((await answers()).map((row) => row.address)).toEqual(['quick'])
    slow.resolve()
    await drain.idle()
    expect(await answers()).toHaveLength(2)
  })

  it('writes nothing when its lease was taken over, and the other holder answers', async () => {
    await spine.inbox.accept(inbound({ text: 'x' }))
    const late = await claimOne()
    await spine.sql(`UPDATE conversation SET lease_until = now() - interval '1 second'`, [])
    const other = drainWith(echo)
    other.wake()
    await other.idle()
    const { conversations: queue, transact, bell, log } = spine
    const answer = createAnswerClaimed({ queue, transact, answerer: echo, bell, log, apology: () => content('') })
    await answer(late)
    expect(await answers()).toHaveLength(1)
    const [row] = await spine.sql<{ state: unknown }>('SELECT state FROM conversation', [])
    expect(row?.state).toEqual({ turns: 1 })
  })

  it('keeps a lease through work that takes longer than it', async () => {
    await spine.inbox.accept(inbound({ text: 'long' }))
    const slow = Promise.withResolvers<void>()
    const drain = drainWith(
      {
        ...echo,
        prepare: async (conversation, messages) => {
          await slow.promise
          return echo.prepare(conversation, messages)
        },
      },
      { leaseMs: 300 },
    )
    drain.wake()
    const until = async (): Promise<number> => {
      const [row] = await spine.sql<{ ms: number }>(
        'SELECT (extract(epoch FROM lease_until) * 1000)::float8 AS ms FROM conversation',
        [],
      )
      return row?.ms ?? 0
    }
    let first = 0
    while (first === 0) first = await until()
    // The renewal is the event that is waited for: the lease ends later than it was first given.
    while ((await until()) <= first + 300) await new Promise((resolve) => setImmediate(resolve))
    expect(await spine.conversations.claim(5, 300)).toEqual([])
    slow.resolve()
    await drain.idle()
    expect(await answers()).toHaveLength(1)
  })

  it('tries again later, then gives up with one apology, and answers what came after', async () => {
    const broken: Answerer<string> = {
      ...echo,
      prepare: async (conversation, messages) => {
        if (messages.some((message) => textOf(message) === 'poison')) throw new Error('cannot')
        return echo.prepare(conversation, messages)
      },
    }
    const drain = drainWith(broken)
    await spine.inbox.accept(inbound({ text: 'poison' }))
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(await states()).toEqual(['waiting'])
      await makeDue()
      drain.wake()
      await drain.idle()
      // Not due again at once.
      expect(await spine.conversations.claim(1, 1_000)).toEqual([])
    }
    expect(await states()).toEqual(['failed'])
    expect((await answers()).map((row) => row.text)).toEqual(['Mohon maaf'])
    await spine.inbox.accept(inbound({ text: 'fine' }))
    drain.wake()
    await drain.idle()
    expect((await answers()).map((row) => row.text)).toEqual(['Mohon maaf', 'fine'])
  })

  it('rolls everything back when writing fails', async () => {
    await spine.inbox.accept(inbound({ text: 'x' }))
    let isBroken = true
    const drain = drainWith({
      ...echo,
      perform: async (stores, conversation, messages, turn) => {
        await stores.outbox.setAddressState(conversation, 'closed', 'test')
        if (isBroken) throw new Error('half way')
        return echo.perform(stores, conversation, messages, turn)
      },
    })
    drain.wake()
    await drain.idle()
    expect(await answers()).toEqual([])
    expect(await spine.sql('SELECT 1 FROM channel_address', [])).toEqual([])
    isBroken = false
    await makeDue()
    drain.wake()
    await drain.idle()
    expect(await answers()).toHaveLength(1)
  })

  it('opens a closed address when the person writes again, not when they block', async () => {
    await spine.transact((stores) =>
      stores.outbox.setAddressState({ channel: 'telegram', account: 'bot', address: '1001' }, 'closed', 'blocked'),
    )
    const stateOf = async () => (await spine.sql<{ state: string }>('SELECT state FROM channel_address', []))[0]?.state
    const drain = drainWith({ ...echo, perform: async () => ({ state: {}, employeeId: null, replies: [] }) })
    await spine.inbox.accept(inbound({ content: { kind: 'membership', state: 'blocked' } }))
    drain.wake()
    await drain.idle()
    expect(await stateOf()).toBe('closed')
    expect(await states()).toEqual(['noted'])
    await spine.inbox.accept(inbound({ text: 'halo' }))
    drain.wake()
    await drain.idle()
    expect(await stateOf()).toBe('open')
  })

  it('stops within its time and gives what is left to the next', async () => {
    await spine.inbox.accept(inbound({ text: 'stuck' }))
    const begun = Promise.withResolvers<void>()
    const drain = drainWith({
      ...echo,
      prepare: () => {
        begun.resolve()
        return new Promise(() => {})
      },
    })
    drain.wake()
    await begun.promise
    const before = performance.now()
    await drain.stop(100)
    expect(performance.now() - before).toBeLessThan(2_000)
    expect(await states()).toEqual(['waiting'])
  })
})
