/** The inbox: everything accepted is committed, once, in order, and one bad row harms no other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInbox } from '#db/inbox.ts'
import { createSpine, inbound, type Spine } from '#test/support/spine.ts'

let spine: Spine
beforeAll(async () => {
  spine = await createSpine()
})
afterAll(() => spine.close())

const textsOf = async (address: string): Promise<string[]> => {
  const rows = await spine.sql<{ text: string }>(
    `SELECT content->>'text' AS text FROM inbound_message WHERE address = $1 ORDER BY id`,
    [address],
  )
  return rows.map((row) => row.text)
}

describe('the inbox', () => {
  it('commits many at once with few writes, and says which it had', async () => {
    let writes = 0
    const counting = Object.assign(
      <Row>(text: string, values: readonly unknown[]): Promise<Row[]> => {
        writes += 1
        return spine.sql<Row>(text, values)
      },
      { close: spine.sql.close },
    )
    const inbox = createInbox({ sql: counting, bell: spine.bell })
    const messages = Array.from({ length: 300 }, (_, n) => inbound({ address: `many-${n % 150}` }))
    const outcomes = await Promise.all([...messages, ...messages.slice(0, 50)].map((message) => inbox.accept(message)))
    expect(outcomes.slice(0, 300).every((outcome) => outcome === 'accepted')).toBe(true)
    expect(outcomes.slice(300).every((outcome) => outcome === 'duplicate')).toBe(true)
    expect(writes).toBeLessThan(10)
    const [row] = await spine.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM inbound_message WHERE address LIKE 'many-%'`,
      [],
    )
    expect(row?.n).toBe(300)
    expect(await inbox.accept(messages[7] ?? inbound())).toBe('duplicate')
  })

  it('keeps the order of one address also when its messages arrive during a write', async () => {
    const sent: Promise<unknown>[] = []
    for (let n = 0; n < 60; n += 1) {
      sent.push(spine.inbox.accept(inbound({ address: 'order', text: String(n) })))
      if (n % 7 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await Promise.all(sent)
    expect(await textsOf('order')).toEqual(Array.from({ length: 60 }, (_, n) => String(n)))
  })

  it('keeps who wrote and that it was in a group', async () => {
    await spine.inbox.accept(inbound({ address: 'group', sender: '77', isGroup: true }))
    const [row] = await spine.sql<{ sender: string; is_group: boolean }>(
      `SELECT sender, is_group FROM inbound_message WHERE address = 'group'`,
      [],
    )
    expect(row).toEqual({ sender: '77', is_group: true })
  })

  it('rings after the commit, once a group', async () => {
    const before = spine.bell.rings('inbound')
    await Promise.all(Array.from({ length: 20 }, () => spine.inbox.accept(inbound({ address: 'ring' }))))
    expect(spine.bell.rings('inbound')).toBe(before + 1)
    const known = inbound({ address: 'ring' })
    await spine.inbox.accept(known)
    const rung = spine.bell.rings('inbound')
    await spine.inbox.accept(known)
    expect(spine.bell.rings('inbound')).toBe(rung)
  })

  it('lets a row that the database refuses fail alone', async () => {
    const bad = { ...inbound({ address: 'bad' }), sentAt: 'not a time' }
    const good = [inbound({ address: 'good' }), inbound({ address: 'good' })]
    const outcomes = await Promise.allSettled(
      [good[0], bad, good[1]].map((message) => spine.inbox.accept(message ?? bad)),
    )
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await textsOf('good')).toHaveLength(2)
    expect(await textsOf('bad')).toHaveLength(0)
  })

  it('keeps what PostgreSQL cannot (NUL, half surrogates) without it, so the platform need not send for ever', async () => {
    const outcome = await spine.inbox.accept(inbound({ address: 'nul', text: 'a\0b \ud800 c' }))
    expect(outcome).toBe('accepted')
    expect(await textsOf('nul')).toEqual(['ab \ufffd c'])
  })

  it('throws while the database is away, and takes the same message afterwards', async () => {
    const message = inbound({ address: 'away' })
    await spine.database.cut()
    await expect(spine.inbox.accept(message)).rejects.toThrow()
    await spine.database.restore()
    expect(await spine.inbox.accept(message)).toBe('accepted')
  })
})
