/** What of a model's answer is taken: commands it may give, that fit what was asked; otherwise nothing of it. */
import { type Command, commandSchema } from '../dialogue/command.ts'
import type { Redacted } from '../redact.ts'
import { restore } from '../redact.ts'
import { failed, ok, type Result } from '../result.ts'
import { modelAnswerSchema } from './model-command.ts'

/** Why not, for the trace. */
export type CommandProblem = 'shape' | 'unclear' | 'free_text' | 'other_person' | 'number' | 'subject'

export function acceptCommands(
  answer: unknown,
  given: {
    /** What was sent. */
    readonly redacted: Redacted
    /** How many choices stand on the screen. */
    readonly offered: number
    readonly today: Temporal.PlainDate
    /** What `unsupported` may name. */
    readonly subjects: ReadonlySet<string>
  },
): Result<readonly Command[], CommandProblem> {
  const read = modelAnswerSchema.safeParse(answer)
  if (!read.success) return failed('shape')
  const commands: Command[] = []
  for (const command of read.data.commands) {
    // The engine's own words about what it did not understand are at least as good.
    if (command.name === 'none' && command.reason === 'unclear') return failed('unclear')
    const parsed = commandSchema.safeParse(restored(withoutNulls(command), given.redacted))
    if (!parsed.success) return failed('shape')
    const problem = problemOf(parsed.data, given)
    if (problem) return failed(problem)
    if (!commands.some((other) => JSON.stringify(other) === JSON.stringify(parsed.data))) commands.push(parsed.data)
  }
  // A refusal stands alone: nothing is answered beside it.
  const refusal = commands.find(({ name }) => name === 'refuse')
  return ok(refusal ? [refusal] : commands)
}

function problemOf(command: Command, given: Parameters<typeof acceptCommands>[1]): CommandProblem | null {
  const isAboutSomebody = [...given.redacted.replaced.keys()].some((placeholder) =>
    /^\[(?:NAMA|NIP)-/.test(placeholder),
  )
  switch (command.name) {
    case 'ask':
      // Somebody is named: the own record would be the wrong answer, said with confidence.
      if (isAboutSomebody) return 'other_person'
      return isFarFrom(given.today, command) ? 'number' : null
    case 'clarify':
      return command.options.map((option) => problemOf(option, given)).find((problem) => problem !== null) ?? null
    case 'training.register':
    case 'training.wait':
    case 'training.cancel':
      if (command.ordinal !== undefined && command.ordinal > given.offered) return 'number'
      return command.title !== undefined && !isPlain(command.title) ? 'free_text' : null
    case 'policy':
      return command.query !== undefined && isPlain(command.query) ? null : 'free_text'
    case 'unsupported':
      return given.subjects.has(command.subject) ? null : 'subject'
    default:
      return null
  }
}

/** Words as somebody asks them: no link, no markup, no number that could be somebody's, no placeholder left. */
const isPlain = (text: string): boolean =>
  !/https?:|www\.|[@<>{}[\]`|\\#*]|\d{7,}|(?:\d\D{0,2}){9,}/i.test(text) && !/[\p{Cc}\p{Cf}]/u.test(text)

/** No plan and no record is so far away. */
function isFarFrom(today: Temporal.PlainDate, ask: Extract<Command, { name: 'ask' }>): boolean {
  const years = [ask.fromMonth?.slice(0, 4), ask.untilMonth?.slice(0, 4), ask.date?.slice(0, 4), ask.year]
  return years.some((year) => year !== undefined && Math.abs(Number(year) - today.year) > 50)
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === null ? [] : [[key, withoutNulls(each)]])),
  )
}

/** Words that a person typed come back into titles and questions. */
function restored(value: unknown, redacted: Redacted): unknown {
  if (Array.isArray(value)) return value.map((each) => restored(each, redacted))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      typeof each === 'string' && (key === 'title' || key === 'query')
        ? restore(each, redacted.replaced).trim()
        : restored(each, redacted),
    ]),
  )
}
