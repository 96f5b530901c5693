/** After a long silence: what "yang kedua" or "ya" was about is gone, which is said, instead of picking something. */
import { offer, reply } from '../answers/reply.ts'
import { topicLabels } from '../answers/topic-labels.ts'
import type { Ask, Command } from './command.ts'
import { asking } from './decide-training.ts'
import { ordinalsIn } from './ordinals-text.ts'
import { isOwner, personal } from './personal.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation } from './step.ts'
import { yesNoIn } from './yes-no-text.ts'

const open: readonly Command['name'][] = ['none', 'choose', 'clarify', 'repeat', 'back', 'why']
const mayBeAnswer = ({ name }: Command): boolean =>
  open.includes(name) || ['unsupported', 'policy', 'training.register', 'training.wait'].includes(name)
const followUp = /^\s*(?:kalau|kalo|klo|nek|yen|terus|trus|lha|lalu|yang|yg|sing|lanjut|lainnya|syarat|berkas)\b/i
/** Names no matter, though a rule was found that it might ask for. */
const bare =
  /^\s*(?:syarat|berkas|dasar|cara)(?:nya|e)(?:\s+(?:apa|opo|gimana|piye)(?:\s+(?:saja|aja|wae))?)?\s*\?*\s*$/i

/** Null: nothing of it is leant on. */
export function decideStale(
  text: string,
  commands: readonly Command[],
  state: DialogueState,
  situation: Situation,
): Decision | null {
  const { stale } = state
  if (!stale || state.binding || state.form || state.pending || !isOwner(state, situation)) return null
  const { lastAsk, pending, form } = stale
  const isOpen = commands.every(({ name }) => open.includes(name))
  if (pending && yesNoIn(text) === 'yes') return askOnceMore(pending, state, situation)
  if (ordinalsIn(text)) return over('stale.list', lastAsk, state)
  // Of somebody who goes on typing answers, a few words may sound like a matter of their own.
  const isAnswer = !text.includes('?') && text.trim().split(/\s+/).length <= 4 && commands.every(mayBeAnswer)
  if (form && form !== 'feedback' && (isOpen || isAnswer)) {
    const again =
      form === 'correction'
        ? offer('Mulai lagi', { name: 'correct_data' })
        : offer('Mulai lagi', { name: 'submit_certificate' })
    return { state: { ...state, stale: null }, steps: [{ do: 'say', reply: reply('stale.form', {}, [again]) }] }
  }
  const leansBack = followUp.test(text) || commands.some(({ name }) => name === 'repeat' || name === 'back')
  if (lastAsk && bare.test(text)) return over('stale.subject', lastAsk, state)
  return isOpen && lastAsk && leansBack ? over('stale.subject', lastAsk, state) : null
}

/** Nobody agrees to what they saw an hour ago. */
function askOnceMore(
  pending: NonNullable<NonNullable<DialogueState['stale']>['pending']>,
  before: DialogueState,
  situation: Situation,
): Decision | null {
  if (pending.kind === 'handOver') return null
  const state = { ...before, stale: null }
  return personal(
    null,
    state,
    situation,
    asking(pending),
    { do: 'say', reply: reply('stale.pending') },
    { do: 'askAgain' },
  )
}

function over(template: 'stale.list' | 'stale.subject', lastAsk: Ask | null, before: DialogueState): Decision {
  const choices = lastAsk ? [offer(topicLabels[lastAsk.topic], lastAsk)] : []
  const help = offer('Apa saja yang bisa ditanyakan', { name: 'help' })
  return { state: { ...before, stale: null }, steps: [{ do: 'say', reply: reply(template, {}, [...choices, help]) }] }
}
