/** Turns what a person wrote into what they get back; the drain writes it down. */
import type { InboundMessage, OutboundContent } from '#core/message.ts'
import type { LeasedConversation, Stores } from './stores.ts'

export interface Answer {
  /** What the dialogue remembers from here on. */
  readonly state: unknown
  /** The employee behind the address now; null: not bound. Replies carry it, so the bond is checked again when they leave. */
  readonly employeeId: string | null
  /** In order; empty: the messages are noted and nothing is owed. */
  readonly replies: readonly OutboundContent[]
}

export interface Answerer<Turn> {
  /** The slow part (understanding, a model), outside any transaction; may run again after a crash. */
  prepare(conversation: LeasedConversation, messages: readonly InboundMessage[]): Promise<Turn>
  /** Reads facts and writes what was asked for, inside the transaction that also settles the messages. */
  perform(
    stores: Stores,
    conversation: LeasedConversation,
    messages: readonly InboundMessage[],
    turn: Turn,
  ): Promise<Answer>
}
