/** A command in its short written form, for the data of a button: at most 64 bytes, read back to the same command. */
import { type Ask, type ButtonCommand, type Command, commandSchema } from './command.ts'

/** Telegram's limit for callback data, https://core.telegram.org/bots/api#inlinekeyboardbutton */
const limitBytes = 64

/**
 * Every command has such a form but a question back, which is no next step. Free text (a training's title, the subject
 * of `unsupported`, the words of a policy question) is cut where it would not fit; everything else reads back unchanged.
 */
export function dataFromCommand(command: ButtonCommand): string {
  switch (command.name) {
    case 'ask':
      return ['ask', command.topic, ...askFields(command)].join(':')
    case 'training.show':
      return `training.show:s${command.session}`
    case 'training.register':
    case 'training.wait':
    case 'training.cancel': {
      const fields: string[] = [command.name]
      if (command.session !== undefined) fields.push(`s${command.session}`)
      if (command.ordinal !== undefined) fields.push(`o${command.ordinal}`)
      if (command.title !== undefined) fields.push(`t${command.title}`)
      return cut(fields.join(':'))
    }
    case 'greet':
    case 'thank':
      return `${command.name}:${command.style}`
    case 'about':
    case 'unsupported':
      return cut(`${command.name}:${command.subject}`)
    case 'choose':
      return `choose:${command.ordinal}`
    case 'refuse':
      return `${command.name}:${command.reason}`
    case 'none':
      return command.kind === undefined ? `none:${command.reason}` : `none:${command.reason}:${command.kind}`
    case 'correct_data':
      return command.field === undefined ? command.name : `${command.name}:${command.field}`
    case 'policy':
      return cut(`policy:${command.article ?? ''}${command.query === undefined ? '' : `:${command.query}`}`)
    case 'complain':
      return command.isAngry ? 'complain:angry' : 'complain'
    default:
      return command.name
  }
}

/** Null for anything that `dataFromCommand` does not write: the data comes back from outside and is checked. */
export function commandFromData(data: string): Command | null {
  const parsed = commandSchema.safeParse(read(data))
  return parsed.success ? parsed.data : null
}

function read(data: string): unknown {
  const [name = '', ...fields] = data.split(':')
  const first = fields[0]
  const rest = data.slice(name.length + 1)
  switch (name) {
    case 'ask':
      return readAsk(first, fields.slice(1))
    case 'training.show':
      return fields.length === 1 && first?.startsWith('s') ? { name, session: wholeNumber(first.slice(1)) } : null
    case 'training.register':
    case 'training.wait':
    case 'training.cancel':
      return readTraining(name, rest)
    case 'greet':
    case 'thank':
      return { name, style: rest }
    case 'about':
    case 'unsupported':
      return { name, subject: rest }
    case 'choose':
      return { name, ordinal: wholeNumber(rest) }
    case 'refuse':
      return { name, reason: rest }
    case 'none':
      return { name, reason: first, ...(fields.length > 1 ? { kind: rest.slice((first ?? '').length + 1) } : {}) }
    case 'correct_data':
      return { name, ...(fields.length === 0 ? {} : { field: rest }) }
    case 'policy': {
      const query = rest.slice((first ?? '').length + 1)
      return { name, ...(first ? { article: first } : {}), ...(query === '' ? {} : { query }) }
    }
    case 'complain':
      return rest === '' || rest === 'angry' ? { name, ...(rest === 'angry' && { isAngry: true }) } : null
    default:
      return fields.length === 0 ? { name } : null
  }
}

function askFields(ask: Ask): string[] {
  const fields: string[] = []
  if (ask.fromMonth !== undefined) fields.push(`f${ask.fromMonth}`)
  if (ask.untilMonth !== undefined) fields.push(`u${ask.untilMonth}`)
  if (ask.date !== undefined) fields.push(`d${ask.date}`)
  if (ask.year !== undefined) fields.push(`y${ask.year}`)
  if (ask.quarter !== undefined) fields.push(`q${ask.quarter}`)
  if (ask.rank !== undefined) fields.push(`r${ask.rank}`)
  if (ask.page !== undefined) fields.push(`p${ask.page}`)
  return fields
}

function readAsk(topic: string | undefined, fields: readonly string[]): unknown {
  const ask: Record<string, unknown> = { name: 'ask', topic }
  for (const field of fields) {
    const value = field.slice(1)
    if (field.startsWith('f')) ask.fromMonth = value
    else if (field.startsWith('u')) ask.untilMonth = value
    else if (field.startsWith('d')) ask.date = value
    else if (field.startsWith('y')) ask.year = wholeNumber(value)
    else if (field.startsWith('q')) ask.quarter = wholeNumber(value)
    else if (field.startsWith('r')) ask.rank = value
    else if (field.startsWith('p')) ask.page = wholeNumber(value)
    else return null
  }
  return ask
}

function readTraining(name: string, rest: string): unknown {
  const fields = /^(?:s(\d+))?:?(?:o(\d+))?:?(?:t(.*))?$/s.exec(rest)
  if (!fields) return null
  const [, session, ordinal, title] = fields
  return {
    name,
    ...(session === undefined ? {} : { session: wholeNumber(session) }),
    ...(ordinal === undefined ? {} : { ordinal: wholeNumber(ordinal) }),
    ...(title === undefined ? {} : { title }),
  }
}

function wholeNumber(digits: string): number {
  return /^\d{1,16}$/.test(digits) ? Number(digits) : Number.NaN
}

function cut(data: string): string {
  const encoder = new TextEncoder()
  let kept = ''
  let bytes = 0
  for (const character of data) {
    bytes += encoder.encode(character).length
    if (bytes > limitBytes) break
    kept += character
  }
  return kept
}
