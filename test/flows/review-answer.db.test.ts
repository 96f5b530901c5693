/** "Jawaban ini salah": kept with what was asked and said, looked at by HR, told in the chat. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { OutboundContent } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import { plainText } from '#core/rich-text.ts'
import { createBonds } from '#db/bonds.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { type Chat, createChats } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { createPeopleDesk, type PeopleDesk } from '#test/support/people-desk.ts'
import { day } from '#test/support/record.ts'

const start = '2026-11-24T02:15:00Z'
const clock = createFixedClock(start)
let database: TestDatabase
let chats: ReturnType<typeof createChats>
let owner: string
let desk: PeopleDesk

beforeAll(async () => {
  database = await createTestDatabase()
  const { prisma } = database
  await seedDefaults(prisma)
  await seedSampleCity(prisma, { today: day('2026-11-24') })
  owner = (await sampleNotables(prisma)).find(({ key }) => key === 'leap-day')?.id ?? ''
  chats = createChats({ database, clock })
  desk = createPeopleDesk({ database, clock })
})
afterAll(() => database.close())
beforeEach(() => clock.set(start))

async function chatOf(name: string): Promise<Chat> {
  const chat = chats.open(name, { channel: 'browser' })
  await createBonds({ db: database.prisma, clock }).bind(chat.address, owner, 'sample', null)
  return chat
}

/** As the drain does it: the answer is a row. */
async function asked(chat: Chat, text: string): Promise<void> {
  const contents = await chat.send(text)
  const cause = `inbound:${text}`
  await chats.transact((stores) =>
    stores.outbox.add(
      contents.map((content, part) => ({
        ...chat.address,
        id: outboundId(cause, chat.address, part),
        employeeId: owner,
        lane: 'answer',
        cause,
        content,
      })),
    ),
  )
}

async function told(address: string): Promise<OutboundContent[]> {
  const where = { address, cause: { startsWith: 'review:' } }
  const rows = await database.prisma.outboundMessage.findMany({ where, orderBy: { position: 'asc' } })
  return rows.map(({ content }) => content as unknown as OutboundContent)
}

const numberIn = (text: string): string => /nomor (\d+)/.exec(text)?.[1] ?? 'none'

it('is opened with the question and the answer, takes a comment, and its mending is told', async () => {
  const chat = await chatOf('mended')
  await asked(chat, 'kapan kgb saya')
  const opened = await chat.ask('jawaban ini salah')
  const number = numberIn(opened)
  expect(opened).toContain('diperiksa BKPP')
  expect(opened).toContain('Apa yang keliru')
  expect(await chat.ask('TMT KGB terakhir saya 1 Maret 2025')).toContain(`masuk ke nomor ${number}`)

  expect(await desk('reviews')).toContain('Kapan KGB saya')
  const seen = await desk('review', [number])
  expect(seen).toContain('TMT KGB terakhir saya 1 Maret 2025')
  expect(seen).toMatch(/Jawaban Semar\n.*KGB/)
  expect(await desk('review-mended', [number, 'TMT KGB di SIASN sudah diperbaiki.'])).toContain('diberi tahu')
  const [content] = await told('mended')
  expect(plainText(content?.text ?? [])).toContain('memang keliru dan sudah diperbaiki')
  expect(plainText(content?.text ?? [])).toContain('TMT KGB di SIASN sudah diperbaiki.')
  expect(content?.choices[0]).toEqual({ label: 'Kapan KGB saya', data: 'ask:raise.next' })
  await expect(desk('review-right', [number, 'x'])).rejects.toThrow('sudah diputus')
})

it('found right is told with the reason', async () => {
  const chat = await chatOf('right')
  await asked(chat, 'kapan saya pensiun')
  const number = numberIn(await chat.ask('jawaban ini salah'))
  await desk('review-right', [number, 'BUP jabatan pelaksana 58 tahun.'])
  expect(plainText((await told('right'))[0]?.text ?? [])).toContain('jawabannya benar')
})

it('is one for one answer, five a day, and none without an answer', async () => {
  const chat = await chatOf('often')
  expect(await chat.ask('jawaban ini salah')).toContain('Belum ada jawaban')
  await asked(chat, 'kapan saya pensiun')
  const number = numberIn(await chat.ask('jawaban ini salah'))
  expect(numberIn(await chat.ask({ kind: 'choice', data: 'dispute' }))).toBe(number)
  for (const text of ['kapan kgb saya', 'kapan saya naik pangkat', 'sisa cuti saya', 'jp saya tahun ini']) {
    await asked(chat, text)
    expect(numberIn(await chat.ask({ kind: 'choice', data: 'dispute' }))).not.toBe(number)
  }
  await asked(chat, 'jabatan saya apa')
  expect(await chat.ask({ kind: 'choice', data: 'dispute' })).toContain('Hari ini sudah 5 jawaban')
})

it('is not told to whoever has the chat now', async () => {
  const chat = await chatOf('changed')
  await asked(chat, 'kapan saya pensiun')
  const number = numberIn(await chat.ask('jawaban ini salah'))
  await createBonds({ db: database.prisma, clock }).end(chat.address, 'operator')
  expect(await desk('review-right', [number, 'Sudah benar.'])).toContain('tidak lagi terkait')
  expect(await told('changed')).toEqual([])
})
