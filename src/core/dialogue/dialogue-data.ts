/** Data of buttons that only the dialogue understands: a yes that names what it agrees to, so an old button does no harm. */
import type { Choice } from '../message.ts'
import type { Pending } from './state.ts'

export type DialogueButton =
  | { readonly kind: 'yes'; readonly to: Pending }
  | { readonly kind: 'no' }
  | { readonly kind: 'code' }

const letters = { register: 'r', cancel: 'c', unlink: 'u', wait: 'w', move: 'm' } as const

export function yesButton(label: string, to: Pending): Choice {
  const fields = [letters[to.kind], ...('session' in to ? [to.session] : []), ...('from' in to ? [to.from] : [])]
  return { label, data: `~y:${fields.join(':')}` }
}

export const noButton = (label: string): Choice => ({ label, data: '~n' })
export const codeButton = (label: string): Choice => ({ label, data: '~code' })

/** Null for anything else: the data comes back from outside. */
export function readDialogueButton(data: string): DialogueButton | null {
  if (data === '~n') return { kind: 'no' }
  if (data === '~code') return { kind: 'code' }
  if (data === '~y:u') return { kind: 'yes', to: { kind: 'unlink' } }
  const [, letter, digits, from] = /^~y:([rcwm]):(\d{1,9})(?::(\d{1,9}))?$/.exec(data) ?? []
  const session = Number(digits)
  if (!letter || session === 0 || (letter === 'm') !== (from !== undefined) || Number(from) === 0) return null
  if (from !== undefined) return { kind: 'yes', to: { kind: 'move', session, from: Number(from) } }
  return { kind: 'yes', to: { kind: letter === 'r' ? 'register' : letter === 'w' ? 'wait' : 'cancel', session } }
}
