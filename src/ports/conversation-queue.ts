/** Which conversations wait for an answer, and who is answering them. */
import type { InboundMessage } from '#core/message.ts'
import type { LeasedConversation } from './stores.ts'

export interface ClaimedConversation {
  readonly conversation: LeasedConversation
  /** All that waits in it, oldest first. */
  readonly messages: readonly InboundMessage[]
  /** Nothing is sent there at present (blocked); who writes again opens it. */
  readonly isAddressClosed: boolean
}

export interface ConversationQueue {
  /** Leases up to `limit` conversations that nobody holds and that have messages due, longest waiting first. */
  claim(limit: number, leaseMs: number): Promise<readonly ClaimedConversation[]>
  /** Holds on to conversations whose answers take long; those that were lost stay lost. */
  renew(conversations: readonly LeasedConversation[], leaseMs: number): Promise<void>
  /** Counts a failed attempt, lets go, and makes the messages due again after `retryMs`. */
  retryLater(conversation: LeasedConversation, messages: readonly InboundMessage[], retryMs: number): Promise<void>
  /** Lets go without a trace: another holder has it, or it is given back at a stop. */
  release(conversation: LeasedConversation): Promise<void>
}
