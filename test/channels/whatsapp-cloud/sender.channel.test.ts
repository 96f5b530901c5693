/** The sender, the file fetcher and the watch on the number against a Cloud API server on loopback. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCloudClient } from '#channels/whatsapp-cloud/client.ts'
import { createWhatsAppCloudFileFetcher } from '#channels/whatsapp-cloud/file-fetcher.ts'
import { createWhatsAppCloudSender } from '#channels/whatsapp-cloud/sender.ts'
import { createNumberWatch } from '#channels/whatsapp-cloud/watch-number.ts'
import type { OutboundContent, OutboundMessage } from '#core/message.ts'
import { parseRichText } from '#core/rich-text.ts'
import type { ChannelPauses } from '#ports/channel-pause.ts'
import type { Log } from '#ports/log.ts'
import {
  createWhatsAppCloudServer,
  type WhatsAppCloudServer,
} from '#test/support/whatsapp-cloud-server/create-whatsapp-cloud-server.ts'

let meta: WhatsAppCloudServer
let said: string[]
const log: Log = {
  info: (_fields, message) => void said.push(`info ${message}`),
  warn: (_fields, message) => void said.push(`warn ${message}`),
  error: (_fields, message) => void said.push(`error ${message}`),
}

beforeEach(async () => {
  meta = await createWhatsAppCloudServer({ refusesLate: false })
  said = []
})
afterEach(() => meta.close())

interface Given {
  readonly token?: string
  readonly timeoutMs?: number
  readonly apiRoot?: string
  /** Hours since the person wrote; null: never. */
  readonly hoursAgo?: number | null
  readonly openings?: number
}

function parts({ token = meta.token, apiRoot = meta.url, timeoutMs = 5_000, hoursAgo = 0, openings = 0 }: Given = {}) {
  const client = createCloudClient({ token, apiRoot, timeoutMs })
  const paused: { reason: string; ms: number }[] = []
  const pauses: ChannelPauses = {
    pausedUntil: async () => ({ allMs: 0, bulkMs: 0 }),
    pauseBulk: async () => undefined,
    pause: async (_channel, _account, untilMs, reason) => void paused.push({ reason, ms: untilMs }),
    trouble: async () => null,
  }
  const { phoneNumberId } = meta
  const watch = createNumberWatch({
    client,
    phoneNumberId,
    pauses,
    log,
    nowMs: () => 0,
    everyMs: 60_000,
    soonMs: 1_000,
  })
  const sender = createWhatsAppCloudSender({
    client,
    phoneNumberId,
    lastHeard: { lastHeard: async () => (hoursAgo === null ? null : Date.now() - hoursAgo * 3_600_000) },
    openings: { sinceDay: async () => openings },
    watch,
    log,
  })
  const fetcher = createWhatsAppCloudFileFetcher({ client, token, phoneNumberId, timeoutMs })
  /** One look. */
  async function look(): Promise<void> {
    const ended = new AbortController()
    const running = watch.run(ended.signal)
    ended.abort()
    await running
  }
  return { sender, fetcher, watch, look, paused }
}

const message = (address: string, content: Partial<OutboundContent> = {}, partsSent = 0): OutboundMessage => ({
  id: 'a'.repeat(32),
  channel: 'whatsapp_cloud',
  account: meta.phoneNumberId,
  address,
  employeeId: null,
  lane: 'answer',
  cause: 'inbound:1',
  content: { text: [{ text: 'Halo' }], choices: [], ...content },
  position: 1n,
  attempts: 1,
  partsSent,
})

async function send(outbound: OutboundMessage, given: Given = {}) {
  const arrived: string[] = []
  const { sender, look } = parts(given)
  if (outbound.content.template) await look()
  const result = await sender.send(outbound, (id) => void arrived.push(id))
  return { result, arrived }
}

