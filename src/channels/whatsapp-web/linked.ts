/** What the two halves of WhatsApp Web agree on: the connection keeps a linked socket, the messages hear and speak through it. */
import type { BaileysEventMap, proto, WAMessageKey, WASocket } from '@whiskeysockets/baileys'
import type { FileFetcher } from '#ports/attachments.ts'
import type { Presence } from '#ports/presence.ts'
import type { Sender } from '#ports/sender.ts'

/**
 * Our account in addresses: the session's name, not its number, so that conversations and bonds outlive a change of the
 * number.
 */
export const whatsAppWebAccount = 'main'

export interface Linked {
  readonly sock: WASocket
  /** Our own number, digits only. */
  readonly number: string
  /** Our own LID as a jid without a device; null: WhatsApp gave none. */
  readonly lid: string | null
  /** Epoch milliseconds; of another number than before everything about who wrote first starts anew. */
  readonly pairedAtMs: number
}

export interface LinkedSession {
  /** Null while nothing may be sent: not connected, or another process may own the session. Asked right before every use. */
  current(): Linked | null
  /** Resolves as soon as it is connected; null once the signal is aborted. */
  whenOpen(signal: AbortSignal): Promise<Linked | null>
}

/** The events that a part of the channel may hear; one at a time for each name, in order. */
export type HeardEvents = Pick<
  BaileysEventMap,
  'messages.update' | 'message-receipt.update' | 'messages.reaction' | 'lid-mapping.update' | 'message-capping.update'
> & {
  readonly 'reachout-time-lock': NonNullable<BaileysEventMap['connection.update']['reachoutTimeLock']>
}

export interface LinkedHearing {
  /**
   * Live ones (`notify`) and those that came meanwhile (`append`). Resolves when each of them is committed to the inbox or
   * needs nothing; until then it is kept, and handed in again after a rejection or a crash: the same message may come twice.
   */
  messages(upsert: BaileysEventMap['messages.upsert'], linked: Linked): Promise<void>
  /** A rejection is logged, and the event is gone. */
  readonly events: {
    readonly [Name in keyof HeardEvents]?: (event: HeardEvents[Name], linked: Linked) => Promise<void>
  }
  /** What we sent under this id, for a device that could not read it; must find it before `sendMessage` resolves. */
  getMessage(key: WAMessageKey): Promise<proto.IMessage | undefined>
}

/** The part that understands and writes messages; made for a session, before that is connected. */
export interface LinkedMessages {
  readonly hearing: LinkedHearing
  /** Used only while the session is connected. */
  readonly sender: Sender
  /** Used in processes that do not own the session too. */
  readonly fetcher: FileFetcher
  readonly presence: Presence
}
