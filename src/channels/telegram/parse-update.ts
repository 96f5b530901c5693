/** Telegram's Update becomes an inbound message or a counted reason to ignore it; runs in Node and in workerd. */
import { cleanText } from '#core/clean-text.ts'
import type { Inbound, InboundContent, InboundFile } from '#core/message.ts'
import type { BotIdentity } from './addressed-to-bot.ts'
import { isAddressedToBot, withoutBotName } from './addressed-to-bot.ts'
import type { TelegramMessage, TelegramUpdate } from './update-schema.ts'
import { telegramFileSchema, updateSchema } from './update-schema.ts'

/** Why an update led to nothing: a closed set, fit for a metric's label. */
type IgnoredUpdate =
  /** Not an Update as Telegram documents it. */
  | 'malformed'
  /** A kind that was never asked for. */
  | 'unknown_kind'
  /** Group talk that does not address the bot. */
  | 'group_talk'
  /** The bot was added to a group or channel, or removed. */
  | 'group_membership'
  /** A channel post, or written by a bot or on behalf of a chat. */
  | 'no_person'
  /** A change of the chat itself (pinned message, timer) or an edit that is not of text. */
  | 'service'
  /** A pressed button that carries no data of ours. */
  | 'foreign_button'

export type ParsedUpdate = Inbound | { readonly ignored: IgnoredUpdate }

/**
 * The dedupe id is the update's own: Telegram repeats it, by webhook and by polling alike, and gives an edit a new one.
 * `receivedAtMs` dates what Telegram leaves undated (a pressed button).
 */
