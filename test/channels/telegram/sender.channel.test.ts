/** The sender with the real grammY client against a Bot API server on loopback. */

import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegramClient } from '#channels/telegram/client.ts'
import { createTelegramSender } from '#channels/telegram/sender.ts'
import type { OutboundContent, OutboundMessage } from '#core/message.ts'
import { parseRichText } from '#core/rich-text.ts'
import type { Log } from '#ports/log.ts'
import { createTelegramServer, type TelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'

let telegram: TelegramServer
let errors: string[]
const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (_fields, message) => void errors.push(message),
}

beforeEach(async () => {
  telegram = await createTelegramServer()
  errors = []
})
afterEach(() => telegram.close())

const senderFor = (options: { token?: string; apiRoot?: string; timeoutMs?: number } = {}) => {
  const { token = telegram.token, apiRoot = telegram.url, timeoutMs = 5_000 } = options
  return createTelegramSender({ api: createTelegramClient({ token, apiRoot, timeoutMs }), account: '7000000001', log })
}

const message = (address: string, content: Partial<OutboundContent>, partsSent = 0): OutboundMessage => ({
  id: 'a',
  channel: 'telegram',
  account: '7000000001',
  address,
  employeeId: null,
  lane: 'answer',
  cause: 'inbound:1',
  content: { text: [{ text: 'Halo' }], choices: [], ...content },
  position: 1n,
  attempts: 1,
  partsSent,
})

async function send(outbound: OutboundMessage, sender = senderFor()) {
  const parts: string[] = []
  const result = await sender.send(outbound, (id) => void parts.push(id))
  return { result, parts }
}

describe('what arrives', () => {
  it('keeps emphasis and shows markup in the text as text', async () => {
    const user = telegram.user({ hasStarted: true })
    const text = parseRichText('**Paling cepat 1 April 2027** & _perkiraan_ <b>bukan tebal</b> &amp;')
    const { result, parts } = await send(message(user.address, { text }))
    const arrived = await user.waitForReply()
    expect(result).toEqual({ ok: true, value: { platformIds: [String(arrived.messageId)] } })
    expect(parts).toEqual([String(arrived.messageId)])
    expect(arrived.text).toBe('Paling cepat 1 April 2027 & perkiraan <b>bukan tebal</b> &amp;')
    expect(arrived.entities).toEqual([
      { type: 'bold', offset: 0, length: 25 },
      { type: 'italic', offset: 28, length: 9 },
    ])
    expect(telegram.calls[0]?.params).toMatchObject({ link_preview_options: { is_disabled: true } })
  })

  it('puts short choices side by side and a long one on its own row', async () => {
    const user = telegram.user({ hasStarted: true })
    const choices = [
      { label: 'Daftar 1', data: 'd:1' },
      { label: 'Daftar 2', data: 'd:2' },
      { label: 'Berkas yang disiapkan untuk usulan', data: 'b' },
    ]
    await send(message(user.address, { choices }))
    const rows = (await user.waitForReply()).buttons.map((row) => row.map((button) => button.data))
    expect(rows).toEqual([['d:1', 'd:2'], ['b']])
  })

  it('asks for the contact by a key and takes the keyboard away again', async () => {
    const user = telegram.user({ hasStarted: true })
    await send(message(user.address, { asksContact: true, choices: [{ label: 'Batal', data: 'x' }] }))
    const asking = await user.waitForReply()
    expect(asking.keyboard).toEqual([
      [{ label: 'Bagikan nomor saya', asksContact: true }],
      [{ label: 'Batal', asksContact: false }],
    ])
    await send(message(user.address, { removesKeyboard: true }))
    expect((await user.waitForReply()).keyboard).toBe('removed')
  })

  it('splits a long text, the buttons under the last part, and goes on at the part that is missing', async () => {
    const user = telegram.user({ hasStarted: true })
    const text = [{ text: `${'baris yang panjang sekali\n'.repeat(400)}tamat`, bold: true }]
    const long = { text, choices: [{ label: 'Lainnya', data: 'l' }] }
    const { result, parts } = await send(message(user.address, long))
    expect(result.ok).toBe(true)
    const [first, second, third] = await user.waitForReplies(3)
    expect(parts).toHaveLength(3)
    expect(first?.buttons).toEqual([])
    expect(third?.buttons).toHaveLength(1)
    expect([first, second, third].map((part) => part?.text.split('\n').length).reduce((a = 0, b = 0) => a + b)).toBe(
      401,
    )
    await send(message(user.address, long, 2))
    expect((await user.waitForReply()).text).toBe(third?.text)
    expect(user.messages).toHaveLength(4)
  })

  it('stops the spinner of the pressed button, and an old button stops nothing', async () => {
    const user = telegram.user({ hasStarted: true })
    await send(message(user.address, { choices: [{ label: 'Ya', data: 'ya' }] }))
    await user.waitForReply()
    const press = user.press('Ya').callback_query as { id: string }
    await send(message(user.address, { acknowledges: press.id }))
    await telegram.called('answerCallbackQuery')
    await expect.poll(() => user.isAcknowledged).toBe(true)
    const { result } = await send(message(user.address, { acknowledges: '123' }))
    expect(result.ok).toBe(true)
    expect((await telegram.called('answerCallbackQuery', 2)).outcome).toBe(400)
  })
})

