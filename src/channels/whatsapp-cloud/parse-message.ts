/** WhatsApp's message becomes an inbound message or a counted reason to ignore it; runs in Node and in workerd. */
import { cleanText } from '#core/clean-text.ts'
import type { Inbound, InboundContent, InboundFile } from '#core/message.ts'
import type { CloudMessage } from './webhook-schema.ts'
import { cloudFileSchema, cloudMessageSchema } from './webhook-schema.ts'

/** Why a message led to nothing: a closed set, fit for a metric's label. */
type IgnoredMessage =
  /** Not a message as Meta documents it. */
  | 'malformed'
  /** Written in a group: nothing personal is said there. */
  | 'group_talk'
  /** A thumb on something that we wrote. */
  | 'reaction'
  /** A change of the chat itself: another number or user id. Whoever writes from it proves anew who they are. */
  | 'service'
  /** A pressed button that carries no data of ours. */
  | 'foreign_button'

export type ParsedMessage = Inbound | { readonly ignored: IgnoredMessage }

/** `inbound.platformId` holds so much; the end of a longer one is what differs. */
const platformIdLimit = 128

/**
 * The address is the phone number where Meta gives it, else the business-scoped user id. Meta goes on giving the number
 * of whoever was once known by it, so an address stays the same; a person who changes the number gets another user id,
 * and is another sender at the same address.
 */
export function parseMessage(payload: unknown, account: string): ParsedMessage {
  const parsed = cloudMessageSchema.safeParse(payload)
  if (!parsed.success) return { ignored: 'malformed' }
  const message = parsed.data
  if (message.group_id !== undefined) return { ignored: 'group_talk' }
  if (message.type === 'reaction') return { ignored: 'reaction' }
  if (message.type === 'system') return { ignored: 'service' }
  const address = message.from ?? message.from_user_id
  if (address === undefined) return { ignored: 'malformed' }
  const content = contentOf(message)
  if (!content) return { ignored: 'foreign_button' }
  return {
    channel: 'whatsapp_cloud',
    account,
    address,
    platformId: message.id.slice(-platformIdLimit),
    ...(message.from_user_id !== undefined && { sender: message.from_user_id }),
    sentAt: new Date(message.timestamp * 1000).toISOString(),
    content,
  }
}

function contentOf(message: CloudMessage): InboundContent | null {
  switch (message.type) {
    case 'text': {
      const { text, wasCut } = cleanText(message.text?.body ?? '')
      return { kind: 'text', text, ...(wasCut && { wasCut }) }
    }
    case 'interactive':
      return choiceOf((message.interactive?.button_reply ?? message.interactive?.list_reply)?.id)
    case 'button':
      return choiceOf(message.button?.payload)
    case 'contacts':
      return contactOf(message)
    case 'image':
    case 'document':
    case 'audio':
    case 'video':
    case 'sticker':
      return mediaOf(message, message.type)
    case 'location':
      return { kind: 'media', media: 'location' }
    default:
      // Polls, orders, edits and whatever WhatsApp has that its API does not pass on ("unsupported").
      return { kind: 'media', media: 'other' }
  }
}

function choiceOf(raw: string | undefined): InboundContent | null {
  const data = raw === undefined ? '' : cleanText(raw).text
  return data === '' || data.length > 64 ? null : { kind: 'choice', data }
}

/** Only the button that asks for the own number makes a contact the sender's own; any other card may be anybody's. */
function contactOf(message: CloudMessage): InboundContent {
  const [contact] = message.contacts ?? []
  const phone = contact?.phones?.[0]
  const digits = (phone?.wa_id ?? phone?.phone ?? '').replace(/\D/g, '').slice(0, 20)
  const origin = contact?.origin ?? message.origin
  return {
    kind: 'contact',
    phone: digits === '' ? '' : `+${digits}`,
    isOwn: origin === 'contact_request' && phone?.wa_id !== undefined && message.contacts?.length === 1,
  }
}

const kinds = { image: 'photo', document: 'document', audio: 'voice', video: 'video', sticker: 'sticker' } as const

function mediaOf(message: CloudMessage, type: keyof typeof kinds): InboundContent {
  const given = message[type]
  const raw = typeof given === 'object' && given !== null && 'caption' in given ? given.caption : undefined
  const caption = typeof raw === 'string' ? cleanText(raw).text : ''
  const file = type === 'video' || type === 'sticker' ? null : fileOf(given)
  return { kind: 'media', media: kinds[type], ...(caption !== '' && { caption }), ...(file && { file }) }
}

function fileOf(given: unknown): InboundFile | null {
  const parsed = cloudFileSchema.safeParse(given)
  if (!parsed.success) return null
  const { id, mime_type: mediaType, filename } = parsed.data
  const name = filename === undefined ? '' : cleanText(filename).text.slice(0, 256)
  return { id, ...(name !== '' && { name }), ...(mediaType !== undefined && { mediaType }) }
}
