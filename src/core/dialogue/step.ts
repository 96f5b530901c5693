/** What the dialogue decided to do next: said at once, or left to the flow because facts or writing are needed. */
import type { Reply } from '../answers/reply.ts'
import type { Channel } from '../message.ts'
import type { Ask, Topic } from './command.ts'
import type { FeedbackPress } from './feedback-button.ts'
import type { Form } from './form-state.ts'
import type { HandOverReason, Pending, SeatPending } from './pending.ts'
import type { DialogueState } from './state.ts'

export type { HandOverReason } from './pending.ts'

export type Step =
  | { readonly do: 'say'; readonly reply: Reply; readonly keyboard?: 'contact' | 'remove' }
  | { readonly do: 'ask'; readonly ask: Ask }
  | { readonly do: 'show'; readonly session: number }
  /** Ask for a yes first. */
  | { readonly do: 'propose'; readonly to: SeatPending }
  /** The yes has come. */
  | { readonly do: 'carryOut'; readonly what: Exclude<Pending, { kind: 'handOver' }> }
  /** What waits for a yes, or the step of binding, once more; after all that is said in this turn. */
  | { readonly do: 'askAgain' }
  /** The next of what was asked for together, when nothing is pending any more. */
  | { readonly do: 'proposeNext' }
  /** An empty title: the only one there is to cancel. */
  | { readonly do: 'findTitle'; readonly kind: 'register' | 'wait' | 'cancel'; readonly title: string }
  /** The open question of the form under way, after all that is said in this turn; or what was wrong with its answer. */
  | { readonly do: 'askForm'; readonly isResumed: boolean; readonly problem?: Reply }
  | { readonly do: 'submitForm'; readonly form: Form }
  /** A button under a question about a training. */
  | { readonly do: 'feedback'; readonly press: FeedbackPress }
  /** A rule, by its article or by the words of the question; `of`: the rule behind a personal question. */
  | { readonly do: 'policy'; readonly article: string | null; readonly query: string | null; readonly of: Topic | null }
  /** To a person of HR; `text` is what they should know first. */
  | { readonly do: 'handOver'; readonly reason: HandOverReason; readonly subject: string; readonly text: string | null }
  /** Something for the officer who looks into it; `otherwise` when there is none any more. */
  | { readonly do: 'tellOfficer'; readonly text: string; readonly otherwise: Step | null }
  /** `ifAnswered`: a word of thanks ends only what the officer has answered. */
  | { readonly do: 'closeHandover'; readonly ifAnswered?: true }
  /** Kept for HR: nobody knew. */
  | {
      readonly do: 'noteUnanswered'
      readonly text: string
      readonly reason: 'unclear' | 'no_article' | 'refused_guess'
    }
  /** The answer given last is said to be wrong. */
  | { readonly do: 'openReview'; readonly comment: string }
  | { readonly do: 'commentReview'; readonly review: number; readonly comment: string }
  /** Files that were sent and are not wanted after all. */
  | { readonly do: 'dropFiles' }
  | { readonly do: 'giveConsent' }
  | { readonly do: 'withdraw' }
  | { readonly do: 'bindByPhone'; readonly phone: string; readonly nip: string }
  | { readonly do: 'bindByCode'; readonly code: string }
  | { readonly do: 'address'; readonly state: 'open' | 'closed' }

export interface Situation {
  readonly channel: Channel
  readonly isGroup: boolean
  readonly isBound: boolean
  /** The notice in force was agreed to; always true where none is needed. */
  readonly hasConsent: boolean
  /** The number behind the address where the channel itself proves it. */
  readonly knownPhone: string | null
  /** A PPPK, who has an agreement and no promotion. */
  readonly isContract: boolean
  /** `Bapak`, `Ibu`, or both while nobody is known. */
  readonly sapaan: string
  /** Hour of the day in WIB. */
  readonly hour: number
  readonly today: Temporal.PlainDate
}

export interface Decision {
  readonly state: DialogueState
  readonly steps: readonly Step[]
}