describe('what does not arrive', () => {
  const failures: [string, (server: TelegramServer) => void, object][] = [
    [
      '429: the account waits as long as Telegram says',
      (server) => server.fail({ kind: 'throttle', retryAfter: 7 }),
      { kind: 'throttled', waitMs: 7_000, scope: 'account' },
    ],
    [
      '500: perhaps it arrived',
      (server) => server.fail({ kind: 'error', code: 500, description: 'Internal Server Error' }),
      { kind: 'unreached', isInDoubt: true },
    ],
    [
      "a gateway's page: perhaps it arrived",
      (server) => server.fail({ kind: 'gateway', status: 502 }),
      { kind: 'unreached', isInDoubt: true },
    ],
    [
      'a connection that breaks before the answer: perhaps it arrived',
      (server) => server.fail({ kind: 'cut-after' }),
      { kind: 'unreached', isInDoubt: true },
    ],
    [
      'an answer that takes too long: perhaps it arrived',
      (server) => server.fail({ kind: 'delay', ms: 2_000 }),
      { kind: 'unreached', isInDoubt: true, detail: 'timeout' },
    ],
    [
      'entities that Telegram cannot read: our mistake',
      (server) =>
        server.fail({ kind: 'error', code: 400, description: "Bad Request: can't parse entities: Unexpected end tag" }),
      { kind: 'unsendable' },
    ],
    [
      'no rights in a chat: refused',
      (server) =>
        server.fail({ kind: 'error', code: 400, description: 'Bad Request: not enough rights to send text messages' }),
      { kind: 'refused' },
    ],
    [
      'a group that moved: refused',
      (server) =>
        server.fail({
          kind: 'error',
          code: 400,
          description: 'Bad Request: group chat was upgraded to a supergroup chat',
        }),
      { kind: 'refused' },
    ],
  ]
  it.each(failures)('%s', async (_name, break_, expected) => {
    const user = telegram.user({ hasStarted: true })
    break_(telegram)
    const { result, parts } = await send(message(user.address, {}), senderFor({ timeoutMs: 500 }))
    expect(result).toMatchObject({ ok: false, problem: expected })
    expect(parts).toEqual([])
  })

  it('a person who blocked the bot, or left Telegram: stopped', async () => {
    const user = telegram.user({ hasStarted: true })
    user.block()
    expect((await send(message(user.address, {}))).result).toMatchObject({ problem: { kind: 'stopped' } })
    const gone = telegram.user({ hasStarted: true })
    gone.deactivate()
    expect((await send(message(gone.address, {}))).result).toMatchObject({ problem: { kind: 'stopped' } })
  })

  it('a person who never wrote: stopped; a chat that is not there: refused', async () => {
    const stranger = telegram.user()
    expect((await send(message(stranger.address, {}))).result).toMatchObject({ problem: { kind: 'stopped' } })
    expect((await send(message('99', {}))).result).toMatchObject({ problem: { kind: 'refused' } })
  })

  it('button data over 64 bytes, a text of nothing: unsendable', async () => {
    const user = telegram.user({ hasStarted: true })
    const choices = [{ label: 'Ya', data: 'é'.repeat(33) }]
    expect((await send(message(user.address, { choices }))).result).toMatchObject({ problem: { kind: 'unsendable' } })
    expect((await send(message(user.address, { text: [{ text: ' \n' }] }))).result).toMatchObject({
      problem: { kind: 'unsendable' },
    })
    expect(user.messages).toHaveLength(0)
  })

  it('nobody listens: certainly not arrived', async () => {
    const user = telegram.user({ hasStarted: true })
    await telegram.goAway()
    expect((await send(message(user.address, {}))).result).toMatchObject({
      problem: { kind: 'unreached', isInDoubt: false, detail: 'ECONNREFUSED' },
    })
    await telegram.comeBack()
    expect((await send(message(user.address, {}))).result.ok).toBe(true)
  })

  it('a connection that is accepted and never answered: perhaps arrived', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const apiRoot = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const { result } = await send(message('1', {}), senderFor({ apiRoot, timeoutMs: 200 }))
    expect(result).toMatchObject({ problem: { kind: 'unreached', isInDoubt: true } })
    silent.close()
  })

  it('a wrong token: everything waits, the operator is told, the token is in no line', async () => {
    const user = telegram.user({ hasStarted: true })
    const token = '7000000001:AAE-salah_salah_salah_salah'
    const { result } = await send(message(user.address, {}), senderFor({ token }))
    expect(result).toMatchObject({ problem: { kind: 'throttled', scope: 'account' } })
    expect(errors.join()).toContain('TELEGRAM_BOT_TOKEN')
    expect(JSON.stringify([errors, result])).not.toContain('salah_salah')
  })

  it('the second part fails: the first is reported, and the rest is sent later', async () => {
    const user = telegram.user({ hasStarted: true })
    const text = [{ text: 'kata '.repeat(1500) }]
    const sender = senderFor()
    const parts: string[] = []
    const sending = sender.send(message(user.address, { text }), (id) => {
      parts.push(id)
      telegram.fail({ kind: 'throttle', retryAfter: 1 })
    })
    expect(await sending).toMatchObject({ problem: { kind: 'throttled' } })
    expect(parts).toHaveLength(1)
    await send(message(user.address, { text }, 1))
    expect(user.messages).toHaveLength(2)
  })
})
