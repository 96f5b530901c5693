/** What was said in a chat, read from the spine's two tables. */
import type { Address, OutboundContent } from '#core/message.ts'

export interface TranscriptLine {
  readonly from: 'person' | 'semar'
  readonly at: Temporal.Instant
  /** What was typed, or what came in words: a press, a file. */
  readonly text: string
}

export interface Transcript {
  /** The answer that the person was given last; null: none. */
  lastAnswer(address: Address): Promise<OutboundContent | null>
  /** The newest lines, oldest first. */
  recent(address: Address, limit: number): Promise<readonly TranscriptLine[]>
}
