/** What is said to a question, from what was found for it: one article, two or three to choose from, or that there is none. */
import type { PolicyFinding } from './article.ts'
import type { Ranked } from './rank.ts'
import { groupsIn, type StaffGroup } from './staff-group.ts'

/** Below this nothing that was found has to do with the question. */
const relatedScore = 0.36
/** From here on, and that far before the next, one article is the answer. */
const sureScore = 0.5
const sureMargin = 0.12
/** So far behind the best one an article is still offered. */
const offeredMargin = 0.2

export function chooseArticle(found: readonly Ranked[], group: StaffGroup | null): PolicyFinding {
  const ordered = forGroup(found, group)
  const [best, next] = ordered
  if (!best || best.score < relatedScore) return { kind: 'nothing' }
  const isAlone = !next || best.score - next.score >= sureMargin
  if (isAlone && best.score >= sureScore) return { kind: 'answer', article: best.article, phrased: null }
  const offered = ordered.filter(({ score }) => score >= relatedScore && best.score - score <= offeredMargin)
  return { kind: 'choice', articles: offered.slice(0, 3).map(({ article }) => article) }
}

/** What was written for the asker's own group comes first where the question names none. */
function forGroup(found: readonly Ranked[], group: StaffGroup | null): readonly Ranked[] {
  if (group === null) return found
  return found
    .map((each) => (groupsIn(each.article.title).has(group) ? { ...each, score: each.score + ownBonus } : each))
    .sort((one, other) => other.score - one.score)
}

const ownBonus = 0.1
