/** Answers a question about an invented record and puts it into words, the way a person reads it. */
import { loadReplies } from '#assistant/load-replies.ts'
import { answer, type MoreFacts } from '#core/answers/answer.ts'
import type { Facts } from '#core/answers/facts.ts'
import { createReplies } from '#core/answers/replies.ts'
import type { Reply } from '#core/answers/reply.ts'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import type { Ask, Topic } from '#core/dialogue/command.ts'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { parametersAt, type RuleParameters } from '#core/personnel/parameters.ts'
import type { PersonnelRecord } from '#core/personnel/record.ts'
import type { RichText } from '#core/rich-text.ts'
import { buildRecord, day } from './record.ts'

export const replies = createReplies(await loadReplies('prompts/replies'))

/** The day on which the tests' answers are given. */
export const today = day('2026-11-24')

const checked = new Map<string, RuleParameters>()

function parametersOn(date: Temporal.PlainDate): RuleParameters {
  const parameters = checked.get(date.toString()) ?? parametersAt(defaultParameters, date)
  checked.set(date.toString(), parameters)
  return parameters
}

export function factsOf(parts: Partial<PersonnelRecord> = {}, asOf = today): Facts {
  return {
    record: buildRecord(parts),
    parameters: parametersOn(asOf),
    holidays: defaultHolidays,
    today: asOf,
  }
}

export interface Question extends Partial<MoreFacts> {
  readonly topic: Topic
  readonly ask?: Omit<Ask, 'name' | 'topic'>
  readonly record?: Partial<PersonnelRecord>
  readonly asOf?: Temporal.PlainDate
}

export function replyTo({
  topic,
  ask = {},
  record = {},
  asOf,
  sessions = [],
  team = [],
  requests = [],
}: Question): Reply {
  return answer({ name: 'ask', topic, ...ask }, factsOf(record, asOf), { sessions, team, requests }).reply
}

/** With marks, so that a test sees what stands out: `**bold**`, `_italic_`. */
export function wordsOf({ template, view }: Reply): string {
  return marked(replies.render(template, view))
}

export function wordsTo(question: Question): string {
  return wordsOf(replyTo(question))
}

export function marked(text: RichText): string {
  return text.map(({ text: part, bold, italic }) => (bold ? `**${part}**` : italic ? `_${part}_` : part)).join('')
}

export const labelsOf = ({ choices }: Reply): string[] => choices.map(({ label }) => label)
