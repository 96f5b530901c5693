/** Reads the command line of `npm run desk` into what is wanted, or says in English what is wrong with it. */
import { parseArgs } from 'node:util'
import type { FeedbackGrouping } from '#core/training-feedback-report.ts'
import { DeskUsage } from './desk-usage.ts'
import { type PeopleRequest, peopleUsage, readPeopleArguments } from './people-arguments.ts'
import { decider, numberOf, textOf } from './read-argument.ts'
import type { TraceRequest } from './trace-desk.ts'

const usage = `Usage:
  npm run desk -- certificates
  npm run desk -- certificate N [--save FILE]
  npm run desk -- accept N [--hours JP] --by NAME
  npm run desk -- refuse N --why TEXT --by NAME
  npm run desk -- corrections
  npm run desk -- correction N [--save FILE]
  npm run desk -- take N --by NAME
  npm run desk -- answer N --accept TEXT | --refuse TEXT --by NAME
  npm run desk -- sessions
  npm run desk -- session cancel N [--why TEXT] --by NAME
  npm run desk -- attendance N FILE --by NAME
  npm run desk -- gaps [--unit CODE]
  npm run desk -- feedback [--session N | --by provider|competency]
  npm run desk -- articles
  npm run desk -- article SLUG
  npm run desk -- article-check
  npm run desk -- traces [--before N]
  npm run desk -- trace N
${peopleUsage}`

export type DeskRequest =
  | PeopleRequest
  | TraceRequest
  | { readonly verb: 'certificates' | 'corrections' | 'sessions' | 'articles' | 'article-check'; readonly by: string }
  | { readonly verb: 'article'; readonly slug: string; readonly by: string }
  | {
      readonly verb: 'certificate' | 'correction'
      readonly number: number
      readonly save: string | null
      readonly by: string
    }
  | { readonly verb: 'accept'; readonly number: number; readonly hours: number | null; readonly by: string }
  | { readonly verb: 'refuse'; readonly number: number; readonly why: string; readonly by: string }
  | { readonly verb: 'take'; readonly number: number; readonly by: string }
  | {
      readonly verb: 'answer'
      readonly number: number
      readonly isAccepted: boolean
      readonly text: string
      readonly by: string
    }
  | { readonly verb: 'cancel'; readonly session: number; readonly why: string | null; readonly by: string }
  | { readonly verb: 'attendance'; readonly session: number; readonly path: string; readonly by: string }
  /** Null: all sessions of a year. */
  | {
      readonly verb: 'feedback'
      readonly grouping: FeedbackGrouping
      readonly session: number | null
      readonly by: string
    }
  /** Null: the whole city by agency. */
  | { readonly verb: 'gaps'; readonly unit: string | null; readonly by: string }

export function readDeskArguments(args: readonly string[]): DeskRequest {
  const { values, positionals } = parsed(args)
  const [verb = '', ...rest] = positionals
  const viewer = values.by?.trim() || 'command'
  const people = readPeopleArguments(verb, rest, values)
  if (people) return people
  switch (verb) {
    case 'certificates':
    case 'corrections':
    case 'sessions':
    case 'articles':
    case 'article-check':
      if (rest.length > 0) throw new DeskUsage(usage)
      return { verb, by: viewer }
    case 'certificate':
    case 'correction':
      return { verb, number: numberOf(verb, rest), save: values.save ?? null, by: viewer }
    case 'accept':
      return { verb, number: numberOf(verb, rest), hours: hoursOf(values.hours), by: decider(verb, values.by) }
    case 'refuse':
      return {
        verb,
        number: numberOf(verb, rest),
        why: textOf('--why', values.why),
        by: decider(verb, values.by),
      }
    case 'take':
      return { verb, number: numberOf(verb, rest), by: decider(verb, values.by) }
    case 'answer': {
      const { accept, refuse } = values
      if ((accept === undefined) === (refuse === undefined)) {
        throw new DeskUsage('"answer" wants either --accept TEXT or --refuse TEXT; the text is sent to the person.')
      }
      const isAccepted = accept !== undefined
      const text = isAccepted ? textOf('--accept', accept) : textOf('--refuse', refuse)
      return { verb, number: numberOf(verb, rest), isAccepted, text, by: decider(verb, values.by) }
    }
    case 'session': {
      const [what, ...numbers] = rest
      if (what !== 'cancel') throw new DeskUsage('"session" knows one thing to do: cancel N.')
      const why = values.why === undefined ? null : textOf('--why', values.why)
      return {
        verb: 'cancel',
        session: numberOf('session cancel', numbers),
        why,
        by: decider('session cancel', values.by),
      }
    }
    case 'attendance': {
      const [number, path, ...more] = rest
      if (path === undefined || more.length > 0) throw new DeskUsage('"attendance" wants a session and a file of NIPs.')
      return { verb, session: numberOf(verb, number === undefined ? [] : [number]), path, by: decider(verb, values.by) }
    }
    case 'article': {
      const [slug, ...more] = rest
      if (slug === undefined || more.length > 0)
        throw new DeskUsage('"article" wants one SLUG, as "articles" shows it.')
      return { verb, slug, by: viewer }
    }
    case 'traces': {
      if (rest.length > 0) throw new DeskUsage(usage)
      const before = values.before === undefined ? null : numberOf('traces --before', [values.before])
      return { verb, before, by: viewer }
    }
    case 'trace':
      return { verb, number: numberOf(verb, rest), by: viewer }
    case 'gaps':
      if (rest.length > 0) throw new DeskUsage(usage)
      return { verb, unit: values.unit?.trim() || null, by: viewer }
    case 'feedback':
      if (rest.length > 0) throw new DeskUsage(usage)
      // Here "by" is what the answers are grouped by; nobody's data is looked at.
      return { verb, ...feedbackScope(values.session, values.by), by: 'command' }
    default:
      throw new DeskUsage(usage)
  }
}

function feedbackScope(
  session: string | undefined,
  by: string | undefined,
): { grouping: FeedbackGrouping; session: number | null } {
  if (session !== undefined && by !== undefined) throw new DeskUsage('Give either --session or --by.')
  if (session !== undefined) return { grouping: 'session', session: numberOf('feedback --session', [session]) }
  if (by === undefined || by === 'session') return { grouping: 'session', session: null }
  if (by === 'provider' || by === 'competency') return { grouping: by, session: null }
  throw new DeskUsage('"feedback" is shown --by session, provider or competency.')
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        by: { type: 'string' },
        save: { type: 'string' },
        hours: { type: 'string' },
        why: { type: 'string' },
        accept: { type: 'string' },
        refuse: { type: 'string' },
        unit: { type: 'string' },
        session: { type: 'string' },
        before: { type: 'string' },
        article: { type: 'string' },
      },
    })
  } catch (error) {
    throw new DeskUsage(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function hoursOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const hours = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (hours >= 1 && hours <= 2000) return hours
  throw new DeskUsage('--hours wants a whole number of JP from 1 to 2000.')
}
