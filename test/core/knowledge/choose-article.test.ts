/** One answer only when it is sure and alone; the asker's own group first. */
import { describe, expect, it } from 'vitest'
import { chooseArticle } from '#core/knowledge/choose-article.ts'
import { articleForGroup, groupsIn } from '#core/knowledge/staff-group.ts'
import { buildArticle } from '#test/support/article.ts'

const found = (...pairs: readonly (readonly [string, number])[]) =>
  pairs.map(([title, score]) => ({
    article: buildArticle({ slug: title.toLowerCase().replaceAll(' ', '-'), title }),
    score,
  }))
const said = (finding: ReturnType<typeof chooseArticle>) =>
  finding.kind === 'answer'
    ? finding.article.title
    : finding.kind === 'choice'
      ? finding.articles.map(({ title }) => title)
      : null

describe('what is said', () => {
  it('is one article that is sure and stands out', () => {
    expect(said(chooseArticle(found(['Cuti', 0.9], ['KGB', 0.5]), null))).toBe('Cuti')
    expect(said(chooseArticle(found(['Cuti', 0.9]), null))).toBe('Cuti')
  })
  it('is a choice of at most three when two are near, or none is sure', () => {
    expect(said(chooseArticle(found(['A', 0.9], ['B', 0.88], ['C', 0.87], ['D', 0.86]), null))).toEqual(['A', 'B', 'C'])
    expect(said(chooseArticle(found(['A', 0.45], ['B', 0.38], ['C', 0.1]), null))).toEqual(['A', 'B'])
  })
  it('is nothing when nothing has to do with it', () => {
    expect(said(chooseArticle([], null))).toBeNull()
    expect(said(chooseArticle(found(['A', 0.2]), null))).toBeNull()
  })
  it("prefers what is for the asker's group among equals", () => {
    const equals = found(['KGB', 0.6], ['KGB PPPK', 0.58], ['Cuti', 0.2])
    expect(said(chooseArticle(equals, 'pppk'))).toEqual(['KGB PPPK', 'KGB'])
    expect(said(chooseArticle(equals, null))).toEqual(['KGB', 'KGB PPPK'])
  })
})

describe('groups', () => {
  it('are told apart by their names', () => {
    expect([...groupsIn('Apakah P3K paruh waktu dapat THR?')]).toEqual(['part_time'])
    expect([...groupsIn('PPPK menjadi PNS')]).toEqual(['pppk', 'pns'])
    expect([...groupsIn('Cuti sakit')]).toEqual([])
  })
  it('choose the rule behind an answer', () => {
    const articles = [{ title: 'KGB PPPK' }, { title: 'KGB' }]
    expect(articleForGroup(articles, 'pppk')?.title).toBe('KGB PPPK')
    expect(articleForGroup(articles, null)?.title).toBe('KGB')
    expect(articleForGroup(articles, 'cpns')?.title).toBe('KGB')
    expect(articleForGroup([], 'cpns')).toBeNull()
  })
})
