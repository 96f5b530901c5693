/** Reads a scripted conversation: a text file that HR can read, one conversation each; the format is in conversations/README.md. */
import { type Channel, channels } from '#core/message.ts'

export interface Script {
  readonly file: string
  readonly title: string
  /** A notable's key; `unbound` or `unbound KEY` for somebody not yet bound. */
  readonly who: string | null
  readonly isBound: boolean
  readonly channel: Channel
  readonly isGroup: boolean
  readonly at: Temporal.Instant
  readonly turns: readonly Turn[]
}

export type Act =
  | { readonly do: 'write'; readonly text: string; readonly isEdit: boolean }
  | { readonly do: 'press'; readonly label: string }
  | { readonly do: 'contact'; readonly isOwn: boolean }
  | { readonly do: 'file'; readonly name: string; readonly caption: string | null }
  | { readonly do: 'media'; readonly media: 'voice' | 'sticker' }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'sender' }
  | { readonly do: 'officer'; readonly text: string }
  | { readonly do: 'officerCloses' }

export type Expectation =
  | { readonly kind: 'commands'; readonly text: string }
  | { readonly kind: 'says' | 'saysNot'; readonly text: string }
  | { readonly kind: 'replies'; readonly count: number }
  | { readonly kind: 'count'; readonly what: string; readonly count: number }

export interface Turn {
  readonly line: number
  readonly acts: readonly Act[]
  readonly expected: readonly { readonly line: number; readonly source: string; readonly of: Expectation }[]
}

interface OpenTurn {
  line: number
  acts: Act[]
  expected: Turn['expected'][number][]
}

export function parseScript(file: string, source: string): Script {
  const head = new Map<string, string>()
  const turns: OpenTurn[] = []
  let title = ''
  for (const [index, raw] of source.split('\n').entries()) {
    const line = raw.trim()
    const fail = (why: string): never => {
      throw new Error(`${file}:${index + 1}: ${why}: ${line}`)
    }
    if (line === '') continue
    if (line.startsWith('#')) {
      if (title === '') title = line.replace(/^#+\s*/, '')
      continue
    }
    const header = /^(who|channel|at|group):\s*(.+)$/.exec(line)
    if (header && turns.length === 0) {
      head.set(header[1] ?? '', header[2] ?? '')
      continue
    }
    const act = actIn(line)
    if (act) {
      const last = turns.at(-1)
      if (last && last.expected.length === 0) last.acts.push(act)
      else turns.push({ line: index + 1, acts: [act], expected: [] })
      continue
    }
    const of = expectationIn(line) ?? fail('not understood')
    const turn = turns.at(-1) ?? fail('nothing was written yet')
    turn.expected.push({ line: index + 1, source: line, of })
  }
  return { file, title, turns, ...about(file, head) }
}

function about(file: string, head: ReadonlyMap<string, string>) {
  const said = head.get('who')
  if (!said) throw new Error(`${file}: says not who writes`)
  const [first = '', second] = said.split(/\s+/)
  const isBound = first !== 'unbound'
  const channel = channels.find((each) => each === (head.get('channel') ?? 'telegram'))
  if (!channel) throw new Error(`${file}: no such channel`)
  const at = Temporal.PlainDateTime.from((head.get('at') ?? '2026-11-24 09:00').replace(' ', 'T'))
  return {
    who: isBound ? first : (second ?? null),
    isBound,
    channel,
    isGroup: head.get('group') === 'yes',
    at: at.toZonedDateTime('Asia/Jakarta').toInstant(),
  }
}

function actIn(line: string): Act | null {
  if (line.startsWith('>')) return { do: 'write', text: line.slice(1).trim(), isEdit: false }
  const [, inside = ''] = /^\[(.*)\]$/.exec(line) ?? []
  const [, verb = '', rest = ''] = /^(\w+)(?: (.*))?$/.exec(inside) ?? []
  switch (verb) {
    case 'press':
      return { do: 'press', label: rest }
    case 'edit':
      return { do: 'write', text: rest, isEdit: true }
    case 'contact':
      return { do: 'contact', isOwn: rest === 'own' }
    case 'file': {
      const [name = '', ...caption] = rest.split(' | ')
      return { do: 'file', name, caption: caption.length > 0 ? caption.join(' | ') : null }
    }
    case 'voice':
    case 'sticker':
      return { do: 'media', media: verb }
    case 'wait': {
      const [, number = '', unit = ''] = /^(\d+)([mhd])$/.exec(rest) ?? []
      const factor = unit === 'd' ? 1440 : unit === 'h' ? 60 : 1
      return number === '' ? null : { do: 'wait', minutes: Number(number) * factor }
    }
    case 'sender':
      return { do: 'sender' }
    case 'officer':
      if (rest === 'closes') return { do: 'officerCloses' }
      return rest.startsWith('answers: ') ? { do: 'officer', text: rest.slice('answers: '.length) } : null
    default:
      return null
  }
}

function expectationIn(line: string): Expectation | null {
  const text = line.slice(1).trim()
  if (text === '') return null
  switch (line[0]) {
    case '=':
      return { kind: 'commands', text }
    case '~':
      return { kind: 'says', text }
    case '!':
      return { kind: 'saysNot', text }
    case '^':
      return /^\d+$/.test(text) ? { kind: 'replies', count: Number(text) } : null
    case '@': {
      const [, what, count] = /^(.+?) (-?\d+)$/.exec(text) ?? []
      return what === undefined ? null : { kind: 'count', what, count: Number(count) }
    }
    default:
      return null
  }
}
