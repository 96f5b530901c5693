/** Every kind of update as Telegram sends it, one payload a file, and what becomes of it. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { internationalPhone, parseUpdate } from '#channels/telegram/parse-update.ts'
import { inboundSchema } from '#core/message.ts'

const folder = new URL('../../fixtures/telegram/', import.meta.url)
const bot = { id: '7000000001', username: 'semar_uji_bot' }
const receivedAtMs = Date.UTC(2026, 10, 24, 8)
const fixture = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
const parse = (name: string, as: { id: string; username: string | null } = bot) =>
  parseUpdate(fixture(name), as, receivedAtMs)

const contents: Record<string, object> = {
  text: { kind: 'text', text: 'min, kapan sy naik pangkat?' },
  'command-start-payload': { kind: 'text', text: '/start K7QX-22MB' },
  'text-edited': { kind: 'text', text: 'kapan saya naik pangkat', isEdit: true },
  'text-control-characters': { kind: 'text', text: 'kapan saya\nnaik[31m pangkat\t?' },
  'text-half-surrogate': { kind: 'text', text: 'halo \ufffd' },
  'text-right-to-left': { kind: 'text', text: 'متى ترقيتي؟ \u202e' },
  'text-emoji-only': { kind: 'text', text: '👨‍👩‍👧‍👦🙏' },
  'contact-own': { kind: 'contact', phone: '+6281100009001', isOwn: true },
  'contact-of-another': { kind: 'contact', phone: '+6281100009002', isOwn: false },
  'contact-without-account': { kind: 'contact', phone: '+6281100009003', isOwn: false },
  'contact-own-forwarded': { kind: 'contact', phone: '+6281100009004', isOwn: false },
  'contact-own-in-group': { kind: 'contact', phone: '+6281100009001', isOwn: false },
  'photo-caption': { kind: 'media', media: 'photo', caption: 'ini SK saya min' },
  sticker: { kind: 'media', media: 'sticker' },
  voice: { kind: 'media', media: 'voice' },
  document: { kind: 'media', media: 'document' },
  animation: { kind: 'media', media: 'video' },
  'video-note': { kind: 'media', media: 'video' },
  location: { kind: 'media', media: 'location' },
  poll: { kind: 'media', media: 'other' },
  button: { kind: 'choice', data: 'a:promotion.next', token: '2356781203948571234' },
  'button-of-inaccessible-message': { kind: 'choice', data: 'a:promotion.next', token: '2356781203948571235' },
  'button-in-group': { kind: 'choice', data: 'h', token: '2356781203948571238' },
  blocked: { kind: 'membership', state: 'blocked' },
  unblocked: { kind: 'membership', state: 'unblocked' },
  'group-command': { kind: 'text', text: '/bantuan skp' },
  'group-mention': { kind: 'text', text: '🙏 tanya @semar_uji_bot kapan skp' },
  'group-reply': { kind: 'text', text: 'oke' },
}

const ignored: Record<string, string> = {
  'caption-edited': 'service',
  'service-pinned': 'service',
  'button-without-data': 'foreign_button',
  'button-data-too-long': 'foreign_button',
  'added-to-group': 'group_membership',
  'group-talk': 'group_talk',
  'group-command-to-another-bot': 'group_talk',
  'group-mention-of-another': 'group_talk',
  'group-anonymous-admin': 'no_person',
  'channel-post': 'unknown_kind',
  reaction: 'unknown_kind',
  'not-an-update': 'malformed',
  'message-without-chat': 'malformed',
  'id-beyond-double': 'malformed',
}

describe('parseUpdate', () => {
  it('has a case for every payload kept', () => {
    const names = readdirSync(folder).map((file) => file.replace('.json', ''))
    expect(names.sort()).toEqual([...Object.keys(contents), ...Object.keys(ignored)].sort())
  })

  it.each(Object.entries(contents))('reads %s', (name, content) => {
    const parsed = parse(name)
    expect(parsed).toMatchObject({ channel: 'telegram', account: '7000000001', sender: '5487213344', content })
    expect(inboundSchema.parse(parsed)).toEqual(parsed)
  })

  it.each(Object.entries(ignored))('ignores %s: %s', (name, reason) => {
    expect(parse(name)).toEqual({ ignored: reason })
  })

  it('names the update by its number, and dates it by when it was written', () => {
    expect(parse('text')).toMatchObject({
      address: '5487213344',
      platformId: 'u871234561',
      sentAt: '2026-11-24T08:00:00.000Z',
    })
    // An edit is a new update, of a message that is as old as it was.
    expect(parse('text-edited')).toMatchObject({ platformId: 'u871234563', sentAt: '2026-11-24T08:00:00.000Z' })
    expect(parse('button-of-inaccessible-message')).toMatchObject({ sentAt: '2026-11-24T08:00:00.000Z' })
  })

  it('keeps the group as address and says so', () => {
    for (const name of ['group-command', 'group-mention', 'group-reply', 'button-in-group']) {
      expect(parse(name)).toMatchObject({ address: '-1002234567890', isGroup: true })
    }
    expect(parse('text')).not.toHaveProperty('isGroup')
  })

  it('without knowing its own name takes only replies in a group', () => {
    const nameless = { id: '7000000001', username: null }
    expect(parse('group-reply', nameless)).toHaveProperty('content')
    expect(parse('group-command', nameless)).toEqual({ ignored: 'group_talk' })
    expect(parse('group-mention', nameless)).toEqual({ ignored: 'group_talk' })
  })

  it('cuts a long text between characters and says that it did', () => {
    const update = fixture('text') as { message: { text: string } }
    update.message.text = `${'a'.repeat(4095)}😀${'b'.repeat(100_000)}`
    expect(parseUpdate(update, bot, receivedAtMs)).toMatchObject({
      content: { kind: 'text', text: 'a'.repeat(4095), wasCut: true },
    })
  })

  it('gives something storable or a reason for any JSON at all', () => {
    const name = fc.constantFrom('message', 'edited_message', 'callback_query', 'my_chat_member', 'text', 'chat', 'x')
    const json = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(name, fc.jsonValue()).map((part) => ({ update_id: 1, ...part })),
    )
    fc.assert(
      fc.property(json, (payload) => {
        const parsed = parseUpdate(payload, bot, receivedAtMs)
        if ('ignored' in parsed) expect(parsed.ignored).toMatch(/^[a-z_]+$/)
        else inboundSchema.parse(parsed)
      }),
    )
  })

  it('gives something storable for any text', () => {
    const update = fixture('text') as { message: { text: string } }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 9000 }), (text) => {
        const parsed = inboundSchema.parse(
          parseUpdate({ ...update, message: { ...update.message, text } }, bot, receivedAtMs),
        )
        expect(parsed.content.kind === 'text' && parsed.content.text.isWellFormed()).toBe(true)
        expect(JSON.stringify(parsed)).not.toContain('\\u0000')
      }),
    )
  })
})

describe('internationalPhone', () => {
  it.each([
    ['6281100009001', '+6281100009001'],
    ['+62 811-0000-9001', '+6281100009001'],
    ['081100009001', '+6281100009001'],
    ['819012345678', '+819012345678'],
    ['', ''],
    ['nomor', ''],
  ])('%s', (raw, phone) => {
    expect(internationalPhone(raw)).toBe(phone)
  })
})

it('says where a voice note can be fetched, and how long it is', () => {
  expect(parseUpdate(fixture('voice'), { id: '700', username: null }, 0)).toMatchObject({
    content: {
      kind: 'media',
      media: 'voice',
      file: { id: 'AwACAgUAAxk', uniqueId: 'AgADv', mediaType: 'audio/ogg', sizeBytes: 12000, seconds: 3 },
    },
  })
})
