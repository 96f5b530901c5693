/** The texts of our messages by WhatsApp's id: of those just sent from memory, of all others from their outbound rows. */
import type { OutboundMessage } from '#core/message.ts'
import type { SentMessage, SentMessages } from '#ports/sent-messages.ts'
import { buildTexts } from '../whatsapp/build-text.ts'
import { numberChoices } from '../whatsapp/number-choices.ts'
import { whatsAppWebAccount } from './linked.ts'
import { messageId, readMessageId } from './message-id.ts'

export interface SentText {
  readonly outboundId: string
  readonly text: string
  /** The message has no other part. */
  readonly isWhole: boolean
}

export interface SentTexts {
  /** The parts of a message that is about to be sent; found by their ids from now on. */
  prepare(message: OutboundMessage): Promise<readonly string[]>
  /** Null: not ours. */
  find(id: string): Promise<SentText | null>
}

/** Receipts and devices that could not read a message come soon; the rest is looked up. */
const remembered = 2_000

export function createSentTexts({ sent }: { sent: SentMessages }): SentTexts {
  const recent = new Map<string, SentText>()
  return {
    async prepare(message) {
      const texts = await textsOf(message)
      texts.forEach((text, part) => {
        recent.set(messageId(message.id, part), { outboundId: message.id, text, isWhole: texts.length === 1 })
      })
      for (const id of recent.keys()) {
        if (recent.size <= remembered) break
        recent.delete(id)
      }
      return texts
    },
    async find(id) {
      const known = recent.get(id)
      if (known) return known
      const read = readMessageId(id)
      const row = read && (await sent.byIdStart(whatsAppWebAccount, read.idStart))
      if (!row) return null
      const texts = await textsOf(row)
      const text = texts[read.part]
      return text === undefined ? null : { outboundId: row.id, text, isWhole: texts.length === 1 }
    },
  }

  /** The same at every call: the rows of one cause are written together and stay as they are. */
  async function textsOf(message: SentMessage | OutboundMessage): Promise<readonly string[]> {
    const { id, content } = message
    if (content.choices.length === 0) return buildTexts(content, [])
    const together = await sent.together(message)
    const numbered = numberChoices(together.map((one) => one.content))
    return buildTexts(content, numbered[together.findIndex((one) => one.id === id)] ?? [])
  }
}