describe('what arrives', () => {
  it('keeps emphasis, and shows marks of the text as they are', async () => {
    const person = meta.person({ hasWritten: true })
    const text = parseRichText('**1 April 2027**, _perkiraan_, sk_pangkat.pdf')
    const { result, arrived } = await send(message(person.address, { text }))
    expect(person.arrived[0]?.text).toBe('*1 April 2027*, _perkiraan_, sk_pangkat.pdf')
    expect(result).toEqual({ ok: true, value: { platformIds: [person.arrived[0]?.id] } })
    expect(arrived).toEqual([person.arrived[0]?.id])
  })

  it('goes on with the part that has not arrived', async () => {
    const person = meta.person({ hasWritten: true })
    const content = { text: [{ text: 'kata '.repeat(2000) }], choices: [{ label: 'Ya', data: 'y' }] }
    meta.fail({ kind: 'cut-before' }, { on: 'POST /messages' })
    expect((await send(message(person.address, content))).arrived).toHaveLength(0)
    await send(message(person.address, content, 1))
    expect(person.arrived).toHaveLength(2)
    expect(person.arrived[1]?.choices).toEqual([{ id: 'y', title: 'Ya' }])
  })

  it('goes to a user id where there is no number', async () => {
    const person = meta.person({ hasWritten: true, hidesNumber: true })
    expect((await send(message(person.userId))).result.ok).toBe(true)
    expect(meta.sent[0]?.message).toMatchObject({ recipient: person.userId })
    expect(meta.sent[0]?.message).not.toHaveProperty('to')
  })
})

describe('what does not', () => {
  const failureOf = async (given: Given = {}, content: Partial<OutboundContent> = {}) => {
    const { result } = await send(message(meta.person({ hasWritten: true }).address, content), given)
    return result.ok ? null : result.problem
  }

  it.each([
    [
      'a gateway',
      { kind: 'gateway', status: 502 },
      { kind: 'unreached', isInDoubt: true, detail: "502 without Meta's reason" },
    ],
    ['a broken connection', { kind: 'cut-after' }, { kind: 'unreached', isInDoubt: true }],
    ['no answer in time', { kind: 'silent' }, { kind: 'unreached', isInDoubt: true, detail: 'timeout' }],
    ['too many messages', { kind: 'error', code: 130429 }, { kind: 'throttled', scope: 'account' }],
    ['too many to one person', { kind: 'error', code: 131056 }, { kind: 'throttled', scope: 'address' }],
    ['a closed day', { kind: 'error', code: 131047 }, { kind: 'refused', detail: '131047 Re-engagement message' }],
    ['nobody there', { kind: 'error', code: 131026 }, { kind: 'stopped' }],
    ['a wrong parameter', { kind: 'error', code: 131009 }, { kind: 'unsendable' }],
  ] as const)('%s', async (_, fault, failure) => {
    meta.fail(fault, { on: 'POST /messages' })
    expect(await failureOf({ timeoutMs: 300 })).toMatchObject(failure)
    expect(said).toEqual([])
  })

  it('nobody listens: it was never sent', async () => {
    const apiRoot = meta.url
    await meta.close()
    expect(await failureOf({ apiRoot })).toEqual({ kind: 'unreached', isInDoubt: false, detail: 'ECONNREFUSED' })
    meta = await createWhatsAppCloudServer()
  })

  it.each([
    ['expired', null],
    ['wrong', 'EAASalahSekali'],
  ])('a token that is %s stops the number, aloud, and is in no word of it', async (_, token) => {
    meta.isTokenExpired = token === null
    const failure = await failureOf(token === null ? {} : { token })
    expect(failure).toMatchObject({ kind: 'throttled', scope: 'account', trouble: 'not_authorised' })
    expect(said).toEqual(['error Meta stopped the WhatsApp number; messages wait'])
    expect(JSON.stringify([failure, said])).not.toContain('EAA')
  })
})

describe('the open day', () => {
  const template = { name: 'batas_skp', language: 'id', values: ['29 Januari'] }
  const approved = { ...template, status: 'APPROVED', category: 'UTILITY', body: 'Batas {{1}}' } as const

  it.each([
    [23.9, true],
    [24, false],
    [null, false],
  ])('%s hours after the last message: free text %s', async (hoursAgo, isFree) => {
    const { result } = await send(message(meta.person({ hasWritten: true }).address), { hoursAgo })
    expect(result.ok).toBe(isFree)
    expect(meta.sent).toHaveLength(isFree ? 1 : 0)
  })

  it('a template stands in for the text when the day is over, and only then', async () => {
    meta.templates = [approved]
    const person = meta.person({ hasWritten: true })
    await send(message(person.address, { template }), { hoursAgo: 1 })
    await send(message(person.address, { template }), { hoursAgo: 30 })
    expect(person.arrived.map(({ text }) => text)).toEqual(['Halo', 'batas_skp'])
  })

  it('waits, by itself, while the tier is used up', async () => {
    meta.templates = [approved]
    const person = meta.person()
    const full = await send(message(person.address, { template }), { hoursAgo: 30, openings: 250 })
    expect(full.result).toMatchObject({ problem: { kind: 'throttled', scope: 'message' } })
    expect((await send(message(person.address, { template }), { hoursAgo: 30, openings: 249 })).result.ok).toBe(true)
  })
})

