/** Long polling with the real inbox and leases, against a Bot API server on loopback. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegramClient } from '#channels/telegram/client.ts'
import { pollTelegram } from '#channels/telegram/poll.ts'
import { createWorkUnderLease } from '#channels/telegram/work-under-lease.ts'
import type { Inbound } from '#core/message.ts'
import type { Inbox } from '#ports/inbox.ts'
import type { Log } from '#ports/log.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'
import { createTelegramServer, type TelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'

let telegram: TelegramServer
let spine: Spine
let warnings: object[]
let running: { stop: () => Promise<void> }[]
const log: Log = { info() {}, warn: (fields) => void warnings.push(fields), error() {} }

beforeEach(async () => {
  telegram = await createTelegramServer()
  spine = await createSpine()
  warnings = []
  running = []
})
afterEach(async () => {
  for (const poller of running) await poller.stop()
  await telegram.close()
  await spine.close()
})

function startPolling(options: { inbox?: Inbox; ttlMs?: number } = {}) {
  const stop = new AbortController()
  const done = pollTelegram({
    api: createTelegramClient({ token: telegram.token, apiRoot: telegram.url }),
    bot: () => ({ id: String(telegram.bot.id), username: telegram.bot.username }),
    inbox: options.inbox ?? spine.inbox,
    underLease: createWorkUnderLease({ leases: spine.leases, log, signal: stop.signal, ttlMs: options.ttlMs ?? 300 }),
    log,
    nowMs: () => Date.now(),
    pollSeconds: 5,
    firstRetryMs: 20,
  })
  const poller = {
    stop: async () => {
      stop.abort()
      await done
    },
  }
  running.push(poller)
  return poller
}

const stored = async (): Promise<string[]> => {
  const rows = await spine.sql<{ content: Inbound['content'] }>('SELECT content FROM inbound_message ORDER BY id', [])
  return rows.map(({ content }) => (content.kind === 'text' ? content.text : content.kind))
}

describe('pollTelegram', () => {
  it('brings in what waited and what comes, in order, once', async () => {
    const user = telegram.user()
    for (let n = 0; n < 5; n++) user.send(`lama ${n}`)
    startPolling()
    await telegram.drained()
    user.send('baru')
    await telegram.drained()
    expect(await stored()).toEqual(['lama 0', 'lama 1', 'lama 2', 'lama 3', 'lama 4', 'baru'])
  })

  it('leaves updates at Telegram until they are committed', async () => {
    let failures = 2
    const inbox: Inbox = {
      accept: (message) => (failures-- > 0 ? Promise.reject(new Error('away')) : spine.inbox.accept(message)),
    }
    telegram.user().send('satu')
    telegram.user().send('dua')
    startPolling({ inbox })
    await telegram.drained()
    expect((await stored()).sort()).toEqual(['dua', 'satu'])
    expect(warnings).toContainEqual({ reason: 'the inbox did not take the updates' })
  })

  it('a database that is away loses nothing', async () => {
    startPolling({ ttlMs: 2_000 })
    await telegram.called('getUpdates')
    await spine.database.cut()
    telegram.user().send('di tengah gangguan')
    await expect.poll(() => warnings.length).toBeGreaterThan(0)
    await spine.database.restore()
    await telegram.drained()
    expect(await stored()).toEqual(['di tengah gangguan'])
  })

  it('goes on after a broken connection, a 500 and a 429', async () => {
    telegram.fail({ kind: 'cut-before' }, { method: 'getUpdates' })
    telegram.fail({ kind: 'error', code: 500, description: 'Internal Server Error' }, { method: 'getUpdates' })
    telegram.fail({ kind: 'throttle', retryAfter: 1 }, { method: 'getUpdates' })
    telegram.user().send('halo')
    startPolling()
    await telegram.drained()
    expect(await stored()).toEqual(['halo'])
  })

  it('two processes poll one after the other, never together', async () => {
    const first = startPolling()
    await telegram.called('getUpdates')
    startPolling()
    telegram.user().send('satu')
    await telegram.drained()
    await first.stop()
    telegram.user().send('dua')
    await telegram.drained()
    expect(await stored()).toEqual(['satu', 'dua'])
    expect(telegram.calls.filter((call) => call.outcome === 409)).toEqual([])
  })

  it('a program outside that polls the same bot: waits and says why', async () => {
    const stranger = createTelegramClient({ token: telegram.token, apiRoot: telegram.url })
    startPolling()
    await telegram.called('getUpdates')
    await stranger.raw.getUpdates({ timeout: 0 })
    await expect.poll(() => warnings).toContainEqual({ reason: 'another program polls this bot, or a webhook is set' })
    telegram.user().send('tetap sampai')
    await telegram.drained()
    expect(await stored()).toEqual(['tetap sampai'])
  })

  it('a lease that was lost ends the polling', async () => {
    startPolling()
    await telegram.called('getUpdates')
    await spine.sql(`UPDATE lease SET token = token + 1, expires_at = clock_timestamp() + interval '1 hour'`, [])
    await expect.poll(() => warnings).toContainEqual({ lease: 'telegram-poll-7000000001' })
    const calls = telegram.calls.length
    telegram.user().send('menunggu')
    expect(telegram.pending).toBe(1)
    await spine.sql(`UPDATE lease SET expires_at = clock_timestamp()`, [])
    await telegram.drained()
    expect(telegram.calls.length).toBeGreaterThan(calls)
    expect(await stored()).toEqual(['menunggu'])
  })
})
