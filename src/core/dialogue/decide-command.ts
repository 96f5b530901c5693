/** One understood command: what to do about it for this person in this state of the conversation. */
import { offer, reply } from '../answers/reply.ts'
import { unknownSession } from '../answers/training-session.ts'
import { alreadyBoundReply, unlinkAsk } from './binding-replies.ts'
import type { Ask, Command, Option } from './command.ts'
import { commandFromData } from './command-data.ts'
import { agreeToNotice, askForCode, refuseNotice, startBinding, welcome } from './decide-binding.ts'
import { startForm } from './decide-form.ts'
import { readDialogueButton } from './dialogue-data.ts'
import { newForm } from './form-state.ts'
import {
  aboutReply,
  clarifyReply,
  complainReply,
  correctDataReply,
  greetReply,
  handoffReply,
  helpReply,
  refuseReply,
  thankReply,
  unclearReply,
} from './general-replies.ts'
import { type DialogueState, freshState, type Pending } from './state.ts'
import type { Decision, Situation, Step } from './step.ts'
import { unsupportedReply } from './unsupported-reply.ts'

export function decideCommand(command: Command, before: DialogueState, situation: Situation): Decision {
  const state = command.name === 'none' ? before : { ...before, unclear: 0 }
  const say = (...said: Extract<Step, { do: 'say' }>['reply'][]): Decision => ({
    state,
    steps: said.map((each) => ({ do: 'say', reply: each })),
  })
  switch (command.name) {
    case 'ask':
      return personal(command, state, situation, { lastAsk: command }, { do: 'ask', ask: command })
    case 'training.show':
      return personal(null, state, situation, {}, { do: 'show', session: command.session })
    case 'training.register':
    case 'training.wait':
    case 'training.cancel':
      return decideTraining(command, state, situation)
    case 'greet':
      return situation.isBound ? say(greetReply(command, situation)) : welcome(command.style, state, situation)
    case 'thank':
      return say(thankReply(command, situation))
    case 'farewell':
      return say(reply('farewell', { sapaan: situation.sapaan }))
    case 'help':
      return say(helpReply(situation))
    case 'about':
      return say(aboutReply(command, situation))
    case 'link':
      return situation.isBound ? say(alreadyBoundReply(situation.sapaan)) : startBinding(state, situation)
    case 'unlink':
      if (!situation.isBound) return say(reply('unbind.none'))
      return {
        state: { ...state, pending: { kind: 'unlink' } },
        steps: [{ do: 'say', reply: unlinkAsk(situation.sapaan) }],
      }
    case 'consent.give':
      return agreeToNotice(state, situation)
    case 'consent.withdraw':
      return { state: { ...freshState, newestSentAt: state.newestSentAt }, steps: [{ do: 'withdraw' }] }
    case 'confirm':
      if (state.pending) return carryOut(state.pending, state)
      if (state.binding?.step === 'consent') return agreeToNotice(state, situation)
      return say(reply('alright', { sapaan: situation.sapaan }))
    case 'deny':
      return decideNo(state, situation)
    case 'cancel':
      return decideCancel(state, situation)
    case 'choose': {
      const session = state.numbered?.ids[command.ordinal - state.numbered.from]
      if (session !== undefined) return personal(null, state, situation, {}, { do: 'show', session })
      return say(reply('nothing-to-choose', {}, [offer('Apa saja yang bisa ditanyakan', { name: 'help' })]))
    }
    case 'refuse':
      return say(refuseReply(command, situation))
    case 'unsupported':
      return say(unsupportedReply(command.subject, situation))
    case 'correct_data':
      // Whoever is not known yet learns how it is done; the data that is wrong is shown to its owner alone.
      if (!situation.isBound || !situation.hasConsent) return say(correctDataReply())
      return startForm(newForm('correction', command.field === undefined ? {} : { field: command.field }), state)
    case 'submit_certificate':
      if (!situation.isBound || !situation.hasConsent) return startBinding({ ...state, resume: null }, situation)
      return startForm(newForm('certificate'), state)
    case 'complain':
      return say(complainReply())
    case 'handoff':
      return say(handoffReply())
    case 'policy':
      return {
        state,
        steps: [{ do: 'policy', article: command.article ?? null, query: command.query ?? null, of: null }],
      }
    case 'repeat':
    case 'back':
      return state.lastAsk
        ? decideCommand(state.lastAsk, state, situation)
        : decideCommand({ name: 'none', reason: 'unclear' }, before, situation)
    case 'why':
      return state.lastAsk
        ? { state, steps: [{ do: 'policy', article: null, query: null, of: state.lastAsk.topic }] }
        : decideCommand({ name: 'none', reason: 'unclear' }, before, situation)
    case 'dispute':
      return { state, steps: [{ do: 'openReview', comment: '' }] }
    case 'not_me':
      return say(refuseReply({ name: 'refuse', reason: 'other_person' }, situation))
    case 'clarify':
      return decideClarify(command, state, situation)
    case 'none':
      return {
        state: { ...state, unclear: state.unclear + 1 },
        steps: [{ do: 'say', reply: unclearReply(command.reason, state.unclear, situation) }],
      }
  }
}

