/** A command in its short written form, for the data of a button: at most 64 bytes, read back to the same command. */
import { type Ask, type Command, commandSchema, topics } from './command.ts'

/** Telegram's limit for callback data, https://core.telegram.org/bots/api#inlinekeyboardbutton */
const limitBytes = 64

/**
 * Every command has such a form. Free text (a training's title, the subject of `unsupported`) is cut where it would not
 * fit; everything else reads back unchanged.
 */
export function dataFromCommand(command: Command): string {
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
    case 'none':
      return `${command.name}:${command.reason}`
    case 'correct_data':
      return command.field === undefined ? command.name : `${command.name}:${command.field}`
    case 'clarify':
      return `clarify:${command.options.map(pack).join('')}`
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
    case 'none':
      return { name, reason: rest }
    case 'correct_data':
      return { name, ...(fields.length === 0 ? {} : { field: rest }) }
    case 'clarify':
      return { name, options: unpackAll(rest) }
    default:
      return fields.length === 0 ? { name } : null
  }
}

function askFields(ask: Ask): string[] {
  const fields: string[] = []
  if (ask.fromMonth !== undefined) fields.push(`f${ask.fromMonth}`)
  if (ask.untilMonth !== undefined) fields.push(`u${ask.untilMonth}`)
  if (ask.year !== undefined) fields.push(`y${ask.year}`)
  if (ask.quarter !== undefined) fields.push(`q${ask.quarter}`)
  if (ask.page !== undefined) fields.push(`p${ask.page}`)
  return fields
}

function readAsk(topic: string | undefined, fields: readonly string[]): unknown {
  const ask: Record<string, unknown> = { name: 'ask', topic }
  for (const field of fields) {
    const value = field.slice(1)
    if (field.startsWith('f')) ask.fromMonth = value
    else if (field.startsWith('u')) ask.untilMonth = value
    else if (field.startsWith('y')) ask.year = wholeNumber(value)
    else if (field.startsWith('q')) ask.quarter = wholeNumber(value)
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

/** One letter a topic. Buttons stay in chats for years: a letter is never given to another topic. */
const letters: Record<Ask['topic'], string> = {
  'career.profile': 'a',
  'career.rank': 'b',
  'career.post': 'c',
  'career.service': 'd',
  'career.supervisor': 'e',
  'career.contract': 'f',
  'career.award': 'g',
  'promotion.next': 'h',
  'promotion.requirements': 'i',
  'raise.next': 'j',
  'retirement.date': 'k',
  'proposal.status': 'l',
  'leave.balance': 'm',
  'training.list': 'n',
  'training.recommended': 'o',
  'training.registrations': 'p',
  'training.hours': 'q',
  'training.gap': 'r',
  'appraisal.stages': 's',
  'appraisal.status': 't',
  'appraisal.predicate': 'u',
  'appraisal.team': 'v',
  'calendar.holidays': 'w',
  'requests.mine': 'z',
  'career.index': 'x',
  'training.elearning': 'y',
  'career.first_year': 'A',
}

/** An ask in at most 15 characters, so that three of them fit: topic, which fields follow, the fields at fixed width. */
function pack(ask: Ask): string {
  const parts: [string | number | undefined, number][] = [
    [ask.fromMonth?.replace('-', ''), 4],
    [ask.untilMonth?.replace('-', ''), 4],
    [ask.year === undefined ? undefined : ask.year - 1990, 2],
    [ask.quarter, 1],
    [ask.page, 2],
  ]
  let flags = 0
  let fields = ''
  for (const [place, [value, width]] of parts.entries()) {
    if (value === undefined) continue
    flags += 2 ** place
    fields += Number(value).toString(36).padStart(width, '0')
  }
  return letters[ask.topic] + flags.toString(36) + fields
}

function unpackAll(packed: string): unknown {
  const options: unknown[] = []
  let rest = packed
  while (rest !== '') {
    const topic = topics.find((topic) => letters[topic] === rest[0])
    const flags = Number.parseInt(rest[1] ?? '', 36)
    if (!topic || Number.isNaN(flags) || flags > 31) return null
    rest = rest.slice(2)
    const take = (place: number, width: number): number | undefined => {
      if (((flags >> place) & 1) === 0) return undefined
      const field = rest.slice(0, width)
      rest = rest.slice(width)
      return field.length === width ? Number.parseInt(field, 36) : Number.NaN
    }
    const fromMonth = take(0, 4)
    const untilMonth = take(1, 4)
    const year = take(2, 2)
    const quarter = take(3, 1)
    const page = take(4, 2)
    options.push({
      name: 'ask',
      topic,
      ...(fromMonth === undefined ? {} : { fromMonth: month(fromMonth) }),
      ...(untilMonth === undefined ? {} : { untilMonth: month(untilMonth) }),
      ...(year === undefined ? {} : { year: year + 1990 }),
      ...(quarter === undefined ? {} : { quarter }),
      ...(page === undefined ? {} : { page }),
    })
  }
  return options
}

function month(digits: number): string {
  const six = String(digits).padStart(6, '0')
  return `${six.slice(0, 4)}-${six.slice(4)}`
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
