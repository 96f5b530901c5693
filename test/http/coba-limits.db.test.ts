/** What one visitor too many gets on the try-out page: a kind 429, and nothing is written. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CobaPeople, type CobaServer, seedCobaPeople, startCobaServer } from '#test/support/coba-server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let people: CobaPeople
let server: CobaServer
const limits = {
  sessionsPerMinute: 3,
  messagesPerMinuteOfAChat: 2,
  messagesPerMinute: 3,
  filesAtOnce: 1,
  streamsOfAChat: 1,
  streams: 2,
}

beforeAll(async () => {
  database = await createTestDatabase()
  people = await seedCobaPeople(database)
  server = await startCobaServer({ database, people, reply: () => [], limits })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const open = (headers: Record<string, string> = {}) =>
  fetch(`${server.url}/coba/session`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ employeeId: people.ratna }),
    redirect: 'manual',
  })
const send = async (cookie: string) => {
  const body = JSON.stringify({ id: crypto.randomUUID(), text: 'halo' })
  const headers = { cookie, 'content-type': 'application/json' }
  return (await fetch(`${server.url}/coba/messages`, { method: 'POST', headers, body })).status
}

it('opens, takes and streams so much and no more', async () => {
  const opened = [await open(), await open(), await open({ 'x-forwarded-proto': 'https' })]
  const [first = '', second = '', third = ''] = opened.map(({ headers }) => headers.getSetCookie()[0] ?? '')
  expect([first.includes('Secure'), third.includes('Secure')]).toEqual([false, true])

  const refused = await open({ accept: 'text/html' })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '20'])
  expect(await refused.text()).toContain('Sedang ramai')
  expect(await database.prisma.channelBond.count()).toBe(3)

  const sent = [await send(first), await send(first), await send(first), await send(second), await send(third)]
  expect(sent).toEqual([200, 200, 429, 200, 429])
  expect(await database.prisma.inboundMessage.count()).toBe(3)

  const hangUp = new AbortController()
  // Held on to: a response that nobody keeps is collected, and its stream with it.
  const held: Response[] = []
  const stream = async (cookie: string, signal = hangUp.signal) => {
    const response = await fetch(`${server.url}/coba/stream`, { headers: { cookie }, signal })
    held.push(response)
    return response.status
  }
  expect([await stream(first), await stream(first), await stream(second), await stream(third)]).toEqual([
    200, 429, 200, 429,
  ])
  hangUp.abort()
  await expect.poll(() => stream(third, AbortSignal.timeout(5_000))).toBe(200)
})
