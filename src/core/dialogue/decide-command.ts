/** One understood command: what to do about it for this person in this state of the conversation. */
import { offer, reply } from '../answers/reply.ts'
import { alreadyBoundReply, unlinkAsk } from './binding-replies.ts'
import type { Command, Option } from './command.ts'
import { commandFromData } from './command-data.ts'
import { agreeToNotice, askForCode, refuseNotice, startBinding, welcome } from './decide-binding.ts'
import { startForm } from './decide-form.ts'
import { decideComplaint, decideHandoff, decideNone, decideUnsupported, handOver } from './decide-people.ts'
import { asking, decideTraining, sessionAt } from './decide-training.ts'
import { readDialogueButton } from './dialogue-data.ts'
import { newForm } from './form-state.ts'
import {
  aboutReply,
  clarifyReply,
  correctDataReply,
  greetAgainReply,
  greetReply,
  helpReply,
  refuseReply,
  thankReply,
  whichReply,
} from './general-replies.ts'
import { isInSight, type Pending } from './pending.ts'
import { isOwner, personal } from './personal.ts'
import { type DialogueState, freshState } from './state.ts'
import type { Decision, Situation, Step } from './step.ts'
import { notMeReply, ownerReply } from './stranger-replies.ts'
import { subjectBefore, subjectNamed, withSubject } from './subject.ts'

/** Say nothing about a subject, and leave the one before where it is. */
const asides: readonly Command['name'][] = ['repeat', 'back', 'why', 'dispute', 'thank', 'greet', 'confirm']

/** `text`: the words it was read from, for whoever is to be told. */
export function decideCommand(command: Command, before: DialogueState, situation: Situation, text = ''): Decision {
  const isOnSubject = before.isOnSubject && asides.includes(command.name)
  const state = { ...before, isOnSubject, ...(command.name !== 'none' && { unclear: 0 }) }
  const say = (...said: Extract<Step, { do: 'say' }>['reply'][]): Decision => ({
    state,
    steps: said.map((each) => ({ do: 'say', reply: each })),
  })
  switch (command.name) {
    case 'ask':
      return personal(command, state, situation, withSubject(state, command), { do: 'ask', ask: command })
    case 'training.show':
      return personal(null, state, situation, withSubject(state, command), { do: 'show', session: command.session })
    case 'training.register':
    case 'training.wait':
    case 'training.cancel':
      return decideTraining(command, state, situation)
    case 'greet':
      if (!situation.isBound) return welcome(command.style, state, situation)
      // "Piye min, wis dicek durung?" is more than a greeting to whoever waits for an officer.
      if (text.trim().split(/\s+/).length > 3) return answersOfficer(state, text, greetAgainReply(situation))
      return say(state.trail.length > 0 ? greetAgainReply(situation) : greetReply(command, situation))
    case 'thank':
      return state.handover === null
        ? say(thankReply(command, situation))
        : {
            state,
            steps: [
              { do: 'say', reply: thankReply(command, situation) },
              { do: 'closeHandover', ifAnswered: true },
            ],
          }
    case 'farewell':
      return say(reply('farewell', { sapaan: situation.sapaan }))
    case 'help':
      return say(helpReply(situation))
    case 'about':
      return { ...say(aboutReply(command, situation)), state: withSubject(state, command) }
    case 'link':
      return situation.isBound ? say(alreadyBoundReply(situation.sapaan)) : startBinding(state, situation)
    case 'unlink':
      if (!situation.isBound) return say(reply('unbind.none'))
      return {
        state: { ...state, ...asking({ kind: 'unlink' }) },
        steps: [{ do: 'say', reply: unlinkAsk(situation.sapaan) }],
      }
    case 'consent.give':
      return agreeToNotice(state, situation)
    case 'consent.withdraw':
      return { state: { ...freshState, newestSentAt: state.newestSentAt }, steps: [{ do: 'withdraw' }] }
    case 'confirm':
      if (state.pending) return isInSight(state) ? carryOut(state.pending, state) : askOnceMore(state)
      if (state.binding?.step === 'consent') return agreeToNotice(state, situation)
      return answersOfficer(state, text, reply('alright', { sapaan: situation.sapaan }))
    case 'deny':
      return decideNo(state, situation, text)
    case 'cancel':
      return decideCancel(state, situation, text)
    case 'choose': {
      const session = sessionAt(state, command.ordinal)
      if (session !== undefined) return personal(null, state, situation, {}, { do: 'show', session })
      return say(reply('nothing-to-choose', {}, [offer('Apa saja yang bisa ditanyakan', { name: 'help' })]))
    }
    case 'refuse':
      return say(state.isStranger ? notMeReply('closed') : refuseReply(command, situation))
    case 'unsupported':
      return decideUnsupported(command.subject, withSubject(state, command), situation, text)
    case 'correct_data':
      // Whoever is not known yet learns how it is done; the data that is wrong is shown to its owner alone.
      if (!situation.isBound || !situation.hasConsent) return say(correctDataReply())
      if (!isOwner(state, situation)) return say(notMeReply('closed'))
      return startForm(newForm('correction', command.field === undefined ? {} : { field: command.field }), state)
    case 'submit_certificate':
      if (!situation.isBound || !situation.hasConsent) return startBinding({ ...state, resume: null }, situation)
      if (!isOwner(state, situation)) return say(notMeReply('closed'))
      return startForm(newForm('certificate'), state)
    case 'complain':
      return decideComplaint(command, state, text)
    case 'handoff':
      return decideHandoff(state, text)
    case 'policy': {
      const step: Step = { do: 'policy', article: command.article ?? null, query: command.query ?? null, of: null }
      return { state: withSubject(state, command), steps: [step] }
    }
    case 'repeat': {
      const last = subjectNamed(text, state) ?? state.trail[0]
      return last ? decideCommand(last, state, situation) : say(whichReply(situation))
    }
    case 'back': {
      const named = subjectNamed(text, state)
      if (!named && state.pending && !isInSight(state)) return askOnceMore(state)
      const subject = named ?? subjectBefore(state)
      return subject ? decideCommand(subject, state, situation) : say(whichReply(situation))
    }
    case 'why':
      return decideWhy(state, situation)
    case 'dispute':
      if (state.trail.length === 0) return say(whichReply(situation))
      return { state, steps: [{ do: 'openReview', comment: '' }] }
    case 'not_me':
      return decideNotMe(state, situation)
    case 'clarify':
      return decideClarify(command, state, situation, text)
    case 'none':
      return decideNone(command, state, situation, text)
  }
}

