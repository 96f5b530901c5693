/** The Bot API's methods that Semar uses, each as strict as Telegram documents it. */
import { z } from 'zod'
import { ApiError, badRequest } from './api-error.ts'
import type { BotMessage, Chat, Chats } from './chats.ts'
import type { Files } from './files.ts'
import type { FloodControl } from './flood-control.ts'
import { parseHtml, trimmed } from './parse-html.ts'
import { checkMarkup } from './reply-markup.ts'
import type { UpdateQueue } from './update-queue.ts'

export interface BotProfile {
  readonly id: number
  readonly username: string
  commands: readonly { readonly command: string; readonly description: string }[]
  description: string
  shortDescription: string
}

export interface PressedButton {
  readonly atMs: number
  isAnswered: boolean
}

interface MethodNeeds {
  readonly profile: BotProfile
  readonly chats: Chats
  readonly updates: UpdateQueue
  readonly flood: FloodControl
  readonly pressed: Map<string, PressedButton>
  readonly sent: BotMessage[]
  readonly files: Files
  readonly nowMs: () => number
}

type Params = Record<string, unknown>
export type Methods = Record<string, (params: Params, signal: AbortSignal) => unknown>

/** Telegram forgets a pressed button after a while. */
const pressedForMs = 15 * 60_000

export function createMethods(needs: MethodNeeds): Methods {
  const { profile, chats, updates, flood, pressed, sent, files, nowMs } = needs
  const botUser = { id: profile.id, is_bot: true, first_name: 'Semar', username: profile.username }

  return {
    getMe: () => ({
      ...botUser,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    }),

    sendMessage(params) {
      const chat = chatOf(params.chat_id)
      const { text, entities } = textOf(params)
      const markup = checkMarkup(params.reply_markup)
      flood.admit(chat.id)
      const message: BotMessage = {
        messageId: chat.nextMessageId++,
        chatId: chat.id,
        atMs: nowMs(),
        text,
        entities,
        ...markup,
      }
      chat.messages.push(message)
      sent.push(message)
      for (const listener of chat.listeners) listener()
      return {
        message_id: message.messageId,
        from: botUser,
        chat: chat.raw,
        date: Math.floor(message.atMs / 1000),
        text,
        ...(entities.length > 0 && { entities }),
      }
    },

    answerCallbackQuery({ callback_query_id: id }) {
      const press = typeof id === 'string' ? pressed.get(id) : undefined
      if (!press || nowMs() - press.atMs > pressedForMs) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid')
      }
      press.isAnswered = true
      return true
    },

    getFile: ({ file_id: fileId }) => files.get(fileId),

    getUpdates(params, signal) {
      const { offset, limit, timeout, allowed_updates } = read(pollSchema, params)
      if (allowed_updates) updates.setWebhook(updates.webhook, allowed_updates, false)
      return updates.getUpdates({ offset, limit, timeoutMs: timeout * 1000 }, signal)
    },

    setWebhook(params) {
      const hook = read(webhookSchema, params)
      const webhook = { url: hook.url, secret: hook.secret_token, maxConnections: hook.max_connections }
      updates.setWebhook(hook.url === '' ? null : webhook, hook.allowed_updates, hook.drop_pending_updates)
      return true
    },

    deleteWebhook(params) {
      updates.setWebhook(null, undefined, params.drop_pending_updates === true)
      return true
    },

    getWebhookInfo: () => ({
      url: updates.webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: updates.pending,
    }),

    setMyCommands(params) {
      const { commands } = read(commandsSchema, params)
      for (const { command, description } of commands) {
        if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
        if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
      }
      profile.commands = commands
      return true
    },

    setMyDescription(params) {
      const description = String(params.description ?? '')
      if (description.length > 512) throw badRequest('bot description is too long')
      profile.description = description
      return true
    },

    setMyShortDescription(params) {
      const description = String(params.short_description ?? '')
      if (description.length > 120) throw badRequest('bot short description is too long')
      profile.shortDescription = description
      return true
    },
  }

  function chatOf(raw: unknown): Chat {
    if (raw === undefined || raw === '') throw badRequest('chat_id is empty')
    const chat = /^-?\d+$/.test(String(raw)) ? chats.find(Number(raw)) : undefined
    if (!chat) throw badRequest('chat not found')
    if (chat.isDeactivated) throw new ApiError(403, 'Forbidden: user is deactivated')
    if (chat.isBlocked) {
      const why = chat.type === 'private' ? 'bot was blocked by the user' : 'bot was kicked from the supergroup chat'
      throw new ApiError(403, `Forbidden: ${why}`)
    }
    if (!chat.isOpen) throw new ApiError(403, "Forbidden: bot can't initiate conversation with a user")
    return chat
  }
}

/** 1-4096 characters after entities parsing. */
function textOf({ text, parse_mode: mode }: Params) {
  if (typeof text !== 'string' || text === '') throw badRequest('message text is empty')
  if (!text.isWellFormed()) throw badRequest('text must be encoded in UTF-8')
  if (mode !== undefined && mode !== 'HTML') throw badRequest('unsupported parse_mode')
  const formatted = trimmed(mode === 'HTML' ? parseHtml(text) : { text, entities: [] })
  if (formatted.text === '') throw badRequest('message text is empty')
  if (formatted.text.length > 4096) throw badRequest('message is too long')
  return formatted
}

const kindsSchema = z.array(z.string()).optional()
const pollSchema = z.object({
  offset: z.int().default(0),
  limit: z.int().min(1).max(100).default(100),
  timeout: z.int().min(0).max(50).default(0),
  allowed_updates: kindsSchema,
})
const webhookSchema = z.object({
  url: z.string(),
  secret_token: z.string().optional(),
  max_connections: z.int().default(40),
  allowed_updates: kindsSchema,
  drop_pending_updates: z.boolean().default(false),
})
const commandsSchema = z.object({
  commands: z.array(z.object({ command: z.string(), description: z.string() })).max(100),
})

function read<Value>(schema: z.ZodType<Value>, params: Params): Value {
  const parsed = schema.safeParse(params)
  if (!parsed.success) throw badRequest(`wrong parameter ${parsed.error.issues[0]?.path.join('.')} specified`)
  return parsed.data
}
