/** Data of buttons that only the dialogue understands: a yes that names what it agrees to, so an old button does no harm. */
import type { Choice } from '../message.ts'
import type { Pending } from './pending.ts'

export type DialogueButton =
  | { readonly kind: 'yes'; readonly to: Pending }
  | { readonly kind: 'no' }
  | { readonly kind: 'code' }
  /** The owner of the account writes again. */
  | { readonly kind: 'owner' }

const letters = { register: 'r', cancel: 'c', unlink: 'u', wait: 'w', move: 'm', handOver: 'h' } as const

export function yesButton(label: string, to: Pending): Choice {
  const fields = [letters[to.kind], ...('session' in to ? [to.session] : []), ...('from' in to ? [to.from] : [])]
  return { label, data: `~y:${fields.join(':')}` }
}

export const noButton = (label: string): Choice => ({ label, data: '~n' })
export const ownerButton = (label: string): Choice => ({ label, data: '~me' })
export const codeButton = (label: string): Choice => ({ label, data: '~code' })

/** Null for anything else: the data comes back from outside. */
export function readDialogueButton(data: string): DialogueButton | null {
  if (data === '~n') return { kind: 'no' }
  if (data === '~code') return { kind: 'code' }
  if (data === '~me') return { kind: 'owner' }
  // What is handed over stands in the memory alone.
  if (data === '~y:h') return { kind: 'yes', to: { kind: 'handOver', reason: 'request', subject: '', text: null } }
  if (data === '~y:u') return { kind: 'yes', to: { kind: 'unlink' } }
  const [, letter, digits, from] = /^~y:([rcwm]):(\d{1,9})(?::(\d{1,9}))?$/.exec(data) ?? []
  const session = Number(digits)
  if (!letter || session === 0 || (letter === 'm') !== (from !== undefined) || Number(from) === 0) return null
  if (from !== undefined) return { kind: 'yes', to: { kind: 'move', session, from: Number(from) } }
  return { kind: 'yes', to: { kind: letter === 'r' ? 'register' : letter === 'w' ? 'wait' : 'cancel', session } }
}
