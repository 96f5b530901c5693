/** How well articles are found: questions in other words than the articles', and questions that none answers. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadKnowledge } from '#assistant/load-knowledge.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { loadLearnt } from '#assistant/load-learnt.ts'
import type { PolicyFinding } from '#core/knowledge/article.ts'
import { chooseArticle } from '#core/knowledge/choose-article.ts'
import { createLanguageModel } from '#core/language/model.ts'
import { wordsOf } from '#core/language/words.ts'
import { createArticleShelf } from '#db/article-shelf.ts'
import { createKnowledge } from '#db/knowledge.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'

interface Asked {
  /** Null: no article answers it. */
  readonly slug: string | null
  readonly text: string
}

interface Outcome extends Asked {
  readonly ranked: readonly string[]
  readonly finding: PolicyFinding
}

const clock = createFixedClock('2026-11-24T02:00:00Z')
let database: TestDatabase
let outcomes: readonly Outcome[]

/** Every second line was never looked at while the order was tuned. */
const isOfHalf = (half: string) => (_: unknown, at: number) => half === 'both' || (at % 2 === 0) === (half === 'tuned')

beforeAll(async () => {
  database = await createTestDatabase()
  const articles = await loadKnowledge('prompts/knowledge')
  await database.prisma.$transaction((db) => createArticleShelf({ db, clock }).takeFiles(articles))
  const knowledge = createKnowledge({ db: database.prisma })
  const sources = loadLanguageSources()
  const { normalize } = createLanguageModel(sources, loadLearnt(sources).learnt)
  const understood = (text: string) => normalize(wordsOf(text).map((word) => word.text)).join(' ')
  const questions = (await readFile('test/eval/policy.txt', 'utf8')).split('\n').flatMap((line): Asked[] => {
    const at = line.indexOf('|')
    if (line.startsWith('#') || at === -1) return []
    const slug = line.slice(0, at).trim()
    return [{ slug: slug === '-' ? null : slug, text: line.slice(at + 1).trim() }]
  })
  const found: Outcome[] = []
  for (const question of questions) {
    const ranked = await knowledge.search([understood(question.text), question.text], clock.today(), 6)
    found.push({
      ...question,
      ranked: ranked.map(({ article }) => article.slug),
      finding: chooseArticle(ranked, null),
    })
  }
  outcomes = found
}, 120_000)
afterAll(() => database.close())

const share = <One>(all: readonly One[], is: (one: One) => boolean) => all.filter(is).length / all.length
const isWrong = ({ slug, finding }: Outcome) => finding.kind === 'answer' && finding.article.slug !== slug
const isOffered = ({ slug, finding }: Outcome) =>
  finding.kind === 'answer'
    ? finding.article.slug === slug
    : finding.kind === 'choice' && finding.articles.some((article) => article.slug === slug)

it('asks for articles that there are', async () => {
  const slugs = new Set((await database.prisma.article.findMany({ select: { slug: true } })).map(({ slug }) => slug))
  expect(outcomes.flatMap(({ slug }) => (slug === null || slugs.has(slug) ? [] : [slug]))).toEqual([])
})

describe.each(['tuned', 'unseen', 'both'])('of the half that is %s', (half) => {
  const mine = () => outcomes.filter(isOfHalf(half))

  it('answerable questions are answered, or offered, and seldom wrongly', ({ annotate }) => {
    const answerable = mine().filter(({ slug }) => slug !== null)
    const figures = {
      questions: answerable.length,
      first: share(answerable, ({ slug, ranked }) => ranked[0] === slug),
      firstThree: share(answerable, ({ slug, ranked }) => slug !== null && ranked.slice(0, 3).includes(slug)),
      offered: share(answerable, isOffered),
      answered: share(answerable, ({ finding }) => finding.kind === 'answer'),
      nothing: share(answerable, ({ finding }) => finding.kind === 'nothing'),
      wrong: share(answerable, isWrong),
    }
    void annotate(JSON.stringify(figures))
    expect(figures.questions).toBeGreaterThan(100)
    expect(figures.first).toBeGreaterThanOrEqual(0.9)
    expect(figures.firstThree).toBeGreaterThanOrEqual(0.95)
    expect(figures.offered).toBeGreaterThanOrEqual(0.9)
    expect(figures.wrong).toBeLessThanOrEqual(0.03)
  })

  it('what no article answers is not answered', ({ annotate }) => {
    const unanswerable = mine().filter(({ slug }) => slug === null)
    const figures = {
      questions: unanswerable.length,
      nothing: share(unanswerable, ({ finding }) => finding.kind === 'nothing'),
      wrong: share(unanswerable, isWrong),
    }
    void annotate(JSON.stringify(figures))
    expect(figures.questions).toBeGreaterThan(20)
    expect(figures.nothing).toBeGreaterThanOrEqual(0.6)
    // One of thirty.
    expect(figures.wrong).toBeLessThan(0.04)
  })
})
