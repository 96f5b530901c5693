/**
 * A line of an attack becomes what the platform hands over. A tag in front says what it is, else it is typed text:
 * `[button]`, `[own contact]`, `[contact]`, `[file NAME]`, `[forwarded NAME]`, `[named NAME]`, `[group]`, `[edited]`.
 * `«key.name»`, `.nip`, `.phone`, `.birth`, `.first`, `.id` stand for the data of a person of the sample city (`own` for
 * the asker's), `«500 x abc»` for a repetition, `\n`, `\0`, `\u{200b}` for what an editor does not show.
 */
import type { BotIdentity } from '#channels/telegram/addressed-to-bot.ts'
import { parseUpdate } from '#channels/telegram/parse-update.ts'
import { cleanText } from '#core/clean-text.ts'
import { type Address, type Inbound, inboundSchema } from '#core/message.ts'
import type { SamplePerson } from '#prisma/sample/sample-city.ts'

export interface Sending {
  readonly to: Address
  readonly serial: number
  readonly nowMs: number
  readonly person: (key: string) => SamplePerson
  /** The attacker, when the city knows them. */
  readonly own: SamplePerson | null
}

const bot: BotIdentity = { id: '700', username: 'semar_contoh_bot' }
const forms = ['button', 'own contact', 'contact', 'file', 'forwarded', 'named', 'group', 'edited'] as const

/** Null: the channel ignores it. */
export function writeMessage(line: string, sending: Sending): Inbound | null {
  const tag = /^\[([a-z ]+?)(?: ([^\]]*))?\] ?/.exec(line)
  const form = tag ? readForm(line.slice(1, line.indexOf(']'))) : null
  const text = fillIn(form ? line.slice((tag?.[0] ?? '').length) : line, sending)
  const { to } = sending
  return to.channel === 'telegram'
    ? fromTelegram(form?.name ?? null, fillIn(form?.argument ?? '', sending), text, sending)
    : fromOther(form?.name ?? null, text, sending)
}

function readForm(inside: string): { name: (typeof forms)[number]; argument: string } | null {
  const name = forms.find((each) => inside === each || inside.startsWith(`${each} `))
  return name ? { name, argument: inside.slice(name.length).trim() } : null
}

export function fillIn(text: string, { person, own }: Pick<Sending, 'person' | 'own'>): string {
  return text
    .replace(/«(\d+) x ([^»]+)»/g, (_, count: string, part: string) => part.repeat(Number(count)))
    .replace(/«([^».]+)\.([a-z]+)»/g, (whole, key: string, field: string) => {
      const of = key === 'own' ? own : person(key)
      if (!of) throw new Error(`Nobody stands for ${whole}`)
      return fieldOf(of, field)
    })
    .replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('\\n', '\n')
    .replaceAll('\\0', '\0')
}

function fieldOf(of: SamplePerson, field: string): string {
  switch (field) {
    case 'name':
      return of.fullName
    case 'first':
      return of.fullName.split(' ')[0] ?? ''
    case 'nip':
      return of.number.value
    case 'phone':
      return of.phone ?? ''
    case 'birth':
      return of.birthDate.toString()
    case 'id':
      return of.id
    default:
      throw new Error(`No such field: ${field}`)
  }
}

/** Through the channel's own reader of updates, as JSON gives them. */
function fromTelegram(
  form: (typeof forms)[number] | null,
  argument: string,
  text: string,
  { to, serial, nowMs }: Sending,
): Inbound | null {
  const id = Number(to.address)
  const from = { id, is_bot: false, first_name: form === 'named' ? argument : 'Penyerang' }
  const chat = form === 'group' ? { id: -id, type: 'group' } : { id, type: 'private' }
  const message = { message_id: serial, date: Math.floor(nowMs / 1000), from, chat }
  const updates: Record<(typeof forms)[number], () => object> = {
    button: () => ({ callback_query: { id: `q${serial}`, from, message: { chat }, data: text } }),
    'own contact': () => ({ message: { ...message, contact: { phone_number: text, user_id: id } } }),
    contact: () => ({ message: { ...message, contact: { phone_number: text, user_id: id + 1 } } }),
    file: () => ({
      message: {
        ...message,
        document: { file_id: `f${serial}`, file_name: argument, mime_type: 'application/pdf' },
        caption: text,
      },
    }),
    forwarded: () => ({
      message: {
        ...message,
        text,
        forward_origin: { type: 'hidden_user', sender_user_name: argument, date: message.date },
      },
    }),
    named: () => ({ message: { ...message, text } }),
    group: () => ({
      message: {
        ...message,
        text: `@semar_contoh_bot ${text}`,
        entities: [{ type: 'mention', offset: 0, length: 17 }],
      },
    }),
    edited: () => ({ edited_message: { ...message, text } }),
  }
  const update = form ? updates[form]() : { message: { ...message, text } }
  const parsed = parseUpdate(JSON.parse(JSON.stringify({ update_id: serial, ...update })), bot, nowMs)
  return 'ignored' in parsed ? null : parsed
}

function fromOther(form: (typeof forms)[number] | null, text: string, { to, serial, nowMs }: Sending): Inbound {
  const { text: typed, wasCut } = cleanText(text)
  const content =
    form === 'button'
      ? { kind: 'choice', data: typed.slice(0, 64) }
      : { kind: 'text', text: typed, ...(wasCut && { wasCut }) }
  return inboundSchema.parse({
    ...to,
    platformId: `m${serial}`,
    sender: to.address,
    sentAt: new Date(nowMs).toISOString(),
    content,
  })
}
