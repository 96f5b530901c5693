/** Setting the bot up at the start, against a Bot API server on loopback. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegramClient } from '#channels/telegram/client.ts'
import { learnUsername, setUpTelegram } from '#channels/telegram/set-up.ts'
import type { Log } from '#ports/log.ts'
import { createTelegramServer, type TelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'

let telegram: TelegramServer
let lines: { level: string; message: string }[]
let stop: AbortController
const write = (level: string) => (_fields: object, message: string) => void lines.push({ level, message })
const log: Log = { info: write('info'), warn: write('warn'), error: write('error') }

beforeEach(async () => {
  telegram = await createTelegramServer()
  lines = []
  stop = new AbortController()
})
afterEach(async () => {
  stop.abort()
  await telegram.close()
})

const webhook = { url: 'https://semar.contoh.example/webhooks/telegram', secret: 'rahasia_webhook-1' }

function setUp(options: { token?: string; webhook?: typeof webhook } = {}) {
  const names: string[] = []
  const done = setUpTelegram({
    api: createTelegramClient({ token: options.token ?? telegram.token, apiRoot: telegram.url }),
    log,
    webhook: options.webhook,
    signal: stop.signal,
    onUsername: (name) => void names.push(name),
    firstRetryMs: 10,
  })
  return { done, names }
}

describe('setUpTelegram', () => {
  it('sets the webhook with its secret and just the kinds of update that are used', async () => {
    const { done, names } = setUp({ webhook })
    expect(await done).toBe(true)
    expect(names).toEqual(['semar_uji_bot'])
    expect(telegram.webhook).toMatchObject(webhook)
    const call = await telegram.called('setWebhook')
    expect(call.params).toMatchObject({
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
      drop_pending_updates: false,
    })
  })

  it('takes the webhook away for polling and keeps what waits', async () => {
    await setUp({ webhook }).done
    telegram.user().send('halo')
    expect(await setUp().done).toBe(true)
    expect(telegram.webhook).toBeNull()
    expect(telegram.pending).toBe(1)
  })

  it('shows people a menu and a description that Telegram takes', async () => {
    await setUp().done
    expect(telegram.bot.commands.map((entry) => entry.command)).toContain('bantuan')
    expect(telegram.bot.description).toContain('Kota Semarang')
    expect(telegram.bot.shortDescription).not.toBe('')
    expect(telegram.calls.every((call) => call.outcome === 'ok')).toBe(true)
  })

  it('goes on trying while the network is away, and says so once', async () => {
    await telegram.goAway()
    const { done } = setUp({ webhook })
    await expect.poll(() => lines.length).toBe(1)
    await telegram.comeBack()
    telegram.fail(
      { kind: 'error', code: 500, description: 'Internal Server Error' },
      { method: 'setWebhook', times: 2 },
    )
    telegram.fail({ kind: 'cut-before' }, { method: 'setMyCommands' })
    expect(await done).toBe(true)
    expect(lines.map((line) => line.level)).toEqual(['warn', 'info'])
  })

  it('obeys a 429', async () => {
    telegram.fail({ kind: 'throttle', retryAfter: 1 }, { method: 'setMyDescription' })
    await setUp().done
    const [first, second] = telegram.calls.filter((call) => call.method === 'setMyDescription')
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(990)
  })

  it('a wrong token: one clear line, without the token, and no more calls', async () => {
    const token = '7000000001:AAE-salah_salah_salah_salah'
    expect(await setUp({ token }).done).toBe(false)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ level: 'error', message: expect.stringContaining('TELEGRAM_BOT_TOKEN') })
    expect(JSON.stringify(lines)).not.toContain(token)
  })

  it('a refused setting does not keep the others back', async () => {
    const refused = { ...webhook, url: 'http://semar.contoh.example/webhooks/telegram' }
    expect(await setUp({ webhook: refused }).done).toBe(true)
    expect(lines.map((line) => line.level)).toEqual(['error', 'info'])
    expect(telegram.bot.description).not.toBe('')
  })

  it('an older server that lacks a method is not a wrong token', async () => {
    telegram.fail(
      { kind: 'error', code: 404, description: 'Not Found: method not found' },
      { method: 'setMyDescription' },
    )
    expect(await setUp({ webhook }).done).toBe(true)
    expect(lines.map((line) => line.level)).toEqual(['error', 'info'])
  })

  it('asks only for the name where another process does the rest', async () => {
    telegram.fail({ kind: 'cut-before' })
    const names: string[] = []
    const api = createTelegramClient({ token: telegram.token, apiRoot: telegram.url })
    await learnUsername({
      api,
      log,
      signal: stop.signal,
      onUsername: (name) => void names.push(name),
      firstRetryMs: 10,
    })
    expect(names).toEqual(['semar_uji_bot'])
    expect(telegram.calls.map((call) => call.method)).toEqual(['getMe', 'getMe'])
  })

  it('ends when the process stops', async () => {
    await telegram.goAway()
    const { done } = setUp()
    await expect.poll(() => lines.length).toBe(1)
    stop.abort()
    expect(await done).toBe(false)
    await telegram.comeBack()
  })
})
