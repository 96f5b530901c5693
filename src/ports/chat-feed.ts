/** What the try-out page and the terminal chat read back: the messages of one address, as they become visible. */
import type { Address, Choice } from '#core/message.ts'
import type { RichText } from '#core/rich-text.ts'

/** A message as a chat window shows it. */
export interface ChatMessage {
  /** Ours: the outbound id. Theirs: the platform id that the page made. */
  readonly id: string
  readonly from: 'semar' | 'person'
  /** ISO 8601, UTC. */
  readonly at: string
  readonly text: RichText
  readonly choices: readonly Choice[]
  /** Theirs only: more was typed than is kept. */
  readonly wasCut: boolean
}

export interface ChatHistory {
  /** Oldest first, both sides. */
  readonly messages: readonly ChatMessage[]
  /** Where `since` goes on. */
  readonly cursor: string
  /** Something the person wrote still waits for its answer; false: `messages` holds all answers. */
  readonly isAnswering: boolean
}

export interface ChatFeed {
  history(address: Address): Promise<ChatHistory>
  /** Ours that became visible after `cursor`, in order, each with the cursor that holds once it was shown. */
  since(
    address: Address,
    cursor: string,
  ): Promise<readonly { readonly message: ChatMessage; readonly cursor: string }[]>
  /** Calls `wake` when there may be something new (also without cause); gives back what ends it. */
  subscribe(address: Address, wake: () => void): () => void
  close(): Promise<void>
}
