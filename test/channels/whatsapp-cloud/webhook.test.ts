/** The handshake, the signature over the raw body, and what a batch is made of. */
import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createWhatsAppCloudWebhook } from '#channels/whatsapp-cloud/webhook.ts'

const appSecret = 'rahasia-aplikasi-contoh'
const phoneNumberId = '106540352242922'
const webhook = createWhatsAppCloudWebhook({ appSecret, verifyToken: 'kata-uji-coba', phoneNumberId })

const signed = (body: string, signature: string | undefined) =>
  webhook.isSigned((name) => (name === 'x-hub-signature-256' ? signature : undefined), new TextEncoder().encode(body))
const sign = (body: string, secret = appSecret) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

describe('the signature', () => {
  // Meta escapes what is not ASCII before it signs; the bytes count, not what they mean.
  const body = '{"text":"\\u00e9 é"}'

  it('holds for exactly these bytes', async () => {
    expect(await signed(body, sign(body))).toBe(true)
    expect(await signed(`${body} `, sign(body))).toBe(false)
  })

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ["another secret's", sign(body, 'lain')],
    ['without its name', sign(body).slice(7)],
    ['too short', sign(body).slice(0, -2)],
    ['of SHA-1', `sha1=${createHmac('sha1', appSecret).update(body).digest('hex')}`],
    ['not hexadecimal', `sha256=${'z'.repeat(64)}`],
  ])('%s opens nothing', async (_, signature) => {
    expect(await signed(body, signature)).toBe(false)
  })
})

describe('the handshake', () => {
  const ask = (query: Record<string, string>) => webhook.challenge((name) => query[name])
  const right = { 'hub.mode': 'subscribe', 'hub.verify_token': 'kata-uji-coba', 'hub.challenge': '1158201444' }

  it('gives the challenge back for the right token', () => {
    expect(ask(right)).toBe('1158201444')
  })

  it.each([
    { 'hub.verify_token': 'kata-lain' },
    { 'hub.verify_token': '' },
    { 'hub.mode': 'unsubscribe' },
    { 'hub.challenge': 'x'.repeat(300) },
  ])('%j gets nothing', (wrong) => {
    expect(ask({ ...right, ...wrong })).toBeNull()
  })
})

describe('a body', () => {
  const message = (id: string) => ({
    from: '6281100009001',
    id,
    timestamp: '1795534200',
    type: 'text',
    text: { body: 'halo' },
  })
  const change = (value: object, field = 'messages') => ({
    field,
    value: { messaging_product: 'whatsapp', metadata: { phone_number_id: phoneNumberId }, ...value },
  })
  const body = (...changes: object[]) => ({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] })

  it('holds messages and statuses of many, and an oddity costs only itself', () => {
    const read = webhook.read(
      body(
        change({ messages: [message('wamid.1'), { id: 7 }, message('wamid.2')] }),
        change({
          statuses: [
            { id: 'wamid.3', status: 'delivered', timestamp: '1795534200' },
            { id: 'wamid.4', status: 'warning', timestamp: '1795534200' },
          ],
        }),
        change({ metadata: { phone_number_id: '7' }, messages: [message('wamid.5')] }),
        change({ event: 'APPROVED' }, 'message_template_status_update'),
      ),
    )
    expect(read.messages.map(({ platformId }) => platformId)).toEqual(['wamid.1', 'wamid.2'])
    expect(read.receipts).toMatchObject([
      { platformId: 'wamid.3', outboundId: null, state: 'delivered', atMs: 1_795_534_200_000 },
    ])
    expect(read.ignored).toEqual(['malformed', 'unknown_status', 'another_number', 'unknown_kind'])
  })

  it('a status names our row and what follows from its failure', () => {
    const status = {
      id: 'wamid.1',
      status: 'failed',
      timestamp: '1795534200',
      biz_opaque_callback_data: `${'a'.repeat(32)}/1`,
      errors: [{ code: 131048, title: 'Spam rate limit hit', error_data: { details: 'x' } }],
    }
    expect(webhook.read(body(change({ statuses: [status] }))).receipts).toMatchObject([
      {
        outboundId: 'a'.repeat(32),
        isWhole: true,
        detail: '131048 Spam rate limit hit',
        failure: { scope: 'bulk' },
      },
    ])
  })

  it.each([null, [], {}, { object: 'page', entry: [] }, { object: 'whatsapp_business_account', entry: 'x' }])(
    '%j means nothing',
    (payload) => {
      expect(webhook.read(payload)).toEqual({ messages: [], ignored: ['malformed'], receipts: [] })
    },
  )
})
