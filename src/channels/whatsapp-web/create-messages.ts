/** The part of WhatsApp Web that hears and writes messages, for a session that somebody else keeps linked. */
import { proto, type WAMessage } from '@whiskeysockets/baileys'
import { type SafetySettings, safetySettings } from '#core/whatsapp-safety.ts'
import type { ChannelPauses } from '#ports/channel-pause.ts'
import type { DeliveryReceipt, DeliveryReceipts } from '#ports/delivery-receipts.ts'
import type { Inbox } from '#ports/inbox.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { Pace } from '#ports/sender.ts'
import type { SentMessages } from '#ports/sent-messages.ts'
import type { WhatsAppIdentities } from '#ports/whatsapp-identities.ts'
import type { WhatsAppTraffic } from '#ports/whatsapp-traffic.ts'
import { createAcks } from './acks.ts'
import { createWhatsAppWebFileFetcher } from './file-fetcher.ts'
import { createHearMessages } from './hear-messages.ts'
import { type LinkedMessages, type LinkedSession, whatsAppWebAccount } from './linked.ts'
import { whoOf } from './parse-message.ts'
import { createWhatsAppWebPresence } from './presence.ts'
import { createRestriction } from './restriction.ts'
import { createWhatsAppWebSender } from './sender.ts'
import { createSentTexts } from './sent-texts.ts'

export interface MessagesNeeds {
  readonly inbox: Inbox
  readonly identities: WhatsAppIdentities
  readonly traffic: WhatsAppTraffic
  readonly sent: SentMessages
  readonly receipts: Pick<DeliveryReceipts, 'record'>
  readonly pauses: ChannelPauses
  readonly log: Log
  readonly metrics?: Metrics | undefined
  /** Semar's clock. */
  readonly nowMs: () => number
  /** The machine's own. */
  readonly machineMs?: () => number
  /** Another media server than WhatsApp's. */
  readonly mediaRoot?: string | undefined
  readonly settings?: SafetySettings
  readonly pace?: Pace
  readonly ackLimitMs?: number
}

/** As fast as a busy counter with canned answers; one person gets no more than a message a second. */
const humanPace: Pace = { perSecond: 2, burst: 4, addressGapMs: 1_000, concurrency: 6 }

export function createMessages(needs: MessagesNeeds): (session: LinkedSession) => LinkedMessages {
  const { identities, sent, receipts, settings = safetySettings, pace = humanPace, ackLimitMs = 20_000 } = needs
  const { machineMs = () => Date.now() } = needs
  return (session) => {
    const texts = createSentTexts({ sent })
    const restriction = createRestriction({ ...needs, settings, machineMs })
    const hearMessages = createHearMessages({ ...needs, onOwn: record })
    return {
      hearing: {
        messages: hearMessages,
        events: {
          'messages.update': (updates) => record(updates.map(({ key, update }) => ({ ...update, key }))),
          'lid-mapping.update': ({ lid, pn }) => identities.mapped(whatsAppWebAccount, whoOf(lid, pn)),
          'reachout-time-lock': restriction.reachoutTimeLock,
          'message-capping.update': restriction.capping,
        },
        async getMessage({ id }) {
          const found = await texts.find(id ?? '')
          return found ? proto.Message.create({ extendedTextMessage: { text: found.text } }) : undefined
        },
      },
      sender: createWhatsAppWebSender({
        ...needs,
        session,
        texts,
        acks: createAcks(),
        restriction,
        settings,
        pace,
        machineMs,
        ackLimitMs,
      }),
      fetcher: createWhatsAppWebFileFetcher(needs),
      presence: createWhatsAppWebPresence({ session }),
    }

    async function record(messages: readonly Pick<WAMessage, 'key' | 'status' | 'messageTimestamp'>[]): Promise<void> {
      const all: DeliveryReceipt[] = []
      for (const message of messages) {
        const receipt = await receiptOf(message)
        if (receipt) all.push(receipt)
      }
      if (all.length > 0) await receipts.record(all)
    }

    /** That WhatsApp has a message, or refused it, is the sender's to hear. */
    async function receiptOf({ key, status, messageTimestamp }: Parameters<typeof record>[0][number]) {
      const states = proto.WebMessageInfo.Status
      if (!key.fromMe || !key.id || !status || status < states.DELIVERY_ACK) return null
      const found = await texts.find(key.id)
      if (!found) return null
      const seconds = Number(messageTimestamp ?? 0)
      return {
        channel: 'whatsapp_web',
        account: whatsAppWebAccount,
        outboundId: found.outboundId,
        platformId: key.id,
        isWhole: found.isWhole,
        state: status === states.DELIVERY_ACK ? 'delivered' : 'read',
        atMs: seconds > 0 ? seconds * 1000 : machineMs(),
      } as const
    }
  }
}
