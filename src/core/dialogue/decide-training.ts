/** A wish about a session of a training: found by its number, its place in the list or its title, and asked about first. */
import { unknownSession } from '../answers/training-session.ts'
import type { Command } from './command.ts'
import type { Pending, Queued } from './pending.ts'
import { personal } from './personal.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation } from './step.ts'

export type TrainingCommand = Extract<Command, { name: 'training.register' | 'training.wait' | 'training.cancel' }>

export const trainingKinds = {
  'training.register': 'register',
  'training.wait': 'wait',
  'training.cancel': 'cancel',
} as const

export function decideTraining(command: TrainingCommand, state: DialogueState, situation: Situation): Decision {
  const kind = trainingKinds[command.name]
  const { numbered } = state
  const only = numbered?.ids.length === 1 && command.title === undefined ? numbered.ids[0] : undefined
  const session = command.session ?? (command.ordinal === undefined ? only : sessionAt(state, command.ordinal))
  if (session !== undefined) return propose({ kind, session }, [], state, situation)
  if (command.title !== undefined) {
    return personal(null, state, situation, asking(null), { do: 'findTitle', kind, title: command.title })
  }
  // "Kembalikan kursi" after a notice that no list came before: there may be only one that can be meant.
  if (kind === 'cancel' && command.ordinal === undefined) {
    return personal(null, state, situation, asking(null), { do: 'findTitle', kind, title: '' })
  }
  return personal(null, state, situation, {}, { do: 'say', reply: unknownSession() })
}

/** "1 dan 3": one after the other. */
export function decideSeveral(
  kind: Queued['kind'],
  ordinals: readonly number[],
  state: DialogueState,
  situation: Situation,
): Decision | null {
  const sessions = ordinals.flatMap((ordinal) => sessionAt(state, ordinal) ?? [])
  const [first, ...others] = sessions
  if (first === undefined || sessions.length !== ordinals.length) return null
  const queue = others.slice(0, 5).map((session): Queued => ({ kind, session }))
  return propose({ kind, session: first }, queue, state, situation)
}

function propose(to: Queued, queue: Queued[], state: DialogueState, situation: Situation): Decision {
  return personal(null, state, situation, { ...asking(to), queue }, { do: 'propose', to })
}

/** Nothing of an earlier question is left beside a new one. */
export function asking(pending: Pending | null): Pick<DialogueState, 'pending' | 'interrupted' | 'queue'> {
  return { pending, interrupted: 0, queue: [] }
}

export function sessionAt({ numbered }: DialogueState, ordinal: number): number | undefined {
  return numbered?.ids[ordinal - numbered.from]
}
