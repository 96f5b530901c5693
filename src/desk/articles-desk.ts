/** HR's desk for the articles: which there are, what one says, and which need a look. */
import { formatDate } from '#core/calendar/indonesian-date.ts'
import type { Clock } from '#ports/clock.ts'
import type { ArticleList, ListedArticle } from '#ports/knowledge.ts'
import { DeskProblem } from './desk-problem.ts'

export interface ArticlesDesk {
  list(): Promise<string>
  show(slug: string): Promise<string>
  /** Overdue reviews, and what is about to end or has ended. */
  check(): Promise<string>
}

/** So far ahead the end of an article is told. */
const daysAhead = 60

export function createArticlesDesk(needs: { articles: ArticleList; clock: Clock }): ArticlesDesk {
  const { articles, clock } = needs
  return {
    async list() {
      const rows = await articles.all()
      if (rows.length === 0) return 'Belum ada artikel.'
      return [`${rows.length} artikel:`, ...rows.map((row) => lineOf(row, clock.today()))].join('\n')
    },

    async show(slug) {
      const row = (await articles.all()).find((each) => each.article.slug === slug)
      if (!row) throw new DeskProblem(`Tidak ada artikel "${slug}"; lihat daftarnya dengan "articles".`)
      return textOf(row, clock.today())
    },

    async check() {
      const today = clock.today()
      const used = (await articles.all()).filter(({ state }) => state === 'published')
      const ended = used.filter(({ article }) => isBefore(article.validUntil, today))
      const ending = used.filter(({ article: { validUntil } }) => {
        return !isBefore(validUntil, today) && isBefore(validUntil, today.add({ days: daysAhead + 1 }))
      })
      const overdue = used.filter((row) => !ended.includes(row) && isBefore(row.article.reviewOn, today))
      const parts = [
        part('sudah berakhir, tidak dipakai menjawab lagi', ended, ({ validUntil }) => validUntil),
        part(`berakhir dalam ${daysAhead} hari`, ending, ({ validUntil }) => validUntil),
        part('lewat tanggal tinjau', overdue, ({ reviewOn }) => reviewOn),
      ].filter((text) => text !== null)
      return parts.length > 0 ? parts.join('\n\n') : `${used.length} artikel dipakai; tidak ada yang perlu ditinjau.`
    },
  }
}

const isBefore = (date: Temporal.PlainDate | null, other: Temporal.PlainDate): boolean =>
  date !== null && Temporal.PlainDate.compare(date, other) < 0

function part(
  head: string,
  rows: readonly ListedArticle[],
  dateOf: (article: ListedArticle['article']) => Temporal.PlainDate | null,
): string | null {
  if (rows.length === 0) return null
  const lines = rows.map(({ article }) => {
    const date = dateOf(article)
    return `- ${article.slug}: ${date ? formatDate(date) : ''} (${article.owner})`
  })
  return [`${rows.length} artikel ${head}:`, ...lines].join('\n')
}

const stateWords = { draft: 'draf', published: 'dipakai', retired: 'ditarik' } as const
const originWords = { file: 'dari berkas', console: 'diubah BKPP' } as const

function lineOf({ article, state, origin }: ListedArticle, today: Temporal.PlainDate): string {
  const marks = [
    ...(state === 'published' ? [] : [stateWords[state]]),
    ...(origin === 'file' ? [] : [originWords[origin]]),
    ...(isBefore(article.validUntil, today) ? ['BERAKHIR'] : []),
    ...(isBefore(article.reviewOn, today) ? ['TINJAU'] : []),
    ...(article.peopleOnly ? ['petugas'] : []),
  ]
  return `${article.slug}: ${article.title}${marks.length > 0 ? ` [${marks.join(', ')}]` : ''}`
}

function textOf({ article, state, origin, edition, updatedBy }: ListedArticle, today: Temporal.PlainDate): string {
  const { validUntil } = article
  const until = validUntil ? ` sampai ${formatDate(validUntil)}${isBefore(validUntil, today) ? ' (BERAKHIR)' : ''}` : ''
  return [
    `${article.title} (${article.slug})`,
    `Keadaan: ${stateWords[state]}, ${originWords[origin]}, edisi ${edition}, terakhir oleh ${updatedBy}`,
    `Berlaku sejak ${formatDate(article.validFrom)}${until}; ditinjau paling lambat ${formatDate(article.reviewOn)}`,
    `Pemilik: ${article.owner}`,
    '',
    article.body,
    '',
    `Sumber: ${article.sources.join('; ')}`,
    ...(article.uncertainty === null ? [] : [`Belum pasti: ${article.uncertainty}`]),
    ...(article.topics.length === 0 ? [] : [`Aturan di balik: ${article.topics.join(', ')}`]),
    'Cara orang menanyakan:',
    ...article.questions.map((question) => `- ${question}`),
  ].join('\n')
}
