/** Runs the held-out questions through an understanding and counts. */
import type { Understanding } from '#ports/understanding.ts'
import { describe, evalToday, judge, type Question, type Verdict } from './questions.ts'

export interface Outcome extends Question {
  readonly said: string
  readonly verdict: Verdict
  readonly confidence: number
}

export interface Measured {
  readonly outcomes: readonly Outcome[]
  /** Share of right answers. */
  readonly accuracy: number
  /** Share of answers that were wrong and not asked back. */
  readonly wrong: number
  /** Share of unrelated chatter that was taken for anything at all, a complaint or a thank you among it. */
  readonly falseAlarms: number
  /** Share of unrelated chatter that was taken for a personnel question. */
  readonly answeredChatter: number
  /** How well "none" or doubt separates unrelated chatter from questions of the trade: 1 is perfect, 0.5 chance. */
  readonly outOfScopeAuc: number
}

export async function measure(understanding: Understanding, questions: readonly Question[]): Promise<Measured> {
  const outcomes: Outcome[] = []
  for (const question of questions) {
    const context = { today: evalToday, lastAsk: null, offered: [] }
    const { commands, confidence } = await understanding.understand(question.text, context)
    outcomes.push({
      ...question,
      said: commands.map(describe).join(' + '),
      verdict: judge(question, commands),
      confidence,
    })
  }
  return summarised(outcomes)
}

export function summarised(outcomes: readonly Outcome[]): Measured {
  const outside = outcomes.filter(({ expected }) => expected.startsWith('none'))
  const inside = outcomes.filter(({ expected }) => !expected.startsWith('none'))
  return {
    outcomes,
    accuracy: share(outcomes, ({ verdict }) => verdict === 'right'),
    wrong: share(outcomes, ({ verdict }) => verdict === 'wrong'),
    falseAlarms: share(outside, ({ verdict }) => verdict !== 'right'),
    answeredChatter: share(outside, ({ said }) => personnel.test(said)),
    outOfScopeAuc: auc(inside.map(belonging), outside.map(belonging)),
  }
}

/** What is answered from data or rules, offered, written down, or sent on to an office. */
const personnel =
  /(?:^|\+ )(?!none|refuse|greet|thank|farewell|complain|help|about|deny|confirm|not_me|dispute|repeat|back|why)/

export function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length
}

/** How much the engine took the text for a matter of the trade, from -1 to 1. */
export function belonging({ said, confidence }: Pick<Outcome, 'said' | 'confidence'>): number {
  return said.startsWith('none') ? -confidence : confidence
}

/** The chance that one of the first is higher than one of the second. */
export function auc(higher: readonly number[], lower: readonly number[]): number {
  let won = 0
  for (const a of higher) for (const b of lower) won += a > b ? 1 : a === b ? 0.5 : 0
  return won / (higher.length * lower.length)
}
