/** What nobody could answer reaches HR without persons in it, and whoever asked hears of the article, once, in working hours. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadKnowledge } from '#assistant/load-knowledge.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { createModelNaming } from '#assistant/model-naming.ts'
import type { OutboundContent } from '#core/message.ts'
import { createQuestionKey } from '#core/questions/question-key.ts'
import { plainText } from '#core/rich-text.ts'
import { createBonds } from '#db/bonds.ts'
import { createConsents } from '#db/consents.ts'
import { createNameWords } from '#db/name-words.ts'
import { createOutbox } from '#db/outbox.ts'
import type { Talk } from '#flows/answer-talk.ts'
import { createNoteUnanswered, type NoteUnanswered } from '#flows/note-unanswered.ts'
import { createSyncKnowledge } from '#flows/sync-knowledge.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { type Chat, createChats } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { createPeopleDesk, type PeopleDesk } from '#test/support/people-desk.ts'
import { day } from '#test/support/record.ts'
import { silentLog } from '#test/support/spine.ts'

// A Friday over the prayer: nothing that nobody waits for goes out before one o'clock.
const start = '2026-11-27T05:00:00Z'
const clock = createFixedClock(start)
const language = loadLanguageSources()
let noteUnanswered: NoteUnanswered
let database: TestDatabase
let chats: ReturnType<typeof createChats>
let notables: Map<string, string>
let desk: PeopleDesk

beforeAll(async () => {
  database = await createTestDatabase()
  const { prisma } = database
  await seedDefaults(prisma)
  await seedSampleCity(prisma, { today: day('2026-11-24') })
  notables = new Map((await sampleNotables(prisma)).map(({ key, id }) => [key, id]))
  chats = createChats({ database, clock })
  desk = createPeopleDesk({ database, clock })
  noteUnanswered = createNoteUnanswered({
    naming: createModelNaming({ intents: language, nameWords: createNameWords({ db: prisma }) }),
    keyOf: createQuestionKey(language),
  })
  await createSyncKnowledge({ transact: chats.transact, log: silentLog })(await loadKnowledge('prompts/knowledge'))
})
afterAll(() => database.close())
beforeEach(async () => {
  clock.set(start)
  await database.prisma.questionGroup.deleteMany()
})

const noted = async () =>
  (await database.prisma.unansweredQuestion.findMany({ orderBy: { id: 'asc' } })).map(({ text }) => text)

async function conversationOf(chat: Chat): Promise<bigint> {
  await chat.ask('halo')
  const { channel, account, address } = chat.address
  const where = { channel_account_address: { channel, account, address } }
  return (await database.prisma.conversation.findUniqueOrThrow({ where })).id
}

/** As the dialogue has it noted, whatever the engine makes of the words. */
async function note(chat: Chat, text: string, employeeId: string | null = null): Promise<void> {
  const id = await conversationOf(chat)
  await chats.transact((stores) =>
    stores.questions.note(id, employeeId, { text, key: text.toLowerCase(), reason: 'no_article' }),
  )
}

const rowsTo = (address: string) =>
  database.prisma.outboundMessage.findMany({ where: { address, cause: { startsWith: 'question:' } } })

describe('a question that was not understood', () => {
  it('is kept without names, numbers and NIPs, also those of people in the data alone', async () => {
    const { prisma } = database
    const rare = await prisma.employee.findFirstOrThrow({ where: { fullName: { contains: ' ' } }, skip: 200 })
    const [first = '', last = ''] = [rare.fullName.split(' ')[0], rare.fullName.split(' ').at(-1)]
    const nip = '199003152015032901'
    const chat = chats.open('private', { channel: 'browser' })
    const conversationId = await conversationOf(chat)
    const text = `aturan dumbrus punya ${first} ${last} nip ${nip} hp 0812 3456 7890 email budi@contoh.go.id utk ahli utama`
    await chats.transact((stores) =>
      noteUnanswered({ stores, conversationId, employeeId: null, isGroup: false } as Talk, {
        do: 'noteUnanswered',
        text,
        reason: 'no_article',
      }),
    )
    const [kept = '', ...more] = await noted()
    expect(more).toEqual([])
    expect(kept).toMatch(/^aturan dumbrus punya .* ahli utama$/)
    for (const secret of [first, last, nip, '3456', '7890', 'contoh.go.id', '0812']) {
      expect(kept.toLowerCase()).not.toContain(secret.toLowerCase())
    }
    const stored = JSON.stringify(
      await prisma.$queryRaw`SELECT q.text, q.key, g.text AS first FROM unanswered_question q
      JOIN question_group g ON g.id = q.group_id`,
    )
    for (const secret of [first, last, nip, '3456']) {
      expect(stored.toLowerCase()).not.toMatch(new RegExp(`\\b${secret.toLowerCase()}\\b`))
    }
    expect(chats.logged()).not.toContain('dumbrus')
  })

  it.each(['halo min', 'wkwkwk', '👍', '...', 'makasih ya', 'goblok kamu', '1234567'])(
    '%s is no question and is not kept',
    async (text) => {
      await chats.open('chatter', { channel: 'browser' }).ask(text)
      expect(await noted()).toEqual([])
    },
  )

  it('is not kept from a group', async () => {
    await chats.open('many', { isGroup: true }).ask('zxqw dumbrus wekwek plok')
    expect(await noted()).toEqual([])
  })
})

