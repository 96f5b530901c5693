/**
 * How a number on WhatsApp Web stays alive: WhatsApp restricts or bans numbers that write like a machine, above all to
 * people who do not answer. None of its limits is published; these are well below what is reported of banned numbers.
 */
import type { SendFailure } from './failure.ts'
import { bulkLanes, type Lane } from './message.ts'

const dayMs = 24 * 3_600_000

/** All figures in one place. */
export const safetySettings = {
  /** Somebody who wrote less than so long ago is in a chat that goes on; to anybody else we would open one. */
  chatMs: 7 * dayMs,
  /** Chats opened within 24 hours. */
  openingsADay: 40,
  /** City-wide news belongs elsewhere. */
  broadcastsADay: 100,
  /** Of people to whom reminders or broadcasts went between one and fourteen days ago, so many must have written since. */
  leastReplyShare: 0.1,
  /** Fewer tell nothing. */
  replySample: 50,
  /** How long what nobody asked for is held back then. */
  unansweredPauseMs: dayMs,
  /** Whether a number is still on WhatsApp is asked again after so long. */
  checkMs: 30 * dayMs,
  /** After a refusal that means the number is restricted, where WhatsApp names no end. */
  restrictedMs: 6 * 3_600_000,
  /** Shown as typing: so long at least, more for each character, no longer than: people wait for an answer. */
  typingMs: { least: 400, aCharacter: 1.5, most: 1_200 },
} as const
export type SafetySettings = { readonly [Name in keyof typeof safetySettings]: Widened<(typeof safetySettings)[Name]> }
type Widened<Value> = Value extends number ? number : { readonly [Name in keyof Value]: number }

/** To whom a message would go. */
export interface Recipient {
  readonly isGroup: boolean
  /** Null: never wrote. */
  readonly wroteMs: number | null
  /** They wrote to the number that we have now. */
  readonly isOurs: boolean
  readonly isMoved: boolean
  /** Somebody else wrote from the chat than the person whose data this is. */
  readonly isStranger: boolean
}

/** What left lately from this number. */
export interface Traffic {
  /** Other people to whom a chat was opened within 24 hours. */
  readonly openings: number
  readonly broadcasts: number
  /** People to whom reminders or broadcasts went between one and fourteen days ago, and how many wrote since. */
  readonly pushed: number
  readonly answered: number
}

/** Null: whoever wrote may be written to. Looked at for every message. */
export function mayReach(to: Recipient, isPersonal: boolean): SendFailure | null {
  if (to.isGroup) return isPersonal ? { kind: 'refused', detail: 'nothing personal is said in a group' } : null
  if (to.wroteMs === null || !to.isOurs) {
    return { kind: 'refused', detail: 'they have not written to this number' }
  }
  if (to.isMoved) return { kind: 'stopped', detail: 'the number or the account behind it has changed' }
  if (to.isStranger && isPersonal) {
    return { kind: 'refused', detail: 'somebody else writes from this chat, who has not proved who they are' }
  }
  return null
}

/** Whether traffic has to be looked at before a message leaves: an answer in a chat that goes on is always right. */
export function needsBudget(lane: Lane, to: Recipient, nowMs: number, settings: SafetySettings): boolean {
  return bulkLanes.includes(lane) || isOpening(to, nowMs, settings)
}

/** Null: within the limits. */
export function withinBudget(
  lane: Lane,
  to: Recipient,
  traffic: Traffic,
  nowMs: number,
  settings: SafetySettings,
): SendFailure | null {
  const later = { kind: 'throttled', waitMs: 3_600_000, scope: 'message' } as const
  if (isOpening(to, nowMs, settings) && traffic.openings >= settings.openingsADay) return later
  if (lane === 'broadcast' && traffic.broadcasts >= settings.broadcastsADay) return later
  const isIgnored =
    traffic.pushed >= settings.replySample && traffic.answered < traffic.pushed * settings.leastReplyShare
  if (isIgnored && bulkLanes.includes(lane)) {
    return { kind: 'throttled', waitMs: settings.unansweredPauseMs, scope: 'bulk' }
  }
  return null
}

const isOpening = ({ isGroup, wroteMs }: Recipient, nowMs: number, { chatMs }: SafetySettings): boolean =>
  !isGroup && (wroteMs === null || nowMs - wroteMs > chatMs)

/** How long somebody would be seen typing; `chance` from 0 to 1. */
export function typingMs(
  characters: number,
  chance: number,
  { typingMs: { least, aCharacter, most } }: SafetySettings,
) {
  return Math.min(most, (least + characters * aCharacter) * (0.7 + 0.6 * chance))
}
