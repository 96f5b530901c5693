/** Text in, commands out: the built-in engine or a language model, interchangeable. */
import type { Ask, Command } from '#core/dialogue/command.ts'

/** What the conversation already knows and the text may lean on; no name, NIP or phone number is in it. */
export interface UnderstandingContext {
  readonly today: Temporal.PlainDate
  /** The question asked last, for follow-ups ("kalau bulan depan?"). */
  readonly lastAsk: Ask | null
  /** Labels of what was offered last, in order. */
  readonly offered: readonly string[]
  /** Whose budget a model's help counts against; absent: no model is asked. */
  readonly conversation?: bigint
}

export interface Understood {
  /** In the order in which they stand in the text; never empty. */
  readonly commands: readonly Command[]
  /** 0 to 1, of the least sure command. */
  readonly confidence: number
}

export interface Understanding {
  understand(text: string, context: UnderstandingContext): Promise<Understood>
}