/** A press of one of the dialogue's own buttons; null when the data is an ordinary command's. */
export function decideChosen(data: string, state: DialogueState, situation: Situation): Decision | null {
  const button = readDialogueButton(data)
  if (!button) return null
  if (button.kind === 'no') return decideNo(state, situation, '')
  if (button.kind === 'code') return askForCode(state, situation)
  if (button.kind === 'owner') return ownerIsBack(state, situation)
  const { to } = button
  if (to.kind === 'handOver') {
    return state.pending?.kind === 'handOver'
      ? carryOut(state.pending, state)
      : decideCommand({ name: 'handoff' }, state, situation)
  }
  if (JSON.stringify(state.pending) === JSON.stringify(to) && isInSight(state)) return carryOut(to, state)
  // The yes of an older question: asked again, so that nobody agrees to what they no longer see.
  if (to.kind === 'unlink') return decideCommand({ name: 'unlink' }, state, situation)
  return personal(null, state, situation, asking(to), { do: 'propose', to })
}

export function ownerIsBack(state: DialogueState, { sapaan }: Situation): Decision {
  return { state: { ...state, isStranger: false, unclear: 0 }, steps: [{ do: 'say', reply: ownerReply(sapaan) }] }
}

/** Nothing that the owner was about to do is left for whoever writes now. */
function decideNotMe(state: DialogueState, { isBound }: Situation): Decision {
  if (!isBound) return { state, steps: [{ do: 'say', reply: notMeReply('unknown') }] }
  const { newestSentAt, handover } = state
  const steps: Step[] = [
    ...(state.form ? [{ do: 'dropFiles' } as const] : []),
    { do: 'say', reply: notMeReply('told') },
  ]
  return { state: { ...freshState, newestSentAt, handover, isStranger: true }, steps }
}

