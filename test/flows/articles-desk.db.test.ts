/** HR's desk for the articles: a list, one whole, and what needs a look. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createArticleList } from '#db/article-list.ts'
import { createArticleShelf } from '#db/article-shelf.ts'
import { readDeskArguments } from '#src/desk/arguments.ts'
import { type ArticlesDesk, createArticlesDesk } from '#src/desk/articles-desk.ts'
import { buildArticle } from '#test/support/article.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { day } from '#test/support/record.ts'

const clock = createFixedClock('2026-11-24T02:00:00Z')
let database: TestDatabase
let desk: ArticlesDesk

beforeAll(async () => {
  database = await createTestDatabase()
  await database.prisma.$transaction((db) =>
    createArticleShelf({ db, clock }).takeFiles([
      buildArticle({ slug: 'berakhir', validUntil: day('2026-11-23') }),
      buildArticle({ slug: 'segera', validUntil: day('2026-12-31') }),
      buildArticle({ slug: 'lewat', reviewOn: day('2026-11-23'), peopleOnly: true }),
      buildArticle({ slug: 'tenang', uncertainty: 'Menunggu BKPP.' }),
      buildArticle({ slug: 'ditarik', reviewOn: day('2020-01-01') }),
    ]),
  )
  await database.prisma.article.update({ where: { slug: 'ditarik' }, data: { state: 'retired', origin: 'console' } })
  desk = createArticlesDesk({ articles: createArticleList({ db: database.prisma }), clock })
})
afterAll(() => database.close())

it('lists all with what is odd about them', async () => {
  const lines = (await desk.list()).split('\n')
  expect(lines[0]).toBe('5 artikel:')
  expect(lines).toContain('tenang: Judul tenang')
  expect(lines).toContain('berakhir: Judul berakhir [BERAKHIR]')
  expect(lines).toContain('lewat: Judul lewat [TINJAU, petugas]')
  expect(lines).toContain('ditarik: Judul ditarik [ditarik, diubah BKPP, TINJAU]')
})

it('shows one whole, or says that there is none', async () => {
  const text = await desk.show('tenang')
  expect(text).toContain('Jawaban singkat.')
  expect(text).toContain('Sumber: Peraturan contoh 1/2025')
  expect(text).toContain('Belum pasti: Menunggu BKPP.')
  await expect(desk.show('tak-ada')).rejects.toThrow('Tidak ada artikel "tak-ada"')
})

it('checks those in use: ended, ending, overdue', async () => {
  const text = await desk.check()
  expect(text).toMatch(/1 artikel sudah berakhir.*:\n- berakhir: 23 November 2026/)
  expect(text).toMatch(/1 artikel berakhir dalam 60 hari:\n- segera: 31 Desember 2026/)
  expect(text).toMatch(/1 artikel lewat tanggal tinjau:\n- lewat: 23 November 2026/)
  expect(text).not.toContain('ditarik:')
})

it('is asked for by name', () => {
  expect(readDeskArguments(['articles'])).toEqual({ verb: 'articles', by: 'command' })
  expect(readDeskArguments(['article', 'kgb-pns'])).toEqual({ verb: 'article', slug: 'kgb-pns', by: 'command' })
  expect(readDeskArguments(['article-check'])).toEqual({ verb: 'article-check', by: 'command' })
  expect(() => readDeskArguments(['article'])).toThrow('wants one SLUG')
})
