/** The people and groups that the server knows, and what the bot has sent to each. */
import type { FormattedText } from './parse-html.ts'
import type { Markup } from './reply-markup.ts'

export interface BotMessage extends FormattedText, Markup {
  readonly messageId: number
  readonly chatId: number
  /** Epoch milliseconds at which the server took it. */
  readonly atMs: number
}

export interface Chat {
  readonly id: number
  readonly type: 'private' | 'supergroup'
  readonly raw: object
  /** The bot may write: the person has written first, or the bot is in the group. */
  isOpen: boolean
  isBlocked: boolean
  isDeactivated: boolean
  nextMessageId: number
  readonly messages: BotMessage[]
  /** Called at each message of the bot. */
  readonly listeners: Set<() => void>
}

export interface Chats {
  add(id: number, type: Chat['type'], raw: object, isOpen: boolean): Chat
  find(id: number): Chat | undefined
  nextId(): number
}

export function createChats(): Chats {
  const chats = new Map<number, Chat>()
  // Above 2^31: ids need more than 32 bits.
  let lastId = 5_000_000_000
  return {
    add(id, type, raw, isOpen) {
      const chat: Chat = {
        id,
        type,
        raw,
        isOpen,
        isBlocked: false,
        isDeactivated: false,
        nextMessageId: 1,
        messages: [],
        listeners: new Set(),
      }
      chats.set(id, chat)
      return chat
    },
    find: (id) => chats.get(id),
    nextId: () => ++lastId,
  }
}
