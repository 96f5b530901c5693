/** Puts what people write into the inbox: as what is heard, under the address that is theirs, a number as the choice shown. */
import type { BaileysEventMap, WAMessage } from '@whiskeysockets/baileys'
import type { Inbound, InboundContent } from '#core/message.ts'
import type { Identity } from '#core/whatsapp-identity.ts'
import { within } from '#core/within.ts'
import type { Inbox } from '#ports/inbox.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { SentMessages } from '#ports/sent-messages.ts'
import type { WhatsAppIdentities } from '#ports/whatsapp-identities.ts'
import { readChoice } from '../whatsapp/number-choices.ts'
import { type Linked, whatsAppWebAccount } from './linked.ts'
import { readMessageId } from './message-id.ts'
import { type Heard, parseMessage, whoOf } from './parse-message.ts'

interface HearingNeeds {
  readonly inbox: Inbox
  readonly identities: WhatsAppIdentities
  readonly sent: SentMessages
  /** Told of our own messages: what became of one within a tenth of a second comes with the message itself. */
  onOwn(messages: readonly WAMessage[]): Promise<void>
  readonly metrics?: Metrics | undefined
}

export type HearMessages = (upsert: BaileysEventMap['messages.upsert'], linked: Linked) => Promise<void>

/** By WhatsApp's clock a message may be as old as what it answers. */
const clockSlackMs = 1_500
/** Baileys may have to ask WhatsApp. */
const lookupLimitMs = 5_000

export function createHearMessages(needs: HearingNeeds): HearMessages {
  const { inbox, identities, sent, onOwn, metrics } = needs

  return async ({ messages }, linked) => {
    await onOwn(messages.filter(({ key }) => key.fromMe))
    // In their order: an answer to what came first must not overtake it.
    for (const message of messages) await hear(message, linked)
  }

  async function hear(message: WAMessage, linked: Linked): Promise<void> {
    const heard = parseMessage(message, linked)
    if ('ignored' in heard) {
      metrics?.count('updates_ignored', { platform: 'whatsapp_web', reason: heard.ignored })
      return
    }
    await inbox.accept(await inboundOf(heard, linked))
    // In a group it would tell everybody that each word is read.
    if (heard.group === null) linked.sock.readMessages([message.key]).catch(() => undefined)
  }

  async function inboundOf(heard: Heard, linked: Linked): Promise<Inbound> {
    const { group, id, sentAt, content } = heard
    const common = { channel: 'whatsapp_web', account: whatsAppWebAccount, sentAt } as const
    if (group !== null) {
      const sender = heard.lid ?? heard.number ?? ''
      return { ...common, address: group, platformId: platformIdOf(group, id), sender, isGroup: true, content }
    }
    const { address, lid } = await whose(heard, linked)
    return {
      ...common,
      address,
      platformId: platformIdOf(address, id),
      ...(lid !== null && { sender: lid }),
      content: await withChoice(content, address, heard),
    }
  }

  /** Where WhatsApp gave one name only, Baileys may know the other. */
  async function whose({ lid, number, sentAt }: Heard, { sock, number: ownNumber }: Linked): Promise<Identity> {
    const { lidMapping } = sock.signalRepository
    const asked =
      lid === null
        ? lidMapping.getLIDForPN(`${number}@s.whatsapp.net`)
        : number === null
          ? lidMapping.getPNForLID(lid)
          : Promise.resolve(null)
    const other = await within(lookupLimitMs, asked).catch(() => null)
    const names = whoOf(lid, number && `${number}@s.whatsapp.net`, other)
    return identities.heard(whatsAppWebAccount, names, ownNumber, Date.parse(sentAt))
  }

  /** "2" is the second of what was on the screen: of the message replied to, else of what was sent last. */
  async function withChoice(content: InboundContent, address: string, heard: Heard): Promise<InboundContent> {
    if (content.kind !== 'text' || content.isEdit || content.text.length > 80) return content
    const place = { channel: 'whatsapp_web', account: whatsAppWebAccount, address } as const
    const quoted = heard.quoted === null ? null : readMessageId(heard.quoted)
    const row = quoted && (await sent.byIdStart(whatsAppWebAccount, quoted.idStart))
    const shown =
      row?.address === address
        ? await sent.together(row)
        : await sent.newest(place, Date.parse(heard.sentAt) + clockSlackMs)
    const data = readChoice(
      content.text,
      shown.map((one) => one.content),
    )
    return data === null ? content : { kind: 'choice', data }
  }
}

/** The sender's app chooses a message's id: it counts within its own chat only. */
const platformIdOf = (address: string, id: string): string => `${address}/${id}`
