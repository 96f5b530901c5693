/** Voice notes in a chat: heard as if typed, shown as heard, and asked to be typed where that fails. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InboundContent } from '#core/message.ts'
import { failed, ok } from '#core/result.ts'
import { createBonds } from '#db/bonds.ts'
import { createConsents } from '#db/consents.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { type Chat, createChats, noticeVersion } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { createTestModel, type TestModel } from '#test/support/model.ts'
import { brokenFaults } from '#test/support/openai-server/faults.ts'
import { day } from '#test/support/record.ts'

const clock = createFixedClock('2026-11-24T02:00:00Z')
const ogg = new TextEncoder().encode(`OggS${'suara '.repeat(40)}`)
let database: TestDatabase
let model: TestModel
let chats: ReturnType<typeof createChats>
let employeeId: string
let serial = 0
const fetched: string[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: day('2026-11-24') })
  employeeId = (await sampleNotables(database.prisma))[0]?.id ?? ''
  model = await createTestModel()
  chats = createChats({
    database,
    clock,
    model,
    files: async (id) => {
      fetched.push(id)
      return id === 'gone' ? failed('gone') : ok(ogg)
    },
  })
})
afterAll(async () => {
  await model.end()
  await database.close()
})

async function known(): Promise<Chat> {
  const chat = chats.open(`${8000 + ++serial}`)
  await createConsents({ db: database.prisma, clock }).give(chat.address, noticeVersion)
  await createBonds({ db: database.prisma, clock }).bind(chat.address, employeeId, 'phone_and_nip', null)
  return chat
}
const voice = (id: string, more: object = {}): InboundContent => ({
  kind: 'media',
  media: 'voice',
  file: { id, mediaType: 'audio/ogg', sizeBytes: ogg.byteLength, seconds: 3, ...more },
})

it('is answered like the typed question, after what was heard', async () => {
  model.server.hear = () => 'Kapan saya pensiun?'
  const chat = await known()
  const said = await chat.ask(voice('a'))
  expect(said).toMatch(/^Saya dengar: "Kapan saya pensiun\?"\n\n/)
  expect(said.split('\n\n').slice(1).join('\n\n')).toBe(await (await known()).ask('Kapan saya pensiun?'))
})

it('leaves no sound and no attachment behind', async () => {
  expect(await database.prisma.attachment.count({ where: { employeeId } })).toBe(0)
})

it.each<[string, InboundContent, RegExp]>([
  ['too long a recording', voice('b', { seconds: 301 }), /^Pesan suaranya terlalu panjang/],
  ['too large a recording', voice('b', { sizeBytes: 6_000_000 }), /^Pesan suaranya terlalu panjang/],
  ['one that is gone', voice('gone'), /^Pesan suaranya tidak berhasil saya dengarkan/],
  ['one without a file', { kind: 'media', media: 'voice' }, /^Pesan suaranya tidak berhasil saya dengarkan/],
])('is asked to be typed: %s', async (_what, content, words) => {
  expect(await (await known()).ask(content)).toMatch(words)
})

it('is asked to be typed when the model does not hear', async () => {
  model.server.fault = brokenFaults['server error']
  expect(await (await known()).ask(voice('c'))).toMatch(/^Pesan suaranya tidak berhasil[\s\S]*Silakan ketik/)
  model.server.fault = null
})

it('is opened of nobody who is not known, and not in a group', async () => {
  fetched.length = 0
  const calls = model.server.calls.length
  expect(await chats.open('stranger-1').ask(voice('d'))).not.toContain('Saya dengar')
  await chats.open('group-1', { isGroup: true }).ask(voice('e'))
  expect(fetched).toEqual([])
  expect(model.server.calls.length).toBe(calls)
})
