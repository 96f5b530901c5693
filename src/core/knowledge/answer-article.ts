/** Puts an article, a choice of articles, or that there is none, into a reply. */
import { offer, type Reply, reply } from '../answers/reply.ts'
import { offerTopic } from '../answers/topic-labels.ts'
import { formatDate } from '../calendar/indonesian-date.ts'
import type { Topic } from '../dialogue/command.ts'
import type { Choice } from '../message.ts'
import { parseRichText } from '../rich-text.ts'
import type { Article } from './article.ts'
import { writeMarkup } from './write-markup.ts'

/** Whoever asks, as far as the next step depends on it. */
export interface Asker {
  readonly isBound: boolean
  readonly isContract: boolean
}

const officer = offer('Bicara dengan petugas', { name: 'handoff' })
const dispute = offer('Jawaban ini salah', { name: 'dispute' })
const help = offer('Apa saja yang bisa ditanyakan', { name: 'help' })
const sourceLimit = 4
const labelLimit = 60

export function answerArticle(
  article: Article,
  given: {
    /** A model's words, checked; null: the article's own. */
    readonly phrased: string | null
    readonly related: readonly Article[]
    readonly asker: Asker
    readonly today: Temporal.PlainDate
  },
): Reply {
  const { phrased, related, asker, today } = given
  const [first = '', ...rest] = (phrased ?? article.body).trim().split(/\n\s*\n/)
  const isOverdue = Temporal.PlainDate.compare(article.reviewOn, today) < 0
  const near = nearTopic(article.topics, asker)
  const choices = [
    ...(article.peopleOnly ? [officer] : []),
    ...(near ? [offerTopic(near)] : []),
    ...related.filter(({ slug }) => slug !== article.slug).map(offerArticle),
  ]
  return reply(
    'policy.answer',
    {
      jawab: phrased === null ? emphasised(first) : writeMarkup([{ text: first, bold: true }]),
      rinci: rest.length === 0 ? null : rest.map((part) => paragraph(part, phrased !== null)).join('\n\n'),
      belumPasti: article.uncertainty,
      dasar: article.sources.slice(0, sourceLimit).join('; '),
      tinjau: isOverdue ? null : formatDate(article.reviewOn),
      lewatTinjau: isOverdue ? formatDate(article.reviewOn) : null,
    },
    [...choices.slice(0, 2), dispute],
  )
}

export function offerChoice(articles: readonly Article[]): Reply {
  return reply('policy.choice', { hanyaSatu: articles.length === 1 }, articles.slice(0, 3).map(offerArticle))
}

/** `near`: what the asker may want to know about themselves instead. */
export function noArticle(near: readonly Topic[], asker: Asker): Reply {
  const topic = nearTopic(near, asker)
  return reply('policy.nothing', {}, [officer, ...(topic ? [offerTopic(topic)] : []), help].slice(0, 3))
}

/** An older button whose article is no longer in use; what is found in its place follows. */
export const articleGone = (): Reply => reply('policy.gone')

export const offerArticle = ({ title, slug }: Pick<Article, 'title' | 'slug'>): Choice =>
  offer(title.length <= labelLimit ? title : `${title.slice(0, labelLimit - 1).trimEnd()}…`, {
    name: 'policy',
    article: slug,
  })

/** A personal question for somebody who is known, and that their kind of employment has. */
function nearTopic(topics: readonly Topic[], { isBound, isContract }: Asker): Topic | null {
  if (!isBound) return null
  return topics.find((topic) => !(isContract && topic.startsWith('promotion.'))) ?? null
}

/** All of it stands out, unless its author said what does. */
function emphasised(text: string): string {
  const spans = parseRichText(text)
  return writeMarkup(spans.some(({ bold }) => bold) ? spans : spans.map((span) => ({ ...span, bold: true })))
}

const paragraph = (text: string, isPlain: boolean): string => writeMarkup(isPlain ? [{ text }] : parseRichText(text))
