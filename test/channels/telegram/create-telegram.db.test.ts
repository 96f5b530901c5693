/** The whole channel, by webhook and by polling: what people do in Telegram becomes rows of the inbox. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegram, type Telegram } from '#channels/telegram/create-telegram.ts'
import type { Inbound } from '#core/message.ts'
import { type NodeServer, serveApp } from '#http/node-server.ts'
import { createWebhookApp } from '#http/webhook-app.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'
import { createTelegramServer, type TelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'

let telegram: TelegramServer
let spine: Spine
let stops: (() => Promise<void>)[]

beforeEach(async () => {
  telegram = await createTelegramServer()
  spine = await createSpine()
  stops = []
})
afterEach(async () => {
  for (const stop of stops) await stop()
  await telegram.close()
  await spine.close()
})

const channel = (webhook?: { publicUrl: string; secret: string }): Telegram =>
  createTelegram({
    token: telegram.token,
    apiRoot: telegram.url,
    webhook,
    inbox: spine.inbox,
    leases: spine.leases,
    log: spine.log,
    nowMs: () => Date.now(),
  })

function run(started: Telegram): void {
  const stop = new AbortController()
  const done = started.run(stop.signal)
  stops.push(() => {
    stop.abort()
    return done
  })
}

/** The port is known only after listening, so the channel's app is put in afterwards. */
async function startByWebhook(): Promise<void> {
  let app: { fetch: (request: Request) => Response | Promise<Response> } | undefined
  const fetch = (request: Request) => app?.fetch(request) ?? new Response(null, { status: 503 })
  const server: NodeServer = await serveApp({ app: { fetch }, port: 0, hostname: '127.0.0.1' })
  const started = channel({ publicUrl: `http://127.0.0.1:${server.port}`, secret: 'rahasia_webhook-1' })
  if (!started.webhook) throw new Error('there is no webhook')
  app = createWebhookApp({ platforms: [started.webhook], accept: spine.inbox.accept, log: spine.log })
  run(started)
  stops.push(() => server.close())
  await telegram.called('setMyShortDescription')
}

async function startByPolling(): Promise<void> {
  run(channel())
  await telegram.called('getUpdates')
}

interface Row {
  readonly address: string
  readonly is_group: boolean
  readonly platform_id: string
  readonly content: Inbound['content']
}
const rows = () => spine.sql<Row>('SELECT address, is_group, platform_id, content FROM inbound_message ORDER BY id', [])

describe.each([
  ['webhook', startByWebhook],
  ['polling', startByPolling],
])('by %s', (_name, start) => {
  it('brings in everything that a person does, in order', async () => {
    const user = telegram.user({ hasStarted: true })
    await start()
    user.start()
    const text = user.send('kapan naik pangkta')
    user.edit('kapan naik pangkat', text)
    user.shareContact()
    user.sendMedia('sticker', { file_id: 'x', type: 'regular' })
    user.pressData('a:promotion.next')
    user.block()
    user.unblock()
    await telegram.drained()
    const found = await rows()
    expect(found.map((row) => row.content)).toEqual([
      { kind: 'text', text: '/start' },
      { kind: 'text', text: 'kapan naik pangkta' },
      { kind: 'text', text: 'kapan naik pangkat', isEdit: true },
      { kind: 'contact', phone: `+${user.phone}`, isOwn: true },
      { kind: 'media', media: 'sticker' },
      { kind: 'choice', data: 'a:promotion.next', token: expect.any(String) },
      { kind: 'membership', state: 'blocked' },
      { kind: 'membership', state: 'unblocked' },
    ])
    expect(new Set(found.map((row) => row.address))).toEqual(new Set([user.address]))
  })

  it('hears in a group only what is said to it', async () => {
    await start()
    const user = telegram.user()
    const group = telegram.group()
    group.sendAs(user, 'apel jam 7 ya')
    group.sendAs(user, '/skp@semar_uji_bot')
    group.sendAs(user, 'tanya @semar_uji_bot saja')
    group.sendAs(user, 'oke', { repliesToBot: true })
    await telegram.drained()
    expect((await rows()).map(({ is_group, content }) => [is_group, content])).toEqual([
      [true, { kind: 'text', text: '/skp' }],
      [true, { kind: 'text', text: 'tanya @semar_uji_bot saja' }],
      [true, { kind: 'text', text: 'oke' }],
    ])
  })
})

it('an update that comes by webhook and again by polling is one message', async () => {
  await startByWebhook()
  const update = telegram.user().send('sekali saja')
  await telegram.drained()
  telegram.redeliver(update)
  await telegram.drained()
  await startByPolling()
  telegram.redeliver(update)
  await telegram.called('getUpdates', 2)
  expect((await rows()).map((row) => row.platform_id)).toEqual([`u${update.update_id}`])
  expect(telegram.deliveries.map((delivery) => delivery.status)).toEqual([200, 200])
})
