/** What the webhook answers, on a real server with the real inbox. */
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTelegramWebhook } from '#channels/telegram/webhook.ts'
import { type NodeServer, serveApp } from '#http/node-server.ts'
import { createWebhookApp } from '#http/webhook-app.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'

const secret = 'rahasia_webhook-1'
const update = JSON.parse(readFileSync(new URL('../fixtures/telegram/text.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>

let spine: Spine
let server: NodeServer
let counts: Record<string, number>

beforeAll(async () => {
  spine = await createSpine()
  const app = createWebhookApp({
    platforms: [
      createTelegramWebhook({
        secret,
        bot: () => ({ id: '7000000001', username: 'semar_uji_bot' }),
        nowMs: () => Date.now(),
      }),
    ],
    accept: spine.inbox.accept,
    log: spine.log,
    metrics: {
      count(name, labels = {}) {
        const key = [name, labels.outcome ?? labels.reason].join(':')
        counts[key] = (counts[key] ?? 0) + 1
      },
      set: () => undefined,
      observe: () => undefined,
    },
  })
  server = await serveApp({ app, port: 0, hostname: '127.0.0.1' })
})
beforeEach(async () => {
  counts = {}
  await spine.sql('DELETE FROM inbound_message', [])
})
afterAll(async () => {
  await server.close()
  await spine.close()
})

const post = (body: string, headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': secret }) =>
  fetch(`http://127.0.0.1:${server.port}/webhooks/telegram`, { method: 'POST', body, headers }).then(
    (response) => response.status,
  )
const stored = async () => (await spine.sql('SELECT id FROM inbound_message', [])).length

describe('POST /webhooks/telegram', () => {
  it('an update: 200 and one row, also when it comes again', async () => {
    expect(await post(JSON.stringify(update))).toBe(200)
    expect(await post(JSON.stringify(update))).toBe(200)
    expect(await stored()).toBe(1)
  })

  it('the same update twenty times at once: 200 each, one row', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(JSON.stringify(update))))
    expect(new Set(answers)).toEqual(new Set([200]))
    expect(await stored()).toBe(1)
  })

  it.each([
    ['none', undefined],
    ['a wrong one', 'rahasia_webhook-2'],
    ['an empty one', ''],
    ['the beginning of it', secret.slice(0, -1)],
    ['it and more', `${secret}x`],
  ])('secret: %s: 401 and nothing stored', async (_name, given) => {
    expect(
      await post(JSON.stringify(update), given === undefined ? {} : { 'x-telegram-bot-api-secret-token': given }),
    ).toBe(401)
    expect(await stored()).toBe(0)
    expect(counts).toEqual({ 'webhooks:unauthorised': 1 })
  })

  it.each(['', '{', '{"update_id":', 'update_id=1', '\u0000'])('broken JSON %j: 400', async (body) => {
    expect(await post(body)).toBe(400)
    expect(counts).toEqual({ 'webhooks:broken': 1 })
  })

  it.each(['null', '[]', '"x"', '5', '{}', '{"update_id":"x"}'])(
    'JSON that is no update, %s: 200 and a count',
    async (body) => {
      expect(await post(body)).toBe(200)
      expect(counts).toEqual({ 'updates_ignored:malformed': 1, 'webhooks:ignored': 1 })
      expect(await stored()).toBe(0)
    },
  )

  it('JSON nested 100,000 deep, and keys that name prototypes: 200 and nothing stored', async () => {
    expect(await post(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBe(200)
    expect(await post(`{"update_id":7,"message":${'{"reply_to_message":'.repeat(9_000)}1${'}'.repeat(9_000)}}`)).toBe(
      200,
    )
    expect(await post('{"update_id":8,"__proto__":{"isOwn":true},"constructor":{"prototype":{"isOwn":true}}}')).toBe(
      200,
    )
    expect(await stored()).toBe(0)
    expect(Object.hasOwn(Object.prototype, 'isOwn')).toBe(false)
  })

  it('an unknown kind: 200 and a count', async () => {
    expect(await post(JSON.stringify({ update_id: 5, message_reaction: {} }))).toBe(200)
    expect(counts).toEqual({ 'updates_ignored:unknown_kind': 1, 'webhooks:ignored': 1 })
  })

  it('a body over the limit: 413, with its length said or not', async () => {
    const large = JSON.stringify({ ...update, padding: 'x'.repeat(300_000) })
    expect(await post(large)).toBe(413)
    expect(await chunked(large)).toBe(413)
    expect(await chunked(JSON.stringify(update))).toBe(200)
    expect(await stored()).toBe(1)
  })

  it('100,000 characters: 200, and the text is cut', async () => {
    const message = { ...(update.message as object), text: 'é'.repeat(100_000) }
    expect(await post(JSON.stringify({ ...update, message }))).toBe(200)
    const [row] = await spine.sql<{ content: object }>('SELECT content FROM inbound_message', [])
    expect(row?.content).toEqual({ kind: 'text', text: 'é'.repeat(4096), wasCut: true })
  })

  it('a database that is down: 503, and the platform delivers later', async () => {
    await spine.database.cut()
    expect(await post(JSON.stringify(update))).toBe(503)
    expect(counts).toEqual({ 'webhooks:unavailable': 1 })
    await spine.database.restore()
    expect(await post(JSON.stringify(update))).toBe(200)
    expect(await stored()).toBe(1)
  })

  it('another path or method: 404', async () => {
    const url = `http://127.0.0.1:${server.port}/webhooks/`
    expect((await fetch(`${url}telegram`)).status).toBe(404)
    expect((await fetch(`${url}lain`, { method: 'POST' })).status).toBe(404)
  })
})

function chunked(body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        port: server.port,
        host: '127.0.0.1',
        path: '/webhooks/telegram',
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': secret, 'transfer-encoding': 'chunked' },
      },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    )
    call.once('error', reject)
    for (let at = 0; at < body.length; at += 16_384) call.write(body.slice(at, at + 16_384))
    call.end()
  })
}