/** A press of one of the dialogue's own buttons; null when the data is an ordinary command's. */
export function decideChosen(data: string, state: DialogueState, situation: Situation): Decision | null {
  const button = readDialogueButton(data)
  if (!button) return null
  if (button.kind === 'no') return decideNo(state, situation)
  if (button.kind === 'code') return askForCode(state, situation)
  const { to } = button
  if (JSON.stringify(state.pending) === JSON.stringify(to)) return carryOut(to, state)
  // The yes of an older question: asked again, so that nobody agrees to what they no longer see.
  if (to.kind === 'unlink') return decideCommand({ name: 'unlink' }, state, situation)
  return personal(null, state, situation, { pending: to }, { do: 'propose', to })
}

function decideTraining(
  command: Extract<Command, { name: 'training.register' | 'training.wait' | 'training.cancel' }>,
  state: DialogueState,
  situation: Situation,
): Decision {
  const kind = trainingKinds[command.name]
  const { numbered } = state
  const only = numbered?.ids.length === 1 && command.title === undefined ? numbered.ids[0] : undefined
  const session =
    command.session ?? (command.ordinal === undefined ? only : numbered?.ids[command.ordinal - (numbered?.from ?? 1)])
  if (session !== undefined) {
    const to: Pending = { kind, session }
    return personal(null, state, situation, { pending: to }, { do: 'propose', to: { kind, session } })
  }
  if (command.title !== undefined) {
    return personal(null, state, situation, {}, { do: 'findTitle', kind, title: command.title })
  }
  // "Kembalikan kursi" after a notice that no list came before: there may be only one that can be meant.
  if (kind === 'cancel' && command.ordinal === undefined) {
    return personal(null, state, situation, {}, { do: 'findTitle', kind, title: '' })
  }
  return personal(null, state, situation, {}, { do: 'say', reply: unknownSession() })
}

const trainingKinds = {
  'training.register': 'register',
  'training.wait': 'wait',
  'training.cancel': 'cancel',
} as const

/** Only for the person who is known and agreed; everybody else is led to binding first. */
function personal(
  ask: Ask | null,
  state: DialogueState,
  situation: Situation,
  change: Partial<DialogueState>,
  step: Step,
): Decision {
  if (!situation.isBound || !situation.hasConsent) return startBinding({ ...state, resume: ask }, situation)
  return { state: { ...state, pending: null, ...change }, steps: [step] }
}

function carryOut(what: Pending, state: DialogueState): Decision {
  return { state: { ...state, pending: null, unclear: 0 }, steps: [{ do: 'carryOut', what }] }
}

/** Which promotion matter is meant makes no difference to somebody who has none. */
function decideClarify(
  command: Extract<Command, { name: 'clarify' }>,
  state: DialogueState,
  situation: Situation,
): Decision {
  const isPromotion = (option: Option) => option.name === 'ask' && option.topic.startsWith('promotion.')
  const options = command.options.filter((option) => !situation.isContract || !isPromotion(option))
  const [first] = command.options
  if (first && options.length < 2) return decideCommand(first, state, situation)
  return { state, steps: [{ do: 'say', reply: clarifyReply({ ...command, options }, situation) }] }
}

/** "Batalkan" where one training is offered to be cancelled means that one, not that nothing is wanted. */
function decideCancel(state: DialogueState, situation: Situation): Decision {
  const offered = state.offered.flatMap(({ data }) => commandFromData(data) ?? [])
  const cancels = offered.filter((command) => command.name === 'training.cancel')
  const [only] = cancels
  const isFree = state.pending === null && state.binding === null
  return isFree && only && cancels.length === 1 ? decideCommand(only, state, situation) : decideNo(state, situation)
}

function decideNo(state: DialogueState, situation: Situation): Decision {
  if (state.binding) return refuseNotice(state)
  const said = state.pending ? reply('cancelled') : reply('alright', { sapaan: situation.sapaan })
  return { state: { ...state, pending: null, unclear: 0 }, steps: [{ do: 'say', reply: said }] }
}
