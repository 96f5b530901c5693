/** WhatsApp's message becomes what was heard, or a counted reason to ignore it; who is behind its addresses is found later. */
import {
  isJidBot,
  isJidBroadcast,
  isJidGroup,
  isJidMetaAI,
  isJidNewsletter,
  jidDecode,
  jidNormalizedUser,
  proto,
  toNumber,
  type WAMessage,
} from '@whiskeysockets/baileys'
import type { InboundContent } from '#core/message.ts'
import type { Linked } from './linked.ts'
import { readContent } from './read-content.ts'

/** Why a message led to nothing: a closed set, fit for a metric's label. */
type IgnoredMessage =
  /** Without an address, an id or a time. */
  | 'malformed'
  /** Sent from our own number, by us or on its phone. */
  | 'own'
  /** A status, a channel, a broadcast list or a bot of WhatsApp's. */
  | 'no_person'
  /** Group talk that does not address us. */
  | 'group_talk'
  /** Older than the link to this number: history, answered elsewhere or never meant for us. */
  | 'history'
  /** It could not be decrypted; the sender's app is asked for it again, and it comes under the same id. */
  | 'unreadable'
  /** A thumb on something that was written. */
  | 'reaction'
  /** A change of the chat itself (a deletion, a timer, keys), or a vote. */
  | 'service'

/** As the platform names people: a LID stays with the account, a number may pass to somebody else. */
export interface HeardFrom {
  /** With `@lid`, without a device; null: not given. */
  readonly lid: string | null
  /** Digits; null: not given. */
  readonly number: string | null
}

export interface Heard extends HeardFrom {
  /** The chat's jid where it is a group; null: the chat with that person. */
  readonly group: string | null
  readonly id: string
  readonly sentAt: string
  readonly content: InboundContent
  /** The id of the message of ours to which this one replies. */
  readonly quoted: string | null
}

/** Clocks of servers differ by a little; what came while the link was made was written to us. */
const pairingSlackMs = 10 * 60_000
const idLimit = 64

export function parseMessage(
  message: WAMessage,
  linked: Pick<Linked, 'number' | 'lid' | 'pairedAtMs'>,
): Heard | { readonly ignored: IgnoredMessage } {
  const { key } = message
  const { remoteJid: chat, id } = key
  if (key.fromMe) return { ignored: 'own' }
  if (!chat || !id || !/^[\w.:-]+$/.test(id) || id.length > idLimit) return { ignored: 'malformed' }
  if (isJidBroadcast(chat) || isJidNewsletter(chat) || isJidBot(chat) || isJidMetaAI(chat) || message.broadcast) {
    return { ignored: 'no_person' }
  }
  const seconds = toNumber(message.messageTimestamp)
  if (!(seconds > 0) || seconds > 8e9) return { ignored: 'malformed' }
  if (seconds * 1000 < linked.pairedAtMs - pairingSlackMs) return { ignored: 'history' }
  if (message.messageStubType === proto.WebMessageInfo.StubType.CIPHERTEXT) return { ignored: 'unreadable' }
  if (message.messageStubType) return { ignored: 'service' }
  const isGroup = isJidGroup(chat) === true
  const from = isGroup
    ? whoOf(key.participant, key.participantAlt)
    : whoOf(chat, key.remoteJidAlt, key.participant, key.participantAlt)
  if (from.lid === null && from.number === null) return { ignored: 'malformed' }
  const read = readContent(message.message, from.number)
  if ('ignored' in read) return read
  const { content, context } = read
  if (isGroup && !isAddressed(context, linked)) return { ignored: 'group_talk' }
  return {
    ...from,
    group: isGroup ? chat : null,
    id,
    sentAt: new Date(seconds * 1000).toISOString(),
    content: isGroup ? withoutMention(content, linked) : content,
    quoted: context?.stanzaId || null,
  }
}

/** The LID and the number among some jids. */
export function whoOf(...jids: readonly (string | null | undefined)[]): HeardFrom {
  let lid: string | null = null
  let number: string | null = null
  for (const jid of jids) {
    const decoded = jidDecode(jid ?? undefined)
    if (!decoded || !/^\d{5,20}$/.test(decoded.user)) continue
    if (decoded.server === 'lid' || decoded.server === 'hosted.lid') lid ??= `${decoded.user}@lid`
    else if (decoded.server === 's.whatsapp.net' || decoded.server === 'hosted') number ??= decoded.user
  }
  return { lid, number }
}

type Us = Pick<Linked, 'number' | 'lid'>

/** We are named in it, or it replies to something of ours. */
function isAddressed(context: proto.IContextInfo | null, us: Us): boolean {
  const named = [...(context?.mentionedJid ?? []), ...(context?.stanzaId ? [context.participant] : [])]
  return named.some((jid) => isUs(jid, us))
}

function isUs(jid: string | null | undefined, { number, lid }: Us): boolean {
  if (!jid) return false
  const plain = jidNormalizedUser(jid)
  return plain === lid || plain === `${number}@s.whatsapp.net`
}

/** A mention is written as the number or LID with an at sign. */
function withoutMention(content: InboundContent, { number, lid }: Us): InboundContent {
  if (content.kind !== 'text') return content
  const names = [number, lid?.split('@')[0]].filter((name) => name !== undefined)
  const text = names.reduce((rest, name) => rest.replaceAll(`@${name}`, ''), content.text)
  return { ...content, text: text.replace(/ {2,}/g, ' ').trim() }
}
