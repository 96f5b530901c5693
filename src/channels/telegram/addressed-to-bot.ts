/** Whether a group message speaks to the bot: a command with its name, a mention, or a reply to it. */
import type { TelegramMessage } from './update-schema.ts'

/** Who the bot is; the name is unknown until Telegram has been asked once. */
export interface BotIdentity {
  readonly id: string
  /** Without the at sign. */
  readonly username: string | null
}

export function isAddressedToBot(message: TelegramMessage, bot: BotIdentity): boolean {
  if (message.reply_to_message?.from && String(message.reply_to_message.from.id) === bot.id) return true
  const text = message.text ?? message.caption ?? ''
  const entities = (message.text === undefined ? message.caption_entities : message.entities) ?? []
  const name = bot.username === null ? null : `@${bot.username.toLowerCase()}`
  return entities.some((entity) => {
    if (entity.type === 'text_mention') return entity.user !== undefined && String(entity.user.id) === bot.id
    if (name === null) return false
    const marked = text.slice(entity.offset, entity.offset + entity.length).toLowerCase()
    if (entity.type === 'mention') return marked === name
    return entity.type === 'bot_command' && marked.endsWith(name)
  })
}

/** `/bantuan@semar_bot skp` means `/bantuan skp`; a command to another bot keeps its name. */
export function withoutBotName(text: string, bot: BotIdentity): string {
  if (bot.username === null || !text.startsWith('/')) return text
  const command = /^\/\w+@(\w+)/.exec(text)
  if (command?.[1]?.toLowerCase() !== bot.username.toLowerCase()) return text
  return text.replace(/@\w+/, '')
}
