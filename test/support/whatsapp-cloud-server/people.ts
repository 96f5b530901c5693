/** People who write to the business number, press its buttons and read its answers, driven by a test. */
import type { CloudMessage } from './check-message.ts'
import type { MediaStore } from './media.ts'
import type { CloudWebhooks } from './webhooks.ts'

export interface PersonOptions {
  /** Without a plus sign; absent: an invented one. */
  readonly phone?: string
  /** Adopted one: with `hidesNumber`, webhooks then name the person by user id alone. */
  readonly username?: string
  readonly hidesNumber?: boolean
  /** As if the person had written just now: the day is open. */
  readonly hasWritten?: boolean
}

/** What arrived on a person's phone. */
export interface Arrived {
  readonly id: string
  readonly message: CloudMessage
  /** Text, or the body of what has buttons, or a template's name. */
  readonly text: string
  /** Labels of buttons or rows, in order. */
  readonly choices: readonly { readonly id: string; readonly title: string; readonly description?: string }[]
}

export interface CloudPerson {
  readonly phone: string
  readonly userId: string
  /** As our side knows the chat: the number, or the user id where it is hidden. */
  readonly address: string
  readonly arrived: readonly Arrived[]
  /** Message ids that the business marked as read. */
  readonly readMarks: readonly string[]
  /** How often it was shown as typing. */
  readonly typingShown: number
  /** The phone is off: nothing is delivered. */
  isOffline: boolean
  /** Reads whatever arrives. */
  isReading: boolean
  /** `agoMs`: written so long ago. */
  send(text: string, options?: { agoMs?: number }): string
  /** Any message of Meta's form: `{ type: 'image', image: {...} }`. */
  sendRaw(fields: { readonly type: string } & Record<string, unknown>, options?: { agoMs?: number }): string
  sendMedia(type: 'image' | 'document' | 'audio', bytes: Uint8Array, mime: string, fields?: object): string
  /** A button or row of the newest message that has any, by its title or id. */
  press(titleOrId: string): string
  /** The own number, by the button that asks for it. */
  shareNumber(): string
  /** The next message that was not waited for before; rejects when none comes in time. */
  waitForReply(timeoutMs?: number): Promise<Arrived>
}

/** What the server knows of a person beyond the person's own view. */
export interface KnownPerson extends CloudPerson {
  lastWroteAtMs: number
  /** Ids of the messages they wrote. */
  readonly wrote: ReadonlySet<string>
  readonly contact: object
  receive(id: string, message: CloudMessage): void
  sawRead(id: string, isTyping: boolean): void
}

let lastPhone = 6_281_100_005_000
let lastUser = 1_349_120_865_530

export function createPerson(
  options: PersonOptions,
  needs: { webhooks: CloudWebhooks; media: MediaStore; nowMs: () => number },
): KnownPerson {
  const { webhooks, media, nowMs } = needs
  const phone = options.phone?.replace(/\D/g, '') ?? String(++lastPhone)
  const userId = `ID.${++lastUser}`
  const isHidden = options.hidesNumber ?? false
  const arrived: Arrived[] = []
  const readMarks: string[] = []
  const wrote = new Set<string>()
  const waiters = new Set<() => void>()
  let typingShown = 0
  let read = 0
  let serial = 0

  const contact = {
    profile: { name: 'Warga Contoh', ...(options.username !== undefined && { username: options.username }) },
    user_id: userId,
    ...(!isHidden && { wa_id: phone }),
  }

  function sendRaw(
    fields: { readonly type: string } & Record<string, unknown>,
    { agoMs = 0 }: { agoMs?: number } = {},
  ): string {
    const id = `wamid.${Buffer.from(`${phone}-${++serial}`).toString('base64url')}`
    const atMs = nowMs() - agoMs
    wrote.add(id)
    person.lastWroteAtMs = Math.max(person.lastWroteAtMs, atMs)
    const from = { from_user_id: userId, ...(!isHidden && { from: phone }) }
    webhooks.push({
      kind: 'messages',
      contact,
      item: { ...from, id, timestamp: String(Math.floor(atMs / 1000)), ...fields },
    })
    return id
  }

  const person: KnownPerson = {
    phone,
    userId,
    address: isHidden ? userId : phone,
    contact,
    wrote,
    arrived,
    readMarks,
    get typingShown() {
      return typingShown
    },
    isOffline: false,
    isReading: false,
    lastWroteAtMs: options.hasWritten ? nowMs() : Number.NEGATIVE_INFINITY,
    sendRaw,
    send: (text, sent) => sendRaw({ type: 'text', text: { body: text } }, sent),
    sendMedia(type, bytes, mime, fields = {}) {
      const { id } = media.add(bytes, mime)
      return sendRaw({ type, [type]: { id, mime_type: mime, sha256: 'contoh', ...fields } })
    },
    press(titleOrId) {
      for (const { id: onMessage, choices, message } of arrived.toReversed()) {
        const found = choices.find(({ id, title, description }) => [id, title, description].includes(titleOrId))
        if (!found) continue
        const isList = message.type === 'interactive' && message.interactive.type === 'list'
        const reply = isList ? { type: 'list_reply', list_reply: found } : { type: 'button_reply', button_reply: found }
        return sendRaw({ type: 'interactive', interactive: reply, context: { from: 'us', id: onMessage } })
      }
      throw new Error(`nothing to press is called ${titleOrId}`)
    },
    shareNumber: () =>
      sendRaw({
        type: 'contacts',
        contacts: [{ origin: 'contact_request', phones: [{ phone: `+${phone}`, wa_id: phone, type: 'CELL' }] }],
      }),
    receive(id, message) {
      arrived.push({ id, message, text: textOf(message), choices: choicesOf(message) })
      for (const check of waiters) check()
    },
    sawRead(id, isTyping) {
      readMarks.push(id)
      if (isTyping) typingShown += 1
    },
    waitForReply(timeoutMs = 5_000) {
      const until = ++read
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiters.delete(check)
          reject(new Error(`${arrived.length} of ${until} messages arrived in ${timeoutMs} ms`))
        }, timeoutMs)
        function check(): void {
          const found = arrived[until - 1]
          if (!found) return
          clearTimeout(timer)
          waiters.delete(check)
          resolve(found)
        }
        waiters.add(check)
        check()
      })
    },
  }
  return person
}

function textOf(message: CloudMessage): string {
  switch (message.type) {
    case 'text':
      return message.text.body
    case 'interactive':
      return message.interactive.body.text
    case 'template':
      return message.template.name
    default:
      return ''
  }
}

function choicesOf(message: CloudMessage): Arrived['choices'] {
  if (message.type !== 'interactive') return []
  const { interactive } = message
  if (interactive.type === 'button') return interactive.action.buttons.map(({ reply }) => reply)
  if (interactive.type !== 'list') return []
  return interactive.action.sections.flatMap(({ rows }) =>
    rows.map(({ id, title, description }) => ({ id, title, ...(description !== undefined && { description }) })),
  )
}
