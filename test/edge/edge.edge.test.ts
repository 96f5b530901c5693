/** The Worker in real workerd, between a Bot API server and a real origin, all on loopback. */
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { unstable_startWorker } from 'wrangler'
import { createInboxSignature } from '#http/inbox-signature.ts'
import { createInternalInboxApp } from '#http/internal-inbox-app.ts'
import { type NodeServer, serveApp } from '#http/node-server.ts'
import type { DeliveryReceipt } from '#ports/delivery-receipts.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'
import { createTelegramServer, type TelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const secret = 'rahasia_webhook-1'
const secretKey = 'kunci rahasia antara tepi dan asal'
const hostname = '127.0.0.1'
const update = readFileSync(new URL('../fixtures/telegram/text.json', import.meta.url), 'utf8')

const appSecret = 'rahasia-aplikasi-contoh'
const phoneNumberId = '106540352242922'
/** What the origin was told of sent messages. */
const followed: DeliveryReceipt[] = []

type Edge = Awaited<ReturnType<typeof unstable_startWorker>>
let spine: Spine
let origin: NodeServer
let telegram: TelegramServer
let edge: Edge
let url: string

const startOrigin = (port: number) =>
  serveApp({
    app: createInternalInboxApp({
      signature: createInboxSignature(secretKey),
      inbox: spine.inbox,
      follow: async (receipts) => void followed.push(...receipts),
      nowMs: () => Date.now(),
      log: spine.log,
    }),
    port,
    hostname,
  })

beforeAll(async () => {
  process.env.WRANGLER_SEND_METRICS = 'false'
  spine = await createSpine()
  origin = await startOrigin(0)
  telegram = await createTelegramServer()
  const text = (value: string) => ({ type: 'plain_text' as const, value })
  edge = await unstable_startWorker({
    config: `${root}wrangler.toml`,
    bindings: {
      ORIGIN_URL: text(`http://${hostname}:${origin.port}`),
      EDGE_SECRET: text(secretKey),
      TELEGRAM_WEBHOOK_SECRET: text(secret),
      TELEGRAM_BOT_ID: text(String(telegram.bot.id)),
      TELEGRAM_BOT_USERNAME: text(telegram.bot.username),
      WHATSAPP_CLOUD_APP_SECRET: text(appSecret),
      WHATSAPP_CLOUD_VERIFY_TOKEN: text('kata-uji-coba'),
      WHATSAPP_CLOUD_PHONE_NUMBER_ID: text(phoneNumberId),
      ORIGIN_LIMIT_MS: text('2000'),
    },
    dev: { server: { hostname, port: 0 }, inspector: false, watch: false, persist: false, logLevel: 'none' },
  })
  await edge.ready
  url = new URL('/webhooks/telegram', await edge.url).href
}, 60_000)
beforeEach(() => spine.sql('DELETE FROM inbound_message', []))
afterAll(async () => {
  await telegram.close()
  await edge.dispose()
  await origin.close()
  await spine.close()
})

const post = async (body: string, given = secret) => {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': given }
  return (await fetch(url, { method: 'POST', body, headers })).status
}
const stored = () => spine.sql<{ account: string; content: object }>('SELECT account, content FROM inbound_message', [])

describe('the edge', () => {
  it('hands a good update to the origin, and the same again without effect', async () => {
    expect(await post(update)).toBe(200)
    expect(await post(update)).toBe(200)
    expect(await stored()).toEqual([
      { account: '7000000001', content: { kind: 'text', text: 'min, kapan sy naik pangkat?' } },
    ])
  })

  it('answers bad requests itself', async () => {
    expect(await post(update, 'rahasia_webhook-2')).toBe(401)
    expect(await post('{')).toBe(400)
    expect(await post(JSON.stringify({ padding: 'x'.repeat(300_000) }))).toBe(413)
    expect(await post('{"update_id":1,"poll":{}}')).toBe(200)
    expect(await stored()).toEqual([])
  })

  it('says 503 when the origin does not answer in time', async () => {
    const { port } = origin
    await origin.close()
    const sockets: Socket[] = []
    const silent = createServer((socket) => void sockets.push(socket))
    await new Promise<void>((resolve) => silent.listen(port, hostname, resolve))
    expect(await post(update)).toBe(503)
    expect(sockets).toHaveLength(1)
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => silent.close(resolve))
    origin = await startOrigin(port)
    expect(await post(update)).toBe(200)
    expect(await stored()).toHaveLength(1)
  })

  it('says 503 while the origin or its database is away, and Telegram brings the message again', async () => {
    const client = { url, secret_token: secret }
    await fetch(`${telegram.url}/bot${telegram.token}/setWebhook`, { method: 'POST', body: JSON.stringify(client) })
    const user = telegram.user()
    const { port } = origin
    await origin.close()
    user.send('saat asal padam')
    await expect.poll(() => telegram.deliveries.map((delivery) => delivery.status)).toContain(503)
    await spine.database.cut()
    origin = await startOrigin(port)
    const before = telegram.deliveries.length
    await expect.poll(() => telegram.deliveries.length).toBeGreaterThan(before)
    await spine.database.restore()
    await telegram.drained()
    expect((await stored()).map((row) => row.content)).toEqual([{ kind: 'text', text: 'saat asal padam' }])
    expect(new Set(telegram.deliveries.map((delivery) => delivery.status))).toEqual(new Set([503, 200]))
  })
})

describe('WhatsApp at the edge', () => {
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: phoneNumberId } }
  const bodyOf = (...values: object[]) =>
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: values.map((one) => ({ field: 'messages', value: { ...value, ...one } })) }],
    })
  const timestamp = '1795534200'
  const message = {
    from: '6281100009001',
    id: 'wamid.1',
    timestamp,
    type: 'text',
    text: { body: 'kapan saya naik pangkat' },
  }
  const failed = {
    id: 'wamid.2',
    status: 'failed',
    timestamp,
    biz_opaque_callback_data: `${'a'.repeat(32)}/1`,
    errors: [{ code: 131048, title: 'Spam rate limit hit' }],
  }
  const whatsapp = () => new URL('/webhooks/whatsapp', url)
  const postSigned = async (body: string, key = appSecret) => {
    const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
    return (await fetch(whatsapp(), { method: 'POST', body, headers })).status
  }

  it('hands messages and receipts to the origin', async () => {
    expect(await postSigned(bodyOf({ messages: [message] }, { statuses: [failed] }))).toBe(200)
    expect(await stored()).toEqual([
      { account: phoneNumberId, content: { kind: 'text', text: 'kapan saya naik pangkat' } },
    ])
    expect(followed).toEqual([
      {
        channel: 'whatsapp_cloud',
        account: phoneNumberId,
        outboundId: 'a'.repeat(32),
        platformId: 'wamid.2',
        isWhole: true,
        state: 'failed',
        atMs: Number(timestamp) * 1000,
        failure: { kind: 'throttled', waitMs: 3_600_000, scope: 'bulk' },
        detail: '131048 Spam rate limit hit',
      },
    ])
  })

  it('takes nothing that is signed by another, and answers the handshake', async () => {
    expect(await postSigned(bodyOf({ messages: [message] }), 'lain')).toBe(401)
    expect(await stored()).toEqual([])
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.challenge': '42',
      'hub.verify_token': 'kata-uji-coba',
    })
    const answer = await fetch(`${whatsapp()}?${query}`)
    expect([answer.status, await answer.text()]).toEqual([200, '42'])
  })
})
