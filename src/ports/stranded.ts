/** Messages that did not reach a person where they were sent, though the person has other chats. */
import type { Address, OutboundDraft } from '#core/message.ts'

export interface StrandedMessage extends Omit<OutboundDraft, 'notBeforeMs'> {
  readonly employeeId: string
  /** Another chat of the same person that can be written to and was not told yet; null: there is none. */
  readonly other: Address | null
}

export interface Stranded {
  /**
   * What failed or was dropped lately, and what a platform that gives receipts has had for `patienceMs` without one;
   * not answers to what was just asked, nor what is too late by now. Each until it is `settled`.
   */
  look(needs: {
    readonly nowMs: number
    readonly patienceMs: number
    readonly limit: number
  }): Promise<readonly StrandedMessage[]>
  settled(ids: readonly string[]): Promise<void>
}
