/** The loopback Telegram itself: as strict as the real one where the tests rely on it. */
import { Api, GrammyError } from 'grammy'
import { afterEach, describe, expect, it } from 'vitest'
import { createTelegramServer, type TelegramServer } from './create-telegram-server.ts'
import { createFloodControl, telegramLimits } from './flood-control.ts'

let telegram: TelegramServer
afterEach(() => telegram?.close())

async function start(options: Parameters<typeof createTelegramServer>[0] = {}) {
  telegram = await createTelegramServer(options)
  return new Api(telegram.token, { apiRoot: telegram.url })
}

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'accepted',
    (error: unknown) => (error instanceof GrammyError ? `${error.error_code} ${error.description}` : 'cut'),
  )

describe('sendMessage', () => {
  it.each([
    ['<b>x', `400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`],
    ['é</b>', "400 Bad Request: can't parse entities: Unexpected end tag at byte offset 2"],
    [
      '<b><i>x</b></i>',
      `400 Bad Request: can't parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
    ],
    ['<br>', `400 Bad Request: can't parse entities: Unsupported start tag "br" at byte offset 0`],
    ['1 < 2', "400 Bad Request: can't parse entities: Unclosed start tag at byte offset 2"],
    ['<b> </b>', '400 Bad Request: message text is empty'],
    ['x'.repeat(4097), '400 Bad Request: message is too long'],
    [`<b>${'&lt;'.repeat(4096)}</b>`, 'accepted'],
    ['a > b & c &copy;', 'accepted'],
  ])('judges %#', async (text, expected) => {
    const api = await start()
    const user = telegram.user({ hasStarted: true })
    expect(await refusal(api.sendMessage(user.id, text, { parse_mode: 'HTML' }))).toBe(expected)
  })

  it('refuses buttons that Telegram refuses', async () => {
    const api = await start()
    const user = telegram.user({ hasStarted: true })
    const withButton = (callback_data: string) =>
      refusal(api.sendMessage(user.id, 'x', { reply_markup: { inline_keyboard: [[{ text: 'x', callback_data }]] } }))
    expect(await withButton('x'.repeat(64))).toBe('accepted')
    expect(await withButton('é'.repeat(33))).toBe('400 Bad Request: BUTTON_DATA_INVALID')
    expect(await withButton('')).toBe('400 Bad Request: BUTTON_DATA_INVALID')
  })

  it('blocks a chat that gets too much, and says how long', async () => {
    const api = await start({ limits: { perSecond: 30, chatBurst: 2, blockSeconds: 1 } })
    const user = telegram.user({ hasStarted: true })
    const other = telegram.user({ hasStarted: true })
    const answers: string[] = []
    for (let n = 0; n < 4; n++) answers.push(await refusal(api.sendMessage(user.id, 'x')))
    expect(answers).toEqual([
      'accepted',
      'accepted',
      '429 Too Many Requests: retry after 1',
      '429 Too Many Requests: retry after 1',
    ])
    expect(await refusal(api.sendMessage(other.id, 'x'))).toBe('accepted')
  })
})

describe('flood control', () => {
  it('takes 30 a second for ever, and everything stands still after one too many', () => {
    let now = 0
    const flood = createFloodControl(telegramLimits, () => now)
    for (let n = 0; n < 300; n++, now += 1000 / 30) flood.admit(n)
    for (let n = 0; n < 10; n++, now += 1) {
      try {
        flood.admit(1000 + n)
      } catch {
        break
      }
    }
    now += 2_900
    expect(() => flood.admit(2000)).toThrow('retry after 1')
    now += 200
    flood.admit(2000)
  })

  it('blames nobody for what piled up while the server itself stood still', () => {
    let stalledMs = 0
    const flood = createFloodControl(
      telegramLimits,
      () => 0,
      () => stalledMs,
    )
    for (let n = 0; n < telegramLimits.perSecond; n++) flood.admit(n)
    stalledMs = 500
    for (let n = 0; n < telegramLimits.perSecond / 2; n++) flood.admit(100 + n)
    expect(() => flood.admit(200)).toThrow('Too Many Requests')
  })
})

describe('updates', () => {
  it('go to one poller, and to none while a webhook is set', async () => {
    const api = await start()
    const first = refusal(api.getUpdates({ timeout: 5 }))
    await telegram.called('getUpdates')
    const second = api.getUpdates({ timeout: 5 })
    expect(await first).toContain('409 Conflict: terminated by other getUpdates request')
    telegram.user().send('halo')
    expect(await second).toHaveLength(1)
    await api.setWebhook('https://contoh.example/webhooks/telegram')
    expect(await refusal(api.getUpdates())).toContain(
      "409 Conflict: can't use getUpdates method while webhook is active",
    )
  })

  it('stay until a later offset is asked for', async () => {
    const api = await start()
    telegram.user().send('satu')
    const [update] = await api.getUpdates()
    expect(await api.getUpdates()).toHaveLength(1)
    expect(await api.getUpdates({ offset: (update?.update_id ?? 0) + 1, timeout: 0 })).toEqual([])
    expect(telegram.pending).toBe(0)
  })

  it('are of the kinds that were asked for', async () => {
    const api = await start()
    await api.setWebhook('', { allowed_updates: ['message'] })
    const user = telegram.user()
    user.send('satu')
    user.edit('dua')
    expect((await api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['message'])
  })
})

describe('faults', () => {
  it('a call cut before was not done, a call cut after was', async () => {
    const api = await start()
    const user = telegram.user({ hasStarted: true })
    telegram.fail({ kind: 'cut-before' })
    expect(await refusal(api.sendMessage(user.id, 'x'))).toBe('cut')
    expect(user.messages).toHaveLength(0)
    telegram.fail({ kind: 'cut-after' })
    expect(await refusal(api.sendMessage(user.id, 'x'))).toBe('cut')
    expect(user.messages).toHaveLength(1)
  })

  it('hit the calls they are planned for', async () => {
    const api = await start()
    const [one, two] = [telegram.user({ hasStarted: true }), telegram.user({ hasStarted: true })]
    telegram.fail({ kind: 'throttle', retryAfter: 9 }, { method: 'sendMessage', chatId: two.id, times: 2 })
    expect(await refusal(api.getMe())).toBe('accepted')
    expect(await refusal(api.sendMessage(one.id, 'x'))).toBe('accepted')
    expect(await refusal(api.sendMessage(two.id, 'x'))).toBe('429 Too Many Requests: retry after 9')
    expect(await refusal(api.sendMessage(two.id, 'x'))).toBe('429 Too Many Requests: retry after 9')
    expect(await refusal(api.sendMessage(two.id, 'x'))).toBe('accepted')
  })
})

it('knows a wrong token from a malformed one', async () => {
  await start()
  const wrong = new Api('7000000001:AAE-salah_salah_salah_salah', { apiRoot: telegram.url })
  expect(await refusal(wrong.getMe())).toBe('401 Unauthorized')
  expect(await refusal(new Api('x', { apiRoot: telegram.url }).getMe())).toBe('404 Not Found')
})
