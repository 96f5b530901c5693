/** Shows a person that their message is being seen to. */
import type { Channel, InboundMessage } from '#core/message.ts'

export interface Presence {
  readonly channel: Channel
  /** Marks the newest message as read and shows that an answer is being written. Returns at once, never throws. */
  preparing(messages: readonly InboundMessage[]): void
}