describe('the watch on the number', () => {
  it('knows quality, tier and templates', async () => {
    meta.templates = [{ name: 'a', language: 'id', status: 'PENDING', category: 'MARKETING', body: 'a' }]
    const { watch, look } = parts()
    await look()
    expect(watch.status()).toEqual({
      quality: 'GREEN',
      openingsADay: 250,
      canSend: 'AVAILABLE',
      businessAccountId: meta.accountId,
    })
    expect(watch.templates()).toEqual([{ name: 'a', language: 'id', state: 'PENDING', category: 'MARKETING' }])
    expect(said).toEqual(['info WhatsApp is ready'])
  })

  it.each([
    ['TIER_1K', 1000],
    ['TIER_100K', 100_000],
    ['TIER_UNLIMITED', null],
  ])('%s is %s people a day', async (tier, openingsADay) => {
    meta.phone.tier = tier
    const { watch, look } = parts()
    await look()
    expect(watch.status()).toMatchObject({ openingsADay })
  })

  it('stops a blocked number, and one whose token is no good', async () => {
    meta.phone.canSend = 'BLOCKED'
    const blocked = parts()
    await blocked.look()
    expect(blocked.paused.map(({ reason }) => reason)).toEqual(['restricted'])
    meta.isTokenExpired = true
    const expired = parts()
    await expired.look()
    expect(expired.paused.map(({ reason }) => reason)).toEqual(['not_authorised'])
    expect(said.map((line) => line.split(' ')[0])).toEqual(['error', 'error'])
  })

  it('lets a number send whose token may not look at it', async () => {
    meta.fail({ kind: 'error', code: 10 }, { on: 'GET /phone', times: 3 })
    const { look, paused } = parts()
    await look()
    expect(paused).toEqual([])
    expect(said).toEqual(['warn Meta does not say how the WhatsApp number is'])
  })
})

describe('a file', () => {
  const bytes = new Uint8Array(2000).fill(7)
  const from = { channel: 'whatsapp_cloud', account: '1', address: '6281100009001' } as const
  const fetchIt = (id: string, limitBytes = 10_000) => parts().fetcher.fetch(from, { id }, limitBytes)

  it('comes as it was sent', async () => {
    const { id } = meta.media.add(bytes, 'application/pdf')
    expect(await fetchIt(id)).toEqual({ ok: true, value: bytes })
  })

  it.each([
    ['too_large', 1999],
    ['gone', 10_000],
  ] as const)('%s', async (problem, limit) => {
    const { id } = meta.media.add(bytes, 'image/jpeg')
    expect(await fetchIt(problem === 'gone' ? '123' : id, limit)).toEqual({ ok: false, problem })
  })

  it('is not looked for under an id that is a path', async () => {
    expect(await fetchIt('../me')).toEqual({ ok: false, problem: 'gone' })
    expect(meta.calls).toEqual([])
  })

  it('is asked for again later when Meta is away, without a word of the token', async () => {
    const { id } = meta.media.add(bytes, 'image/jpeg')
    meta.fail({ kind: 'gateway', status: 503 }, { on: 'GET /attachments' })
    await expect(fetchIt(id)).rejects.toThrow(/^Meta did not give the file out$/)
  })

  it('is fetched from Meta only: the token goes nowhere else', async () => {
    const elsewhere = await createWhatsAppCloudServer()
    const { id } = elsewhere.media.add(bytes, 'image/jpeg')
    const described = {
      messaging_product: 'whatsapp',
      url: `${elsewhere.url}/whatsapp_business/attachments/?mid=${id}`,
      id,
    }
    const original = meta.media.describe
    Object.assign(meta.media, { describe: () => described })
    expect(await fetchIt(id)).toEqual({ ok: false, problem: 'gone' })
    expect(elsewhere.calls).toEqual([])
    Object.assign(meta.media, { describe: original })
    await elsewhere.close()
  })
})
