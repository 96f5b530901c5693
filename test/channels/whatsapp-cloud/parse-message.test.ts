/** Messages as WhatsApp's webhook brings them, one kind a case. */
import { describe, expect, it } from 'vitest'
import { parseMessage } from '#channels/whatsapp-cloud/parse-message.ts'
import { inboundSchema } from '#core/message.ts'

const account = '106540352242922'
const base = {
  from: '6281100009001',
  from_user_id: 'ID.1349120865530',
  id: 'wamid.HBgNNjI4MTEwMDAwOTAwMRUCABIYFDNB',
  timestamp: '1795534200',
}
const parse = (fields: object) => parseMessage({ ...base, ...fields }, account)
const contentOf = (fields: object) => {
  const parsed = parse(fields)
  if ('ignored' in parsed) return parsed
  // What is parsed is what the inbox takes.
  return inboundSchema.parse(parsed).content
}

describe('what a person writes', () => {
  it.each([
    ['text', { type: 'text', text: { body: 'kpn sy naik pangkat' } }, { kind: 'text', text: 'kpn sy naik pangkat' }],
    [
      'a button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'c1', title: 'Setuju' } } },
      { kind: 'choice', data: 'c1' },
    ],
    [
      'a row of a list',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'a:x', title: 'Syarat', description: 'x' } },
      },
      { kind: 'choice', data: 'a:x' },
    ],
    [
      "a template's button",
      { type: 'button', button: { payload: 'r:1', text: 'Sudah' } },
      { kind: 'choice', data: 'r:1' },
    ],
    [
      'a place',
      { type: 'location', location: { latitude: -6.98, longitude: 110.41 } },
      { kind: 'media', media: 'location' },
    ],
    [
      'a photo',
      { type: 'image', image: { id: '900000000000001', mime_type: 'image/jpeg', sha256: 'x', caption: 'ini pak' } },
      { kind: 'media', media: 'photo', caption: 'ini pak', file: { id: '900000000000001', mediaType: 'image/jpeg' } },
    ],
    [
      'a document',
      { type: 'document', document: { id: '9', mime_type: 'application/pdf', filename: 'sertifikat.pdf' } },
      { kind: 'media', media: 'document', file: { id: '9', name: 'sertifikat.pdf', mediaType: 'application/pdf' } },
    ],
    [
      'a voice note',
      { type: 'audio', audio: { id: '9', mime_type: 'audio/ogg; codecs=opus', voice: true } },
      { kind: 'media', media: 'voice', file: { id: '9', mediaType: 'audio/ogg; codecs=opus' } },
    ],
    ['a sticker', { type: 'sticker', sticker: { id: '9', animated: false } }, { kind: 'media', media: 'sticker' }],
    ['a film', { type: 'video', video: { id: '9', mime_type: 'video/mp4' } }, { kind: 'media', media: 'video' }],
    [
      'what the API does not pass on',
      { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }] },
      { kind: 'media', media: 'other' },
    ],
    ['a kind that comes some day', { type: 'hologram', hologram: {} }, { kind: 'media', media: 'other' }],
  ])('%s', (_, fields, content) => {
    expect(contentOf(fields)).toEqual(content)
  })

  it('cuts a text that is longer than what is read', () => {
    expect(contentOf({ type: 'text', text: { body: 'a'.repeat(5000) } })).toMatchObject({ wasCut: true })
  })
})

describe('a contact', () => {
  const card = { phones: [{ phone: '+62 811-0000-9001', wa_id: '6281100009001' }] }

  it('is the own one by the button that asked for it', () => {
    expect(contentOf({ type: 'contacts', contacts: [{ origin: 'contact_request', ...card }] })).toEqual({
      kind: 'contact',
      phone: '+6281100009001',
      isOwn: true,
    })
  })

  it.each([
    ['passed on', [{ origin: 'other', ...card }]],
    ['of unknown origin', [card]],
    ['without a WhatsApp account', [{ origin: 'contact_request', phones: [{ phone: '+6281100009001' }] }]],
    [
      'one of two',
      [
        { origin: 'contact_request', ...card },
        { origin: 'other', ...card },
      ],
    ],
  ])('%s proves nothing', (_, contacts) => {
    expect(contentOf({ type: 'contacts', contacts })).toMatchObject({ kind: 'contact', isOwn: false })
  })
})

describe('who writes', () => {
  it.each([
    ['number and user id', {}, '6281100009001', 'ID.1349120865530'],
    ['number alone', { from_user_id: undefined }, '6281100009001', undefined],
    ['user id alone', { from: undefined }, 'ID.1349120865530', 'ID.1349120865530'],
  ])('%s', (_, fields, address, sender) => {
    const parsed = parse({ type: 'text', text: { body: 'halo' }, ...fields })
    expect(parsed).toMatchObject({ channel: 'whatsapp_cloud', account, address, sentAt: '2026-11-24T15:30:00.000Z' })
    expect('ignored' in parsed ? null : parsed.sender).toBe(sender)
  })

  it('keeps ids apart that are longer than the inbox takes', () => {
    const ids = ['1', '2'].map((end) =>
      parse({ type: 'text', text: { body: 'a' }, id: `wamid.${'A'.repeat(200)}${end}` }),
    )
    expect(ids.map((one) => inboundSchema.parse(one).platformId)).toHaveLength(2)
    expect(new Set(ids.map((one) => inboundSchema.parse(one).platformId)).size).toBe(2)
  })
})

describe('what is ignored', () => {
  it.each([
    ['group_talk', { type: 'text', text: { body: 'halo' }, group_id: 'Y2FwaV9ncm91cDox' }],
    ['reaction', { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } }],
    ['service', { type: 'system', system: { type: 'user_changed_number', wa_id: '6281100009002' } }],
    ['foreign_button', { type: 'button', button: { payload: 'x'.repeat(65), text: 'Lain' } }],
    ['foreign_button', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{}' } } }],
    ['malformed', { type: 'text', text: { body: 'halo' }, timestamp: 'kemarin' }],
    ['malformed', { type: 'text', text: { body: 'halo' }, from: undefined, from_user_id: undefined }],
    ['malformed', { type: 'text', text: { body: 'halo' }, from: 'robert; DROP TABLE' }],
  ])('%s', (ignored, fields) => {
    expect(parse(fields)).toEqual({ ignored })
  })

  it.each([null, 7, 'x', [], {}])('%j is malformed', (payload) => {
    expect(parseMessage(payload, account)).toEqual({ ignored: 'malformed' })
  })
})
