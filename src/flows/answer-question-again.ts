/** What was interrupted is asked once more at the end of a turn: the yes that is waited for, or the step of binding. */
import { unlinkAsk } from '#core/dialogue/binding-replies.ts'
import { askAgain } from '#core/dialogue/decide-binding.ts'
import type { Step } from '#core/dialogue/step.ts'
import type { Clock } from '#ports/clock.ts'
import { situationOf, type Talk } from './answer-talk.ts'

/** Null: it was settled meanwhile. */
export function questionAgain(talk: Talk, clock: Clock): Step | null {
  const { pending, binding } = talk.state
  const situation = situationOf(talk, clock)
  if (!pending) return binding && !situation.isBound ? askAgain(binding, situation) : null
  if (pending.kind === 'handOver') return null
  if (pending.kind === 'unlink') return { do: 'say', reply: unlinkAsk(situation.sapaan) }
  return { do: 'propose', to: pending }
}
