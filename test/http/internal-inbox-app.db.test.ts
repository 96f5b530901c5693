/** The door for the edge: signature, clock, shape, and the real inbox behind it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createInboxSignature, signatureHeader, timestampHeader } from '#http/inbox-signature.ts'
import { createInternalInboxApp } from '#http/internal-inbox-app.ts'
import { createSpine, inbound, type Spine } from '#test/support/spine.ts'

const nowMs = Date.UTC(2026, 10, 24, 8)
const signature = createInboxSignature('kunci rahasia antara tepi dan asal')
let spine: Spine
let app: ReturnType<typeof createInternalInboxApp>

beforeAll(async () => {
  spine = await createSpine()
  app = createInternalInboxApp({ signature, inbox: spine.inbox, nowMs: () => nowMs, log: spine.log })
})
beforeEach(() => spine.sql('DELETE FROM inbound_message', []))
afterAll(() => spine.close())

const post = async (body: string, headers: Record<string, string>) =>
  (await app.request('/internal/inbox', { method: 'POST', body, headers })).status
const signed = async (body: string, atMs = nowMs) => post(body, await signature.sign(body, atMs))
const deliveryOf = (...messages: object[]) => JSON.stringify({ messages })
const stored = async () => (await spine.sql('SELECT id FROM inbound_message', [])).length

describe('POST /internal/inbox', () => {
  it('takes several messages, and the same request again without effect', async () => {
    const body = deliveryOf(inbound(), inbound(), inbound({ channel: 'whatsapp_cloud' }))
    expect(await signed(body)).toBe(200)
    expect(await signed(body)).toBe(200)
    expect(await stored()).toBe(3)
  })

  it('lets the clocks stand five minutes apart, not more', async () => {
    const minute = 60_000
    expect(await signed(deliveryOf(inbound()), nowMs - 5 * minute)).toBe(200)
    expect(await signed(deliveryOf(inbound()), nowMs + 5 * minute)).toBe(200)
    expect(await signed(deliveryOf(inbound()), nowMs - 5 * minute - 1)).toBe(401)
    expect(await signed(deliveryOf(inbound()), nowMs + 5 * minute + 1)).toBe(401)
    expect(await stored()).toBe(2)
  })

  it('refuses what is not signed, signed by another, or changed', async () => {
    const body = deliveryOf(inbound())
    const headers = await signature.sign(body, nowMs)
    const other = await createInboxSignature('kunci lain').sign(body, nowMs)
    expect(await post(body, {})).toBe(401)
    expect(await post(body, other)).toBe(401)
    expect(await post(`${body} `, headers)).toBe(401)
    expect(await post(body, { ...headers, [timestampHeader]: String(nowMs + 1) })).toBe(401)
    expect(await post(body, { ...headers, [signatureHeader]: headers[signatureHeader]?.toUpperCase() ?? '' })).toBe(401)
    expect(await post(body, { ...headers, [signatureHeader]: '' })).toBe(401)
    expect(await stored()).toBe(0)
  })

  it.each([
    ['no JSON', '{'],
    ['no messages', deliveryOf()],
    ['a receipt of another shape', '{"receipts":[{"state":"sent"}]}'],
    ['another shape', '{"messages":[{"text":"x"}]}'],
    ['a channel that does not come this way', deliveryOf(inbound({ channel: 'browser' }))],
    ['too many', deliveryOf(...Array.from({ length: 101 }, () => inbound()))],
  ])('%s: 400', async (_name, body) => {
    expect(await signed(body)).toBe(400)
    expect(await stored()).toBe(0)
  })

  it('too large: 413', async () => {
    expect(await signed('x'.repeat(1024 * 1024 + 1))).toBe(413)
  })

  it('a database that is down: 503, later 200', async () => {
    const body = deliveryOf(inbound())
    await spine.database.cut()
    expect(await signed(body)).toBe(503)
    await spine.database.restore()
    expect(await signed(body)).toBe(200)
  })

  it('an empty secret is refused at the start', () => {
    expect(() => createInboxSignature('')).toThrow('empty')
  })
})
