/** What a person said in a WhatsApp message, out of all its wrappers. */
import { normalizeMessageContent, proto, toNumber } from '@whiskeysockets/baileys'
import { cleanText } from '#core/clean-text.ts'
import type { InboundContent, InboundFile } from '#core/message.ts'
import { fileId, type MediaKind } from './file-id.ts'

export type ReadContent =
  | { readonly content: InboundContent; readonly context: proto.IContextInfo | null }
  | { readonly ignored: 'service' | 'reaction' }

/** `number` is the sender's, to know the own contact card by; it is vouched for by WhatsApp. */
export function readContent(given: proto.IMessage | null | undefined, number: string | null): ReadContent {
  const message = unwrap(given)
  if (!message) return { ignored: 'service' }
  if (message.protocolMessage) return readProtocol(message.protocolMessage)
  if (message.reactionMessage || message.encReactionMessage) return { ignored: 'reaction' }
  const text = textOf(message)
  if (text !== null) return { content: asText(text), context: contextOf(message) }
  const card = message.contactMessage
  if (card) return { content: readCard(card.vcard ?? '', number), context: contextOf(message) }
  const media = mediaOf(message)
  if (media) return { content: media, context: contextOf(message) }
  return { ignored: 'service' }
}

/** A message of our own phone's comes in one more wrapper; disappearing, viewed once, edited and captioned ones as well. */
function unwrap(given: proto.IMessage | null | undefined): proto.IMessage | undefined {
  const message = normalizeMessageContent(given)
  return message?.deviceSentMessage ? normalizeMessageContent(message.deviceSentMessage.message) : message
}

/** An edit tells the new text; whatever else comes this way (deletions, timers, keys) says nothing. */
function readProtocol({ type, editedMessage }: proto.Message.IProtocolMessage): ReadContent {
  if (type !== proto.Message.ProtocolMessage.Type.MESSAGE_EDIT) return { ignored: 'service' }
  const message = unwrap(editedMessage)
  const text = message ? textOf(message) : null
  if (!message || text === null) return { ignored: 'service' }
  return { content: { ...asText(text), isEdit: true }, context: contextOf(message) }
}

function asText(raw: string): Extract<InboundContent, { kind: 'text' }> {
  const { text, wasCut } = cleanText(raw)
  return { kind: 'text', text, ...(wasCut && { wasCut }) }
}

/**
 * Replies to buttons and lists too, by what they showed: we send none, and the data behind them is the other program's
 * word.
 */
function textOf(message: proto.IMessage): string | null {
  return (
    message.conversation ||
    message.extendedTextMessage?.text ||
    message.buttonsResponseMessage?.selectedDisplayText ||
    message.listResponseMessage?.title ||
    message.templateButtonReplyMessage?.selectedDisplayText ||
    message.interactiveResponseMessage?.body?.text ||
    null
  )
}

/** Only the sender's own number is a contact that counts; any other card may be anybody's. */
function readCard(vcard: string, number: string | null): InboundContent {
  const digits = (/waid=(\d{5,20})/.exec(vcard)?.[1] ?? /^TEL[^:\n]*:(.*)$/im.exec(vcard)?.[1] ?? '').replace(/\D/g, '')
  if (number !== null && digits === number) return { kind: 'contact', phone: `+${number}`, isOwn: true }
  return { kind: 'media', media: 'other' }
}

function mediaOf(message: proto.IMessage): InboundContent | null {
  const { imageMessage, documentMessage, audioMessage, stickerMessage } = message
  const video = message.videoMessage ?? message.ptvMessage
  if (imageMessage) return media('photo', imageMessage.caption, fileOf(imageMessage, 'image'))
  if (documentMessage) {
    return media('document', documentMessage.caption, fileOf(documentMessage, 'document', documentMessage.fileName))
  }
  if (audioMessage) {
    const seconds = audioMessage.seconds ?? null
    const file = fileOf(audioMessage, 'audio')
    return media('voice', null, file && { ...file, ...(seconds !== null && seconds >= 0 && { seconds }) })
  }
  if (video) return media('video', video.caption, null)
  if (stickerMessage || message.lottieStickerMessage) return media('sticker', null, null)
  if (message.locationMessage || message.liveLocationMessage) return media('location', null, null)
  return isSomethingElse(message) ? media('other', null, null) : null
}

type Media = Extract<InboundContent, { kind: 'media' }>['media']

function media(kind: Media, rawCaption: string | null | undefined, file: InboundFile | null): InboundContent {
  const caption = rawCaption ? cleanText(rawCaption).text : ''
  return { kind: 'media', media: kind, ...(caption !== '' && { caption }), ...(file && { file }) }
}

interface GivenFile {
  readonly mediaKey?: Uint8Array | null
  readonly directPath?: string | null
  readonly mimetype?: string | null
  readonly fileLength?: Parameters<typeof toNumber>[0]
}

function fileOf(given: GivenFile, kind: MediaKind, fileName?: string | null): InboundFile | null {
  const id = fileId(given, kind)
  if (id === null) return null
  const name = fileName ? cleanText(fileName).text.slice(0, 256) : ''
  const type = given.mimetype ? cleanText(given.mimetype).text.slice(0, 128) : ''
  const sizeBytes = toNumber(given.fileLength)
  return {
    id,
    ...(name !== '' && { name }),
    ...(type !== '' && { mediaType: type }),
    ...(Number.isSafeInteger(sizeBytes) && sizeBytes > 0 && { sizeBytes }),
  }
}

/** Not meant for eyes: keys, votes, pins, and what came of a call. */
const silent: ReadonlySet<string> = new Set([
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
  'messageContextInfo',
  'pollUpdateMessage',
  'keepInChatMessage',
  'pinInChatMessage',
  'secretEncryptedMessage',
  'encCommentMessage',
  'encEventResponseMessage',
  'callLogMesssage',
  'bcallMessage',
  'call',
  'placeholderMessage',
  'messageHistoryBundle',
  'messageHistoryNotice',
])

function isSomethingElse(message: proto.IMessage): boolean {
  return Object.entries(message).some(([name, value]) => value !== null && value !== undefined && !silent.has(name))
}

function contextOf(message: proto.IMessage): proto.IContextInfo | null {
  for (const part of Object.values(message)) {
    if (typeof part === 'object' && part !== null && 'contextInfo' in part) {
      return (part as { contextInfo?: proto.IContextInfo | null }).contextInfo ?? null
    }
  }
  return null
}
