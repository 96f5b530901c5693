/** Our outbound rows as a channel finds them again: by a part of their id, or by what a person has on the screen. */
import type { Address, OutboundContent } from '#core/message.ts'

export interface SentMessage extends Address {
  readonly id: string
  readonly cause: string
  readonly content: OutboundContent
}

export interface SentMessages {
  /** The row of this channel account whose id begins so; null: none, or more than one. */
  byIdStart(account: string, idStart: string): Promise<SentMessage | null>
  /** All that has the same cause and address, in its order. */
  together(message: Pick<SentMessage, 'channel' | 'account' | 'address' | 'cause'>): Promise<readonly SentMessage[]>
  /** What left last for this address before a moment, with all of the same cause; empty: nothing. */
  newest(address: Address, beforeMs: number): Promise<readonly SentMessage[]>
}
