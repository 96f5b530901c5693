/** Answers questions about rules from the articles: found, and perhaps put into words, before the transaction. */

import type { Command } from '#core/dialogue/command.ts'
import { commandFromData } from '#core/dialogue/command-data.ts'
import { chosenData } from '#core/dialogue/offered.ts'
import type { DialogueState } from '#core/dialogue/state.ts'
import type { Step } from '#core/dialogue/step.ts'
import type { TurnItem } from '#core/dialogue/turn.ts'
import { type Asker, answerArticle, articleGone, noArticle, offerChoice } from '#core/knowledge/answer-article.ts'
import type { Article, PolicyFinding } from '#core/knowledge/article.ts'
import { chooseArticle } from '#core/knowledge/choose-article.ts'
import type { Ranked } from '#core/knowledge/rank.ts'
import { articleForGroup, type StaffGroup } from '#core/knowledge/staff-group.ts'
import type { Clock } from '#ports/clock.ts'
import type { Knowledge } from '#ports/knowledge.ts'
import type { PolicyPhrasing } from '#ports/policy-phrasing.ts'
import { audit, say, situationOf, type Talk } from './answer-talk.ts'
import type { PolicyFindings, PolicyFound } from './policy-findings.ts'

type PolicyStep = Extract<Step, { do: 'policy' }>

export interface AnswerPolicy {
  prepare(items: readonly TurnItem[], state: DialogueState, conversation: bigint): Promise<PolicyFindings>
  /** What is left to be done after it. */
  perform(talk: Talk, step: PolicyStep): Promise<readonly Step[]>
}

/** Looked at when a question is answered: three may be offered, and another group's may come before. */
const foundLimit = 6

export function createAnswerPolicy(needs: {
  knowledge: Knowledge
  clock: Clock
  /** Null: articles speak for themselves. */
  phrasing: PolicyPhrasing | null
}): AnswerPolicy {
  const { knowledge, clock, phrasing } = needs

  return {
    async prepare(items, state, conversation) {
      const findings = new Map<string, PolicyFound>()
      for (const { query, wordings } of questionsIn(items, state)) {
        if (findings.has(query)) continue
        const ranked = await knowledge.search(wordings, clock.today(), foundLimit)
        const question = wordings.at(-1) ?? query
        findings.set(query, { question, ranked, phrased: await phrase(question, ranked, conversation) })
      }
      return findings
    },

    async perform(talk, step) {
      const { isBound, isContract } = situationOf(talk, clock)
      const asker: Asker = { isBound, isContract }
      if (step.article !== null) return openArticle(talk, step.article, asker)
      if (step.of !== null) {
        const article = articleForGroup(await talk.stores.knowledge.ofTopic(step.of, clock.today()), groupOf(talk))
        if (article) return tell(talk, { kind: 'answer', article, phrased: null }, asker)
        say(talk, noArticle([step.of], asker))
        return []
      }
      const query = step.query ?? ''
      const found = talk.policies.get(query) ?? (await lookUp(talk, query))
      return tellFound(talk, found, asker)
    },
  }

  async function phrase(
    question: string,
    ranked: readonly Ranked[],
    conversation: bigint,
  ): Promise<PolicyFound['phrased']> {
    if (!phrasing) return null
    const likely = chooseArticle(ranked, null)
    if (likely.kind !== 'answer' || likely.article.peopleOnly) return null
    const text = await phrasing.phrase(question, likely.article, conversation)
    return text === null ? null : { slug: likely.article.slug, text }
  }

  async function lookUp(talk: Talk, query: string): Promise<PolicyFound> {
    return {
      question: query,
      ranked: await talk.stores.knowledge.search([query], clock.today(), foundLimit),
      phrased: null,
    }
  }

  async function openArticle(talk: Talk, slug: string, asker: Asker): Promise<readonly Step[]> {
    const article = await talk.stores.knowledge.find(slug, clock.today())
    if (article) return tell(talk, { kind: 'answer', article, phrased: null }, asker)
    say(talk, articleGone())
    return tellFound(talk, await lookUp(talk, slug.replaceAll('-', ' ')), asker)
  }

  async function tellFound(talk: Talk, found: PolicyFound, asker: Asker): Promise<readonly Step[]> {
    const finding = chooseArticle(found.ranked, groupOf(talk))
    if (finding.kind === 'nothing') {
      say(talk, noArticle(found.ranked[0]?.article.topics ?? [], asker))
      const text = found.question.trim()
      return text === '' ? [] : [{ do: 'noteUnanswered', text, reason: 'no_article' }]
    }
    const { phrased, ranked } = found
    if (finding.kind === 'answer' && phrased?.slug === finding.article.slug) {
      return tell(talk, { ...finding, phrased: phrased.text }, asker, ranked)
    }
    return tell(talk, finding, asker, ranked)
  }

  async function tell(
    talk: Talk,
    finding: Exclude<PolicyFinding, { kind: 'nothing' }>,
    asker: Asker,
    ranked: readonly Ranked[] = [],
  ): Promise<readonly Step[]> {
    if (finding.kind === 'choice') {
      say(talk, offerChoice(finding.articles))
      return []
    }
    const { article, phrased } = finding
    say(talk, answerArticle(article, { phrased, related: relatedTo(article, ranked), asker, today: clock.today() }))
    talk.state = { ...talk.state, article: { slug: article.slug, title: article.title } }
    await audit(talk, 'policy.answered', { article: article.slug })
    return []
  }
}

/** The next one that was found, where it may have been meant as well. */
function relatedTo({ slug }: Article, ranked: readonly Ranked[]): readonly Article[] {
  const next = ranked.find(({ article, score }) => article.slug !== slug && score >= relatedScore)
  return next ? [next.article] : []
}
const relatedScore = 0.4

function groupOf({ record }: Talk): StaffGroup | null {
  switch (record?.kind) {
    case 'pppk':
      return 'pppk'
    case 'pppk_paruh_waktu':
      return 'part_time'
    case 'cpns':
      return 'cpns'
    default:
      return null
  }
}

interface Question {
  /** As the step will carry it. */
  readonly query: string
  /** As understood, and as written where the message asks nothing else. */
  readonly wordings: readonly string[]
}

function questionsIn(items: readonly TurnItem[], state: DialogueState): readonly Question[] {
  return items.flatMap((item) => {
    const text = item.kind === 'text' ? item.text : ''
    const commands = commandsOf(item, state)
    return commands.flatMap((command): Question[] => {
      if (command.name !== 'policy' || command.article !== undefined) return []
      const query = command.query ?? ''
      const wordings = [query, commands.length === 1 ? text : ''].filter((wording) => wording.trim() !== '')
      return wordings.length > 0 ? [{ query, wordings }] : []
    })
  })
}

function commandsOf(item: TurnItem, { offered }: DialogueState): readonly Command[] {
  if (item.kind !== 'text' && item.kind !== 'choice') return item.kind === 'media' ? item.commands : []
  const data = item.kind === 'choice' ? item.data : chosenData(item.text, offered)
  if (data === null) return item.kind === 'text' ? item.commands : []
  const command = commandFromData(data)
  return command ? [command] : []
}
