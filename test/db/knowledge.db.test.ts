/** Articles are found by their words, in force or not at all; nothing in a question is anything but words. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createArticleShelf } from '#db/article-shelf.ts'
import { createKnowledge } from '#db/knowledge.ts'
import type { Knowledge } from '#ports/knowledge.ts'
import { buildArticle } from '#test/support/article.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { day } from '#test/support/record.ts'

const clock = createFixedClock('2026-11-24T02:00:00Z')
const today = clock.today()
let database: TestDatabase
let knowledge: Knowledge

beforeAll(async () => {
  database = await createTestDatabase()
  knowledge = createKnowledge({ db: database.prisma })
  await database.prisma.$transaction((db) =>
    createArticleShelf({ db, clock }).takeFiles([
      buildArticle({ slug: 'cuti-besar', title: 'Cuti besar', questions: ['Siapa yang boleh cuti besar?'] }),
      buildArticle({ slug: 'cuti-sakit', title: 'Cuti sakit', questions: ['Syarat cuti sakit apa?'] }),
      buildArticle({ slug: 'kgb', title: 'Kenaikan gaji berkala', keywords: ['KGB'], topics: ['raise.next'] }),
      buildArticle({
        slug: 'gaji-2',
        title: 'Gaji',
        questions: ['Apa syarat gaji?'],
        topics: ['career.rank', 'raise.next'],
      }),
      buildArticle({
        slug: 'habis',
        title: 'Piknik bersama',
        topics: ['leave.balance'],
        validUntil: day('2026-11-23'),
      }),
      buildArticle({ slug: 'hari-terakhir', title: 'Lomba tumpeng', validUntil: day('2026-11-24') }),
      buildArticle({ slug: 'nanti', title: 'Upacara bendera', validFrom: day('2026-11-25') }),
      buildArticle({ slug: 'draf', title: 'Senam pagi' }),
    ]),
  )
  await database.prisma.article.update({ where: { slug: 'draf' }, data: { state: 'draft' } })
})
afterAll(() => database.close())

const slugs = async (...wordings: string[]) =>
  (await knowledge.search(wordings, today, 5)).map(({ article }) => article.slug)

it('finds by stem, by other names, by misspelt words', async () => {
  expect((await slugs('cuti besarnya'))[0]).toBe('cuti-besar')
  expect((await slugs('KGB'))[0]).toBe('kgb')
  expect((await slugs('berkalla'))[0]).toBe('kgb')
})

it('takes the better of two wordings', async () => {
  const [first] = await knowledge.search(['kenaikan gaji berkala', 'xxgb'], today, 5)
  expect(first?.article.slug).toBe('kgb')
  expect(first?.score).toBeGreaterThan(0.6)
})

it('lets the rare word decide, not the one that all have', async () => {
  expect((await slugs('syarat sakit'))[0]).toBe('cuti-sakit')
})

it('uses none that has ended, not begun, or is not published', async () => {
  expect(await slugs('piknik bersama')).toEqual([])
  expect(await slugs('upacara bendera')).toEqual([])
  expect(await slugs('senam pagi')).toEqual([])
  expect(await slugs('lomba tumpeng')).toEqual(['hari-terakhir'])
  for (const slug of ['habis', 'nanti', 'draf']) expect(await knowledge.find(slug, today)).toBeNull()
  expect((await knowledge.find('hari-terakhir', today))?.validUntil).toEqual(day('2026-11-24'))
  expect(await knowledge.ofTopic('leave.balance', today)).toEqual([])
})

it('puts first what names a topic first', async () => {
  expect((await knowledge.ofTopic('raise.next', today)).map(({ slug }) => slug)).toEqual(['kgb', 'gaji-2'])
})

it('reads signs of query languages, NUL and half characters as nothing', async () => {
  for (const text of [
    "cuti' | sakit:* & !()",
    'cuti \0 sakit',
    'cuti sakit \ud800',
    '%cuti_sakit\\',
    '<-> cuti sakit',
  ]) {
    expect((await slugs(text))[0]).toBe('cuti-sakit')
  }
  for (const text of ['', '   ', '?!', "'", '\0']) expect(await slugs(text)).toEqual([])
})

it('stands a very long question', async () => {
  expect((await slugs(`cuti sakit ${'entah '.repeat(5000)}`)).length).toBeGreaterThan(0)
})
