/** People who write to the bot, press its buttons and read its answers, driven by a test. */
import type { BotMessage, Chat, Chats } from './chats.ts'
import type { Files } from './files.ts'
import type { PressedButton } from './methods.ts'
import type { Update, UpdateQueue } from './update-queue.ts'

export interface UserOptions {
  readonly firstName?: string
  /** With or without a plus sign, as Telegram would give it. */
  readonly phone?: string
  /** As if the person had written before: the bot may write at once. */
  readonly hasStarted?: boolean
}

export interface TelegramUser {
  readonly id: number
  /** The private chat: the same number. */
  readonly address: string
  /** What the bot wrote, oldest first. */
  readonly messages: readonly BotMessage[]
  start(payload?: string): Update
  send(text: string): Update
  /** Changes the text sent last, or the one of the given update. */
  edit(text: string, original?: Update): Update
  /** A photo, sticker, voice ...: the kind and its content as Telegram names them. */
  sendMedia(kind: string, content: unknown, caption?: string): Update
  /** In two sizes, the way every photo comes. */
  sendPhoto(bytes: Uint8Array, options?: { caption?: string; album?: string }): Update
  sendDocument(bytes: Uint8Array, options?: { caption?: string; album?: string; name?: string; type?: string }): Update
  /** Any message fields at all. */
  sendRaw(fields: object): Update
  /** The own contact, as the key that asks for it sends it. */
  shareContact(): Update
  shareContactOf(other: TelegramUser & { readonly phone?: string }): Update
  /** An inline button by label or data, else a key of the keyboard by its label; the newest message first. */
  press(labelOrData: string): Update
  /** Presses once more, or a button that is not there any longer. */
  pressData(data: string): Update
  block(): Update
  unblock(): Update
  deactivate(): void
  /** The next message that was not waited for before; rejects when none comes in time. */
  waitForReply(timeoutMs?: number): Promise<BotMessage>
  waitForReplies(count: number, timeoutMs?: number): Promise<BotMessage[]>
  /** Whether the bot stopped the spinner of every button that was pressed. */
  readonly isAcknowledged: boolean
  readonly phone: string
}

interface PeopleNeeds {
  readonly chats: Chats
  readonly updates: UpdateQueue
  readonly pressed: Map<string, PressedButton>
  readonly files: Files
  readonly nowMs: () => number
}

let lastPhone = 81_100_009_000

export function createUser(options: UserOptions, { chats, updates, pressed, files, nowMs }: PeopleNeeds): TelegramUser {
  const id = chats.nextId()
  const firstName = options.firstName ?? 'Warga'
  const phone = options.phone ?? `62${++lastPhone}`
  const from = { id, is_bot: false, first_name: firstName, language_code: 'id' }
  const chat: Chat = chats.add(
    id,
    'private',
    { id, type: 'private', first_name: firstName },
    options.hasStarted ?? false,
  )
  const pressedIds: string[] = []
  let read = 0
  let lastSent: { update: Update; fields: { message_id: number; date: number } } | undefined
  const seconds = () => Math.floor(nowMs() / 1000)

  const sendRaw = (fields: object): Update => {
    if (chat.isBlocked) throw new Error('unblock the bot before writing to it')
    chat.isOpen = true
    const message = { message_id: chat.nextMessageId++, from, chat: chat.raw, date: seconds(), ...fields }
    const update = updates.push('message', message, id)
    lastSent = { update, fields: message }
    return update
  }
  const send = (text: string): Update =>
    sendRaw({ text, ...(/^\/\w+/.test(text) && { entities: [commandEntity(text)] }) })
  const contactOf = (of: { id: number; phone?: string }) =>
    sendRaw({ contact: { phone_number: of.phone ?? phone, first_name: firstName, user_id: of.id } })
  const membership = (status: 'kicked' | 'member'): Update => {
    const before = chat.isBlocked ? 'kicked' : 'member'
    chat.isBlocked = status === 'kicked'
    const bot = { id: 0, is_bot: true, first_name: 'Semar' }
    const change = { old_chat_member: { user: bot, status: before }, new_chat_member: { user: bot, status } }
    return updates.push('my_chat_member', { chat: chat.raw, from, date: seconds(), ...change }, id)
  }
  const pressData = (data: string, message = chat.messages.at(-1)): Update => {
    const callbackId = `${id}${String(pressedIds.length).padStart(8, '0')}`
    pressedIds.push(callbackId)
    pressed.set(callbackId, { atMs: nowMs(), isAnswered: false })
    const at = {
      message_id: message?.messageId ?? 0,
      date: message ? Math.floor(message.atMs / 1000) : 0,
      chat: chat.raw,
    }
    return updates.push('callback_query', { id: callbackId, from, message: at, chat_instance: '1', data }, id)
  }
  const waitForReplies = async (count: number, timeoutMs = 5_000): Promise<BotMessage[]> => {
    const until = read + count
    await waitUntil(
      chat,
      () => chat.messages.length >= until,
      timeoutMs,
      () => {
        return `the bot sent ${chat.messages.length - read} of ${count} messages in ${timeoutMs} ms`
      },
    )
    read = until
    return chat.messages.slice(until - count, until)
  }

  return {
    id,
    address: String(id),
    phone,
    messages: chat.messages,
    start: (payload) => send(payload ? `/start ${payload}` : '/start'),
    send,
    edit(text, original = lastSent?.update) {
      const fields = (original?.message ?? lastSent?.fields) as object
      return updates.push('edited_message', { ...fields, text, edit_date: seconds() }, id)
    },
    sendMedia: (kind, content, caption) => sendRaw({ [kind]: content, ...(caption && { caption }) }),
    sendPhoto(bytes, { caption, album } = {}) {
      const small = { ...files.add(bytes.subarray(0, 12), 'jpg'), width: 90, height: 67 }
      const large = { ...files.add(bytes, 'jpg'), width: 1280, height: 960 }
      return sendRaw({
        photo: [small, large],
        ...(caption !== undefined && { caption }),
        ...(album !== undefined && { media_group_id: album }),
      })
    },
    sendDocument(bytes, { caption, album, name = 'berkas.pdf', type = 'application/pdf' } = {}) {
      return sendRaw({
        document: { ...files.add(bytes, 'bin'), file_name: name, mime_type: type },
        ...(caption !== undefined && { caption }),
        ...(album !== undefined && { media_group_id: album }),
      })
    },
    sendRaw,
    shareContact: () => contactOf({ id, phone }),
    shareContactOf: (other) => contactOf(other),
    press(labelOrData) {
      for (const message of [...chat.messages].reverse()) {
        const button = message.buttons.flat().find(({ label, data }) => label === labelOrData || data === labelOrData)
        if (button) return pressData(button.data, message)
      }
      const keyboard = chat.messages.findLast((message) => message.keyboard !== null)?.keyboard
      const key = keyboard === 'removed' ? undefined : keyboard?.flat().find(({ label }) => label === labelOrData)
      if (!key) throw new Error(`no button or key "${labelOrData}"`)
      return key.asksContact ? contactOf({ id, phone }) : send(key.label)
    },
    pressData: (data) => pressData(data),
    block: () => membership('kicked'),
    unblock: () => membership('member'),
    deactivate() {
      chat.isDeactivated = true
    },
    waitForReplies,
    waitForReply: async (timeoutMs) => (await waitForReplies(1, timeoutMs))[0] as BotMessage,
    get isAcknowledged() {
      return pressedIds.every((callbackId) => pressed.get(callbackId)?.isAnswered === true)
    },
  }
}