describe('an article for it', () => {
  it('tells everybody who asked, once, when working hours come', async () => {
    const bound = chats.open('bound', { channel: 'browser' })
    await createBonds({ db: database.prisma, clock }).bind(
      bound.address,
      notables.get('leap-day') ?? '',
      'sample',
      null,
    )
    await note(bound, 'wfh tiap jumat masih berlaku', notables.get('leap-day'))
    await note(bound, 'wfh jumat masih berlaku tiap', notables.get('leap-day'))
    await note(chats.open('second', { channel: 'browser' }), 'wfh tiap jumat apa masih berlaku')
    const gone = chats.open('gone', { channel: 'browser' })
    await note(gone, 'wfh tiap jumat berlaku masih')
    await createOutbox(database.prisma, { clock }).setAddressState(gone.address, 'closed', 'blocked')
    const withdrawn = chats.open('withdrawn', { channel: 'browser' })
    await note(withdrawn, 'wfh tiap jumat masih berlaku')
    await createConsents({ db: database.prisma, clock }).give(withdrawn.address, '2026-11')
    await createConsents({ db: database.prisma, clock }).withdraw(withdrawn.address)

    const list = await desk('questions')
    expect(list).toContain('5 kali')
    const number = /^ *(\d+) {2}/m.exec(list)?.[1] ?? ''
    expect(await desk('question', [number])).toContain('Ditulis juga')
    await expect(desk('question-answered', [number], { article: 'tidak-ada' })).rejects.toThrow('Tidak ada artikel')
    expect(await desk('question-answered', [number], { article: 'batas-usia-pensiun' })).toContain(
      '2 percakapan diberi tahu pada 27 November 2026 pukul 13.00',
    )
    const [row, ...more] = await rowsTo('bound')
    expect(more).toEqual([])
    const content = row?.content as unknown as OutboundContent
    expect(plainText(content.text)).toContain('sekarang ada jawabannya')
    expect(content.choices[0]).toEqual({ label: 'Baca jawabannya', data: 'policy:batas-usia-pensiun' })
    expect(row).toMatchObject({ lane: 'reminder', employeeId: notables.get('leap-day') })
    expect(row?.notBefore.toISOString()).toBe('2026-11-27T06:00:00.000Z')
    expect(await rowsTo('second')).toHaveLength(1)
    expect(await rowsTo('gone')).toEqual([])
    expect(await rowsTo('withdrawn')).toEqual([])
    await expect(desk('question-answered', [number], { article: 'batas-usia-pensiun' })).rejects.toThrow(
      'sudah diputus',
    )
    expect(await bound.ask({ kind: 'choice', data: content.choices[0]?.data ?? '' })).toContain('pensiun')
  })

  it('does not come for what HR will not answer, until it does after all', async () => {
    await note(chats.open('ignored', { channel: 'browser' }), 'penitipan anak di balaikota')
    const number = /^ *(\d+) {2}/m.exec(await desk('questions'))?.[1] ?? ''
    expect(await desk('question-ignore', [number])).toContain('tidak dijawab')
    expect(await desk('questions')).toContain('Tidak ada')
    expect(await rowsTo('ignored')).toEqual([])
    await desk('question-answered', [number], { article: 'batas-usia-pensiun' })
    expect(await rowsTo('ignored')).toHaveLength(1)
  })
})
