/** Reads the part of the command line that is about conversations: handovers, unanswered questions, reviews. */
import { handoverUnits, isHandoverUnit } from '#core/handover/unit.ts'
import { DeskUsage } from './desk-usage.ts'
import { decider, numberOf, textOf } from './read-argument.ts'

export const peopleUsage = `  npm run desk -- handovers [--unit ${Object.keys(handoverUnits).join('|')}]
  npm run desk -- handover N
  npm run desk -- handover-take N --by NAME
  npm run desk -- handover-answer N TEXT --by NAME
  npm run desk -- handover-close N --by NAME
  npm run desk -- questions
  npm run desk -- question N
  npm run desk -- question-answered N --article SLUG --by NAME
  npm run desk -- question-ignore N --by NAME
  npm run desk -- reviews
  npm run desk -- review N
  npm run desk -- review-right N TEXT --by NAME
  npm run desk -- review-mended N TEXT --by NAME`

interface Numbered {
  readonly number: number
  readonly by: string
}

export type HandoverRequest =
  /** Null: all units. */
  | { readonly verb: 'handovers'; readonly unit: string | null; readonly by: string }
  | ({ readonly verb: 'handover' | 'handover-take' | 'handover-close' } & Numbered)
  | ({ readonly verb: 'handover-answer'; readonly text: string } & Numbered)

export type QuestionRequest =
  | { readonly verb: 'questions'; readonly by: string }
  | ({ readonly verb: 'question' | 'question-ignore' } & Numbered)
  | ({ readonly verb: 'question-answered'; readonly article: string } & Numbered)

export type ReviewRequest =
  | { readonly verb: 'reviews'; readonly by: string }
  | ({ readonly verb: 'review' } & Numbered)
  | ({ readonly verb: 'review-right' | 'review-mended'; readonly text: string } & Numbered)

export type PeopleRequest = HandoverRequest | QuestionRequest | ReviewRequest

export interface PeopleOptions {
  readonly by?: string | undefined
  readonly unit?: string | undefined
  readonly article?: string | undefined
}

/** Null: it is about something else. */
export function readPeopleArguments(
  verb: string,
  rest: readonly string[],
  { by, unit, article }: PeopleOptions,
): PeopleRequest | null {
  const viewer = by?.trim() || 'command'
  switch (verb) {
    case 'handovers':
      nothingMore(verb, rest)
      return { verb, unit: unitOf(unit), by: viewer }
    case 'questions':
    case 'reviews':
      nothingMore(verb, rest)
      return { verb, by: viewer }
    case 'handover':
    case 'question':
    case 'review':
      return { verb, number: numberOf(verb, rest), by: viewer }
    case 'handover-take':
    case 'handover-close':
    case 'question-ignore':
      return { verb, number: numberOf(verb, rest), by: decider(verb, by) }
    case 'handover-answer':
    case 'review-right':
    case 'review-mended': {
      const [number, text, ...more] = rest
      if (more.length > 0) throw new DeskUsage(`"${verb}" wants a number and one text in quotes.`)
      return {
        verb,
        number: numberOf(verb, number === undefined ? [] : [number]),
        text: textOf(`"${verb}"`, text),
        by: decider(verb, by),
      }
    }
    case 'question-answered': {
      const slug = article?.trim() ?? ''
      if (slug === '') throw new DeskUsage('"question-answered" wants --article SLUG: the article that answers it.')
      return { verb, number: numberOf(verb, rest), article: slug, by: decider(verb, by) }
    }
    default:
      return null
  }
}

function unitOf(unit: string | undefined): string | null {
  const name = unit?.trim() ?? ''
  if (name === '') return null
  if (isHandoverUnit(name)) return name
  throw new DeskUsage(`--unit wants one of ${Object.keys(handoverUnits).join(', ')}.`)
}

function nothingMore(verb: string, rest: readonly string[]): void {
  if (rest.length > 0) throw new DeskUsage(`"${verb}" wants nothing more.`)
}
