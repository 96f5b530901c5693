/** The gate before everything personal: only for the person who is known, agreed, and is the one who writes. */

import type { Ask } from './command.ts'
import { startBinding } from './decide-binding.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation, Step } from './step.ts'
import { notMeReply } from './stranger-replies.ts'

/** Everybody else is led to binding first; `ask` is answered after it. */
export function personal(
  ask: Ask | null,
  state: DialogueState,
  situation: Situation,
  change: Partial<DialogueState>,
  ...steps: readonly Step[]
): Decision {
  if (!situation.isBound || !situation.hasConsent) return startBinding({ ...state, resume: ask }, situation)
  if (state.isStranger) return { state, steps: [{ do: 'say', reply: notMeReply('closed') }] }
  return { state: { ...state, ...change }, steps }
}

export const isOwner = (state: DialogueState, { isBound, hasConsent }: Situation): boolean =>
  isBound && hasConsent && !state.isStranger
