/** The articles in the repository are all well formed; what is wrong in a file is said with its name, all at once. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadKnowledge } from '#assistant/load-knowledge.ts'
import { day } from '#test/support/record.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semar-articles-'))
})
afterEach(() => rm(folder, { recursive: true }))

const front = `title: Cuti contoh
questions: [Apa itu cuti contoh?]
keywords: []
topics: [leave.balance]
sources: [Peraturan contoh 1/2025]
uncertainty: null
validFrom: 2026-01-01
validUntil: null
owner: 'BKPP, urusan contoh'
reviewOn: 2027-01-31
peopleOnly: false`
const write = (name: string, text: string) => writeFile(join(folder, name), text)

it('reads an article, its name from the file', async () => {
  await write('cuti-contoh.md', `---\n${front}\n---\n\nJawaban.\n\nRincian.\n`)
  await write('README.md', '# Cara menulis')
  const [article, ...more] = await loadKnowledge(folder)
  expect(more).toEqual([])
  expect(article).toMatchObject({
    slug: 'cuti-contoh',
    body: 'Jawaban.\n\nRincian.',
    validFrom: day('2026-01-01'),
    validUntil: null,
  })
})

it('knows a changed file by its hash, whatever the line ends are', async () => {
  await write('a.md', `---\n${front}\n---\nJawaban.\n`)
  await write('b.md', `---\n${front}\n---\nJawaban.\n`.replaceAll('\n', '\r\n'))
  await write('c.md', `---\n${front}\n---\nJawaban lain.\n`)
  const [a, b, c] = await loadKnowledge(folder)
  expect(a?.fileHash).toBe(b?.fileHash)
  expect(a?.fileHash).not.toBe(c?.fileHash)
})

it('reports everything that is wrong, file by file', async () => {
  await write('Besar.md', `---\n${front}\n---\nJawaban.`)
  await write('tanpa-depan.md', 'Jawaban saja.')
  await write('bukan-yaml.md', '---\n: [\n---\nJawaban.')
  await write('kurang.md', `---\n${front.replace('sources: [Peraturan contoh 1/2025]', 'sources: []')}\nlain: 1\n---\n`)
  await write('salah-topik.md', `---\n${front.replace('leave.balance', 'leave.all')}\n---\nJawaban.`)
  await write('punya-slug.md', `---\nslug: lain\n${front}\n---\nJawaban.`)
  const problem = await loadKnowledge(folder).then(
    () => '',
    (error: Error) => error.message,
  )
  for (const expected of [
    /^Besar\.md: slug: /m,
    /^tanpa-depan\.md: begin it with front matter/m,
    /^bukan-yaml\.md: the front matter is no YAML/m,
    /^kurang\.md: sources: /m,
    /^kurang\.md: body: /m,
    /^kurang\.md: .*lain/m,
    /^salah-topik\.md: topics\.0: /m,
    /^punya-slug\.md: remove "slug"/m,
  ]) {
    expect(problem).toMatch(expected)
  }
})

it('finds nothing wrong with the first edition', async () => {
  const articles = await loadKnowledge('prompts/knowledge')
  expect(articles.length).toBeGreaterThanOrEqual(60)
  expect(new Set(articles.map(({ title }) => title)).size).toBe(articles.length)
})