export function parseUpdate(payload: unknown, bot: BotIdentity, receivedAtMs: number): ParsedUpdate {
  const parsed = updateSchema.safeParse(payload)
  if (!parsed.success) return { ignored: 'malformed' }
  const update = parsed.data
  const message = update.message ?? update.edited_message
  if (message) return fromMessage(update, message, bot)
  if (update.callback_query) return fromButton(update, update.callback_query, bot, receivedAtMs)
  if (update.my_chat_member) return fromMembership(update, update.my_chat_member, bot)
  return { ignored: 'unknown_kind' }
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()

function fromMessage(update: TelegramUpdate, message: TelegramMessage, bot: BotIdentity): ParsedUpdate {
  const { chat, from } = message
  if (chat.type === 'channel' || !from || from.is_bot) return { ignored: 'no_person' }
  const isGroup = chat.type !== 'private'
  if (isGroup && !isAddressedToBot(message, bot)) return { ignored: 'group_talk' }
  const isEdit = update.message === undefined
  const content = contentOf(message, bot, isEdit)
  if (!content) return { ignored: 'service' }
  return {
    channel: 'telegram',
    account: bot.id,
    address: String(chat.id),
    platformId: `u${update.update_id}`,
    sender: String(from.id),
    ...(isGroup && { isGroup }),
    // Also of an edit: the dialogue answers it only while nothing newer was written.
    sentAt: iso(message.date),
    content,
  }
}

function contentOf(message: TelegramMessage, bot: BotIdentity, isEdit: boolean): InboundContent | null {
  if (message.text !== undefined) {
    const { text, wasCut } = cleanText(withoutBotName(message.text, bot))
    return { kind: 'text', text, ...(isEdit && { isEdit }), ...(wasCut && { wasCut }) }
  }
  // Live locations and captions are edited too; there is nothing new to answer in them.
  if (isEdit) return null
  if (message.contact) return contactOf(message, message.contact)
  const media = mediaOf(message)
  if (!media) return null
  const caption = message.caption ? cleanText(message.caption).text : ''
  const file = fileOf(message, media)
  return { kind: 'media', media, ...(caption !== '' && { caption }), ...(file && { file }) }
}

/** Of a photo the largest size, of a document or a recording itself; in other media there is nothing to read. */
function fileOf({ photo, document, voice, audio, ...message }: TelegramMessage, media: string): InboundFile | null {
  const given: Readonly<Record<string, unknown>> = { photo: [photo].flat().at(-1), document, voice: voice ?? audio }
  const parsed = telegramFileSchema.safeParse(given[media])
  if (!parsed.success) return null
  const { file_id: id, file_unique_id: uniqueId, file_name, mime_type: mediaType, file_size: sizeBytes } = parsed.data
  const { duration: seconds } = parsed.data
  const name = file_name === undefined ? '' : cleanText(file_name).text.slice(0, 256)
  return {
    id,
    ...(uniqueId !== undefined && { uniqueId }),
    ...(name !== '' && { name }),
    ...(mediaType !== undefined && { mediaType }),
    ...(sizeBytes !== undefined && { sizeBytes }),
    ...(seconds !== undefined && { seconds }),
    ...(message.media_group_id !== undefined && { album: message.media_group_id }),
  }
}

/**
 * Telegram fills in `user_id` from the number itself, so a contact with the sender's own id is the sender's own number.
 * A forwarded one may carry a number that was given up since, and is never taken as proof.
 */
function contactOf(message: TelegramMessage, contact: NonNullable<TelegramMessage['contact']>): InboundContent {
  const isOwn =
    message.chat.type === 'private' && message.forward_origin === undefined && contact.user_id === message.from?.id
  return { kind: 'contact', phone: internationalPhone(contact.phone_number), isOwn }
}

/** Telegram gives own numbers with the country code, mostly without the plus sign; a leading zero is Indonesia's. */
export function internationalPhone(raw: string): string {
  const digits = raw.replace(/\D/g, '').slice(0, 20)
  if (digits === '') return ''
  return digits.startsWith('0') ? `+62${digits.replace(/^0+/, '')}` : `+${digits}`
}

function mediaOf(message: TelegramMessage): Extract<InboundContent, { kind: 'media' }>['media'] | null {
  if (message.photo) return 'photo'
  if (message.sticker) return 'sticker'
  if (message.voice || message.audio) return 'voice'
  // An animation also fills `document`, for old clients.
  if (message.video || message.video_note || message.animation) return 'video'
  if (message.document) return 'document'
  if (message.location || message.venue) return 'location'
  const { poll, dice, story, game, paid_media, checklist } = message
  return poll || dice || story || game || paid_media || checklist ? 'other' : null
}

type Button = NonNullable<TelegramUpdate['callback_query']>

function fromButton(update: TelegramUpdate, button: Button, bot: BotIdentity, receivedAtMs: number): ParsedUpdate {
  const chat = button.message?.chat
  if (button.from.is_bot || chat?.type === 'channel') return { ignored: 'no_person' }
  if (!chat || button.data === undefined) return { ignored: 'foreign_button' }
  const data = cleanText(button.data).text
  if (data === '' || data.length > 64) return { ignored: 'foreign_button' }
  return {
    channel: 'telegram',
    account: bot.id,
    address: String(chat.id),
    platformId: `u${update.update_id}`,
    sender: String(button.from.id),
    ...(chat.type !== 'private' && { isGroup: true }),
    sentAt: new Date(receivedAtMs).toISOString(),
    content: { kind: 'choice', data, token: button.id },
  }
}

type Membership = NonNullable<TelegramUpdate['my_chat_member']>

function fromMembership(update: TelegramUpdate, membership: Membership, bot: BotIdentity): ParsedUpdate {
  if (membership.chat.type !== 'private') return { ignored: 'group_membership' }
  return {
    channel: 'telegram',
    account: bot.id,
    address: String(membership.chat.id),
    platformId: `u${update.update_id}`,
    sender: String(membership.from.id),
    sentAt: iso(membership.date),
    content: { kind: 'membership', state: membership.new_chat_member.status === 'kicked' ? 'blocked' : 'unblocked' },
  }
}
