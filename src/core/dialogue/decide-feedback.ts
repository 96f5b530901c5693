/** A press under a question about a training, also when its words or its number are typed. */
import { startBinding } from './decide-binding.ts'
import { resumeForm } from './decide-form.ts'
import { type FeedbackPress, readFeedbackButton } from './feedback-button.ts'
import { chosenData } from './offered.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation } from './step.ts'
import type { TurnItem } from './turn.ts'

const stops =
  /^(?:tolong )?(?:jangan|jgn|tidak usah|tdk usah|ga usah|gak usah|nggak usah|ojo|aja) (?:di)?(?:tanya|tanyakan|tanyai|takon)\b.{0,20}$/i

/** Null: not about a training. */
export function decideFeedback(item: TurnItem, state: DialogueState, situation: Situation): Decision | null {
  const press = pressOf(item, state)
  if (!press) return null
  if (!situation.isBound || !situation.hasConsent) return startBinding({ ...state, resume: null }, situation)
  // Its last question is asked again where it is still open; a form about something else goes on.
  const form = state.form?.kind === 'feedback' ? null : state.form
  return resumeForm({ state: { ...state, form, unclear: 0 }, steps: [{ do: 'feedback', press }] })
}

function pressOf(item: TurnItem, state: DialogueState): FeedbackPress | null {
  if (item.kind === 'choice') return readFeedbackButton(item.data)
  if (item.kind !== 'text' || (state.form && state.form.kind !== 'feedback')) return null
  const data = chosenData(item.text, state.offered)
  if (data !== null) return readFeedbackButton(data)
  return state.form && stops.test(item.text.trim()) ? { do: 'stop' } : null
}