export interface TelegramGroup {
  readonly id: number
  readonly messages: readonly BotMessage[]
  /** A member's message; a mention, a command or an answer to the bot is marked as Telegram marks it. */
  sendAs(user: TelegramUser, text: string, options?: { repliesToBot?: boolean }): Update
  waitForReply(timeoutMs?: number): Promise<BotMessage>
  /** The bot is thrown out. */
  kickBot(): void
}

export function createGroup(
  title: string,
  bot: { readonly id: number; readonly username: string },
  { chats, updates, nowMs }: PeopleNeeds,
): TelegramGroup {
  const id = -1_000_000_000_000 - chats.nextId()
  const chat = chats.add(id, 'supergroup', { id, type: 'supergroup', title }, true)
  let read = 0
  return {
    id,
    messages: chat.messages,
    sendAs(user, text, { repliesToBot = false } = {}) {
      const mention = `@${bot.username}`
      const at = text.toLowerCase().indexOf(mention.toLowerCase())
      const entities = [
        ...(/^\/\w+/.test(text) ? [commandEntity(text)] : []),
        ...(at >= 0 && !text.startsWith('/') ? [{ type: 'mention', offset: at, length: mention.length }] : []),
      ]
      const answered = {
        message_id: 1,
        date: 1,
        chat: chat.raw,
        from: { id: bot.id, is_bot: true, first_name: 'Semar' },
      }
      return updates.push(
        'message',
        {
          message_id: chat.nextMessageId++,
          from: { id: user.id, is_bot: false, first_name: 'Warga' },
          chat: chat.raw,
          date: Math.floor(nowMs() / 1000),
          text,
          ...(entities.length > 0 && { entities }),
          ...(repliesToBot && { reply_to_message: answered }),
        },
        id,
      )
    },
    async waitForReply(timeoutMs = 5_000) {
      const at = read++
      await waitUntil(
        chat,
        () => chat.messages.length > at,
        timeoutMs,
        () => `no message in the group in ${timeoutMs} ms`,
      )
      return chat.messages[at] as BotMessage
    },
    kickBot() {
      chat.isBlocked = true
    },
  }
}

const commandEntity = (text: string) => ({
  type: 'bot_command',
  offset: 0,
  length: /^\/[\w@]+/.exec(text)?.[0].length ?? 0,
})

function waitUntil(chat: Chat, isThere: () => boolean, timeoutMs: number, complaint: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (finish: () => void) => {
      clearTimeout(timer)
      chat.listeners.delete(look)
      finish()
    }
    const look = () => {
      if (isThere()) done(resolve)
    }
    const timer = setTimeout(() => done(() => reject(new Error(complaint()))), timeoutMs)
    chat.listeners.add(look)
    look()
  })
}
