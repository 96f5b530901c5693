/** Questions that nobody could answer: grouped by meaning, once however many come at once, and no more than a day's share. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { createQuestionKey } from '#core/questions/question-key.ts'
import { createQuestionDesk } from '#db/question-desk.ts'
import { createQuestions } from '#db/questions.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { createRandom } from '#test/support/random.ts'
import { meanings } from './unanswered-questions.ts'

const clock = createFixedClock('2026-11-24T02:00:00Z')
const keyOf = createQuestionKey(loadLanguageSources())
let database: TestDatabase
let serial = 0

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  clock.set('2026-11-24T02:00:00Z')
  await database.prisma.questionGroup.deleteMany()
})

async function conversation(): Promise<bigint> {
  serial += 1
  const data = { channel: 'telegram', account: '700', address: `q${serial}` } as const
  return (await database.prisma.conversation.create({ data })).id
}

const note = (id: bigint, text: string) =>
  database.prisma.$transaction((db) =>
    createQuestions({ db, clock }).note(id, null, { text, key: keyOf(text), reason: 'unclear' }),
  )
const desk = () => createQuestionDesk({ db: database.prisma, clock })

describe('grouping', () => {
  it.each([1, 2, 3])(
    'puts one meaning together and keeps neighbours apart, in whatever order they come (%i)',
    async (seed) => {
      const asked = meanings.flatMap((texts, meaning) => texts.map((text) => ({ text, meaning })))
      expect(asked.length).toBeGreaterThanOrEqual(60)
      const random = createRandom(seed)
      const shuffled = asked.map((each) => ({ ...each, at: random() })).sort((a, b) => a.at - b.at)
      for (const { text } of shuffled) await note(await conversation(), text)
      const rows = await database.prisma.unansweredQuestion.findMany({ select: { text: true, groupId: true } })
      const groups = Map.groupBy(rows, ({ groupId }) => groupId)
      const meaningOf = new Map(asked.map(({ text, meaning }) => [text, meaning]))
      const mixed = [...groups.values()].filter(
        (texts) => new Set(texts.map(({ text }) => meaningOf.get(text))).size > 1,
      )
      // Measured: 38 to 41 groups for 38 meanings, one or two of them mixed.
      expect(mixed.length).toBeLessThanOrEqual(2)
      expect(groups.size).toBeLessThanOrEqual(meanings.length * 1.12)
      expect(groups.size).toBeGreaterThanOrEqual(meanings.length - 2)
    },
  )

  it('makes one group of what many ask at the same instant', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, conversation))
    await Promise.all(ids.map((id) => note(id, 'parkir pegawai di balaikota bayar tidak')))
    const [group, ...others] = await desk().open(10)
    expect(others).toEqual([])
    expect(group).toMatchObject({ count: 12, text: 'parkir pegawai di balaikota bayar tidak' })
  })

  it('lets what is not to be answered take in what is like it, and nothing join what was answered', async () => {
    await note(await conversation(), 'penitipan anak di balaikota ada ga')
    const [group] = await desk().open(10)
    await desk().settle(group?.id ?? 0, null, 'Rini')
    await note(await conversation(), 'ada penitipan anak di balaikota?')
    expect(await desk().open(10)).toEqual([])
    expect(await desk().find(group?.id ?? 0)).toMatchObject({ state: 'ignored', count: 2 })
    await database.prisma.questionGroup.updateMany({ data: { state: 'answered' } })
    await note(await conversation(), 'penitipan anak balaikota ada?')
    expect(await desk().open(10)).toHaveLength(1)
  })

  it('keeps twenty a day of one conversation', async () => {
    const id = await conversation()
    const all = meanings.flat()
    for (const text of all.slice(0, 25)) await note(id, text)
    expect(await database.prisma.unansweredQuestion.count({ where: { conversationId: id } })).toBe(20)
    clock.set('2026-11-24T17:00:01Z')
    await note(id, all[30] ?? '')
    expect(await database.prisma.unansweredQuestion.count({ where: { conversationId: id } })).toBe(21)
  })
})