/** The rule behind what was answered last. */
function decideWhy(state: DialogueState, situation: Situation): Decision {
  const [last] = state.trail
  if (last?.name === 'policy') {
    const { article } = state
    return decideCommand(article ? { name: 'policy', article: article.slug } : last, state, situation)
  }
  if (last?.name !== 'ask') return { state, steps: [{ do: 'say', reply: whichReply(situation) }] }
  return { state, steps: [{ do: 'policy', article: null, query: null, of: last.topic }] }
}

function carryOut(what: Pending, before: DialogueState): Decision {
  const state = { ...before, pending: null, interrupted: 0, unclear: 0 }
  if (what.kind === 'handOver') return { state, steps: [handOver(what.reason, state, what.text, what.subject)] }
  return { state, steps: [{ do: 'carryOut', what }, ...nextOf(state)] }
}

const nextOf = ({ queue }: DialogueState): readonly Step[] => (queue.length > 0 ? [{ do: 'proposeNext' }] : [])

/** Nobody agrees to what they no longer see. */
const askOnceMore = (state: DialogueState): Decision => ({
  state: { ...state, interrupted: 1 },
  steps: [{ do: 'askAgain' }],
})

/** A yes or no that Semar did not ask for may be what the officer asked. */
function answersOfficer(state: DialogueState, text: string, said: Extract<Step, { do: 'say' }>['reply']): Decision {
  const otherwise: Step = { do: 'say', reply: said }
  if (state.handover === null || text.trim() === '') return { state, steps: [otherwise] }
  return { state, steps: [{ do: 'tellOfficer', text, otherwise }] }
}

/** Which promotion matter is meant makes no difference to somebody who has none. */
function decideClarify(
  command: Extract<Command, { name: 'clarify' }>,
  state: DialogueState,
  situation: Situation,
  text: string,
): Decision {
  const isPromotion = (option: Option) => option.name === 'ask' && option.topic.startsWith('promotion.')
  const options = command.options.filter((option) => !situation.isContract || !isPromotion(option))
  const [first] = command.options
  if (first && options.length < 2) return decideCommand(first, state, situation, text)
  return { state, steps: [{ do: 'say', reply: clarifyReply({ ...command, options }, situation) }] }
}

/** "Batalkan" where one training is offered to be cancelled means that one, not that nothing is wanted. */
function decideCancel(state: DialogueState, situation: Situation, text: string): Decision {
  const isFree = state.pending === null && state.binding === null
  const isMeant = text === '' || /batal|kembali|mundur|cancel|lepas/i.test(text) || goesBack.test(text)
  const offered = isFree && isMeant ? cancelOffered(state) : null
  if (offered) return decideCommand(offered, state, situation)
  if (isFree && state.handover !== null) return { state, steps: [{ do: 'closeHandover' }] }
  return decideNo({ ...state, queue: [] }, situation, '')
}

/** The one training that the buttons in sight would cancel. */
function cancelOffered({ offered }: DialogueState): Command | null {
  const commands = offered.flatMap(({ data }) => commandFromData(data) ?? [])
  const cancels = commands.filter((command) => command.name === 'training.cancel')
  return cancels.length === 1 ? (cancels[0] ?? null) : null
}

/** "Ga jadi", "mboten sios": what was just agreed to is not wanted after all. */
const goesBack =
  /\b(?:t(?:i)?d(?:a)?k|[gk]a+k?|ng?ga+k?|e?nggak|ndak|ora|mboten|moten)\s+(?:jadi|jd|sido|sida|sios|saestu)\b|\bw?urung\b/i

function decideNo(given: DialogueState, situation: Situation, text: string): Decision {
  // "Batal semua" is about those that would be asked about next as well.
  const state = /\b(?:semua\w*|kabeh|sedaya|batal\w*)\b/i.test(text) ? { ...given, queue: [] } : given
  if (state.binding) return refuseNotice(state)
  const undone = !state.pending && goesBack.test(text) ? cancelOffered(state) : null
  if (undone) return decideCommand(undone, state, situation)
  if (!state.pending)
    return answersOfficer({ ...state, unclear: 0 }, text, reply('alright', { sapaan: situation.sapaan }))
  const said = state.pending.kind === 'handOver' ? reply('alright', { sapaan: situation.sapaan }) : reply('cancelled')
  return {
    state: { ...state, pending: null, interrupted: 0, unclear: 0 },
    steps: [{ do: 'say', reply: said }, ...nextOf(state)],
  }
}
