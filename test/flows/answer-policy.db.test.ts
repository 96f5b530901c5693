/** Questions about rules: the article with its source, a choice, or a plain "not known", for everybody who asks. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadKnowledge } from '#assistant/load-knowledge.ts'
import { createBonds } from '#db/bonds.ts'
import { createSyncKnowledge } from '#flows/sync-knowledge.ts'
import { sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { type Chat, createChats, labelsIn, wordsIn } from '#test/support/chat.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { day } from '#test/support/record.ts'

const start = '2026-11-24T02:00:00Z'
const clock = createFixedClock(start)
let database: TestDatabase
let chats: ReturnType<typeof createChats>
let notables: Map<string, string>
let serial = 0

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: day('2026-11-24') })
  notables = new Map((await sampleNotables(database.prisma)).map(({ key, id }) => [key, id]))
  chats = createChats({ database, clock })
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  await createSyncKnowledge({ transact: chats.transact, log })(await loadKnowledge('prompts/knowledge'))
})
afterAll(() => database.close())
beforeEach(() => clock.set(start))

async function chatOf(key: string): Promise<Chat> {
  const employeeId = notables.get(key)
  if (!employeeId) throw new Error(`No notable "${key}" in the sample`)
  const chat = chats.open(`policy-${++serial}`, { channel: 'browser' })
  await createBonds({ db: database.prisma, clock }).bind(chat.address, employeeId, 'sample', null)
  return chat
}
const stranger = () => chats.open(`stranger-${++serial}`, { channel: 'browser' })
const press = (chat: Chat, data: string) => chat.send({ kind: 'choice', data })

describe('an article', () => {
  it('is told with its source and the day of its next review', async () => {
    const said = await press(stranger(), 'policy:kgb-pns')
    expect(said).toHaveLength(1)
    expect(wordsIn(said)).toMatch(/\nDasar: .+\. Ditinjau lagi BKPP paling lambat \d+ \w+ 20\d\d\.$/)
    expect(said[0]?.text[0]?.bold).toBe(true)
    expect(labelsIn(said)).toContain('Jawaban ini salah')
  })

  it('leads whoever is known to their own answer, and nobody else', async () => {
    const known = await chatOf('same-name-a')
    expect(labelsIn(await press(known, 'policy:kgb-pns'))).toContain('Kapan KGB saya')
    expect(labelsIn(await press(stranger(), 'policy:kgb-pns'))).not.toContain('Kapan KGB saya')
  })

  it('is written down by its name alone', async () => {
    await press(await chatOf('sekda'), 'policy:kgb-pns')
    const entry = await database.prisma.auditEntry.findFirst({
      where: { action: 'policy.answered' },
      orderBy: { id: 'desc' },
    })
    expect(entry?.detail).toEqual({ article: 'kgb-pns', channel: 'browser' })
  })

  it('says what is not certain', async () => {
    expect(wordsIn(await press(stranger(), 'policy:kgb-pppk'))).toContain('Belum pasti: ')
  })

  it('says when its review is overdue', async () => {
    clock.set('2029-01-02T02:00:00Z')
    expect(wordsIn(await press(stranger(), 'policy:kgb-pns'))).toMatch(/seharusnya sudah ditinjau ulang pada \d+/)
  })

  it('that a person has to look into leads to one', async () => {
    const row = await database.prisma.article.findFirstOrThrow({ where: { peopleOnly: true } })
    expect(labelsIn(await press(stranger(), `policy:${row.slug}`))[0]).toBe('Bicara dengan petugas')
  })

  it('that is no longer used is said so, and what comes closest is offered', async () => {
    const row = await database.prisma.article.findUniqueOrThrow({ where: { slug: 'kgb-ditunda' } })
    await database.prisma.article.update({ where: { id: row.id }, data: { state: 'retired' } })
    const said = await press(stranger(), 'policy:kgb-ditunda')
    await database.prisma.article.update({ where: { id: row.id }, data: { state: row.state } })
    expect(wordsIn(said)).toContain('sudah tidak dipakai')
    expect(wordsIn(said)).toMatch(/Yang mana yang dimaksud|Ini yang dimaksud/)
    expect(labelsIn(said)).not.toEqual([])
  })
})

describe('a question', () => {
  it('in free words finds its article, for people who are not known as well', async () => {
    const said = await press(stranger(), 'policy::berapa hari cuti melahirkan anak pertama')
    expect(wordsIn(said)).toMatch(/melahirkan/i)
    expect(wordsIn(said)).toContain('Dasar: ')
  })

  it('as people type it is understood as one about rules', async () => {
    const said = await stranger().send('min, pns sing lairan cutine pira suwene?')
    expect([wordsIn(said), ...labelsIn(said)].join(' ')).toMatch(/melahirkan/i)
  })

  it('that several articles may answer is given back with their titles', async () => {
    const said = await press(stranger(), 'policy::angka kredit')
    expect(wordsIn(said)).toBe('Yang mana yang dimaksud?')
    expect(labelsIn(said).length).toBeGreaterThanOrEqual(2)
    const [first] = said[0]?.choices ?? []
    expect(first?.data).toMatch(/^policy:[a-z0-9-]+$/)
  })

  it('that no article answers is not guessed at', async () => {
    const said = await press(stranger(), 'policy::tarif sewa gedung serbaguna kecamatan')
    expect(wordsIn(said)).toContain('Aturan tentang itu belum ada pada saya.')
    expect(labelsIn(said)).toContain('Bicara dengan petugas')
  })

  it('with signs of a query language in it is taken as words', async () => {
    const said = await press(stranger(), "policy::kgb' & | ! <-> :* \\ ); DROP")
    expect(wordsIn(said)).toMatch(/KGB|Yang mana|belum ada/)
  })
})

describe('a PPPK', () => {
  it('is told the rule for PPPK behind an answer of theirs', async () => {
    const chat = await chatOf('pppk-teacher')
    await chat.ask('kapan kgb saya')
    expect(await chat.ask('dasarnya apa')).toMatch(/PPPK/)
  })
})
