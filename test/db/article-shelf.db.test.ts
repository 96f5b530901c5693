/** The shelf: files come in once, their changes too, what HR changed stays, what is gone is retired. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createArticleShelf } from '#db/article-shelf.ts'
import type { ArticleFile } from '#ports/knowledge.ts'
import { buildArticle } from '#test/support/article.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'

const clock = createFixedClock('2026-11-24T02:00:00Z')
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(() => database.prisma.article.deleteMany())

const take = (articles: readonly ArticleFile[]) =>
  database.prisma.$transaction((db) => createArticleShelf({ db, clock }).takeFiles(articles))
const row = (slug: string) => database.prisma.article.findUniqueOrThrow({ where: { slug } })

const cuti = buildArticle({ slug: 'cuti', validUntil: Temporal.PlainDate.from('2026-12-31') })
const kgb = buildArticle({ slug: 'kgb', uncertainty: 'Menunggu BKPP.', topics: ['raise.next'], peopleOnly: true })

it('takes files once', async () => {
  expect(await take([cuti, kgb])).toEqual({ added: 2, changed: 0, retired: 0 })
  expect(await take([cuti, kgb])).toEqual({ added: 0, changed: 0, retired: 0 })
  expect(await row('kgb')).toMatchObject({
    uncertainty: 'Menunggu BKPP.',
    topics: ['raise.next'],
    peopleOnly: true,
    state: 'published',
    origin: 'file',
    edition: 1,
    reviewOn: new Date('2027-01-31'),
  })
  expect((await row('cuti')).validUntil).toEqual(new Date('2026-12-31'))
})

it('takes a changed file as the next edition', async () => {
  await take([cuti])
  expect(await take([{ ...cuti, body: 'Lain.', fileHash: 'another' }])).toEqual({ added: 0, changed: 1, retired: 0 })
  expect(await row('cuti')).toMatchObject({ body: 'Lain.', edition: 2 })
})

it('leaves what HR wrote or changed as it is', async () => {
  await take([cuti])
  await database.prisma.article.update({ where: { slug: 'cuti' }, data: { origin: 'console', body: 'Dari BKPP.' } })
  const { fileHash: _, phrases: __, ...own } = await row('cuti')
  await database.prisma.article.create({ data: { ...own, id: own.id + 1, slug: 'karya-bkpp' } })
  expect(await take([{ ...cuti, body: 'Lain.', fileHash: 'another' }])).toEqual({ added: 0, changed: 0, retired: 0 })
  expect(await take([])).toEqual({ added: 0, changed: 0, retired: 0 })
  expect(await row('cuti')).toMatchObject({ body: 'Dari BKPP.', state: 'published' })
  expect((await row('karya-bkpp')).state).toBe('published')
})

it('retires what has no file any more, and brings it back with its file', async () => {
  await take([cuti, kgb])
  expect(await take([kgb])).toEqual({ added: 0, changed: 0, retired: 1 })
  expect((await row('cuti')).state).toBe('retired')
  expect(await take([kgb])).toEqual({ added: 0, changed: 0, retired: 0 })
  expect(await take([cuti, kgb])).toEqual({ added: 0, changed: 1, retired: 0 })
  expect((await row('cuti')).state).toBe('published')
})

it('takes them once however many processes start together', async () => {
  const changes = await Promise.all([take([cuti, kgb]), take([cuti, kgb]), take([cuti, kgb])])
  expect(changes.map(({ added }) => added).sort()).toEqual([0, 0, 2])
})
