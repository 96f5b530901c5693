/** What one turn of a conversation works with: who is there, what is remembered, what has been said so far. */
import { addressWord } from '#core/answers/address-word.ts'
import { isContractKind } from '#core/answers/contract-kind.ts'
import type { Reply } from '#core/answers/reply.ts'
import type { DialogueState } from '#core/dialogue/state.ts'
import type { Situation, Step } from '#core/dialogue/step.ts'
import type { Address } from '#core/message.ts'
import type { PersonnelRecord } from '#core/personnel/record.ts'
import type { Clock } from '#ports/clock.ts'
import type { Stores } from '#ports/stores.ts'
import type { PolicyFindings } from './policy-findings.ts'

export interface Said {
  readonly reply: Reply
  readonly keyboard?: 'contact' | 'remove'
}

/** Changes as the turn goes on: a bond made by one message holds for the next one. */
export interface Talk {
  readonly stores: Stores
  readonly conversationId: bigint
  readonly address: Address
  readonly sender: string | null
  readonly isGroup: boolean
  state: DialogueState
  employeeId: string | null
  record: PersonnelRecord | null
  hasConsent: boolean
  /** Nothing twice. */
  readonly said: Said[]
  /** What was found for questions about rules, before it was known who asks. */
  readonly policies: PolicyFindings
  /** Something was asked that no message is left for. */
  isCutShort: boolean
  /** What waits for a yes is asked about again, once, after everything else. */
  isAskedAgain: boolean
  /** The open question of a form, said once, after everything else. */
  formAsk: Extract<Step, { do: 'askForm' }> | null
}

/** More than this at once is read by nobody; what was written or has to be proved is said all the same. */
export const messageLimit = 3

/** Channels where invented people are tried out: the page itself says who is asking, and nothing leaves the house. */
export const needsConsent = ({ channel }: Address): boolean => channel !== 'browser' && channel !== 'terminal'

export function say(talk: Talk, reply: Reply, keyboard?: 'contact' | 'remove'): void {
  const one: Said = keyboard ? { reply, keyboard } : { reply }
  if (!talk.said.some((other) => JSON.stringify(other) === JSON.stringify(one))) talk.said.push(one)
}

export function situationOf(talk: Talk, clock: Clock): Situation {
  return {
    channel: talk.address.channel,
    isGroup: talk.isGroup,
    isBound: talk.employeeId !== null,
    hasConsent: talk.hasConsent,
    knownPhone: phoneOf(talk.address),
    isContract: talk.record !== null && isContractKind(talk.record.kind),
    sapaan: addressWord(talk.state.isStranger ? null : talk.record),
    hour: clock.now().toZonedDateTimeISO('Asia/Jakarta').hour,
    today: clock.today(),
  }
}

/** Appends to the audit table; `detail` never holds a personal value. */
export function audit(
  talk: Talk,
  action: string,
  detail: Record<string, string | number | boolean> = {},
): Promise<void> {
  const { channel } = talk.address
  return talk.stores.audit.write({
    actor: `chat:${channel}`,
    action,
    employeeId: talk.employeeId,
    detail: { ...detail, channel },
  })
}

/** WhatsApp proves the sender's number by itself; a LID is not a number. */
function phoneOf({ channel, address }: Address): string | null {
  if (channel !== 'whatsapp_cloud' && channel !== 'whatsapp_web') return null
  const digits = /^(\d{8,15})(?:@s\.whatsapp\.net)?$/.exec(address)?.[1]
  return digits ? `+${digits}` : null
}
