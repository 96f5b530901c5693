/** The walk to a bond: agree, share the own number, type the NIP; or an activation code at any point of it. */
import type { Channel } from '../message.ts'
import { parseNip } from '../personnel/nip.ts'
import { activationCodeIn } from './activation-code-text.ts'
import {
  alreadyBoundReply,
  askCode,
  askContact,
  askNip,
  cancelledBinding,
  codeShapeReply,
  declinedReply,
  nipErrorReply,
  noticeReply,
  sampleReply,
  welcomeReply,
} from './binding-replies.ts'
import type { Command } from './command.ts'
import { greetReply, helpReply } from './general-replies.ts'
import { looksLikeNip, nipPart } from './nip-text.ts'
import type { Binding, DialogueState } from './state.ts'
import type { Decision, Situation, Step } from './step.ts'
import { withSubject } from './subject.ts'

type Say = Extract<Step, { do: 'say' }>

/** A first greeting carries the notice with it, as the person has just opened the chat. */
export function welcome(
  style: Extract<Command, { name: 'greet' }>['style'],
  state: DialogueState,
  situation: Situation,
): Decision {
  if (needsSample(situation)) return { state, steps: [say(sampleReply())] }
  if (situation.hasConsent) {
    const { template, view } = greetReply({ name: 'greet', style }, situation)
    return { state, steps: [say({ template, view, choices: helpReply(situation).choices })] }
  }
  return { state: at(state, 'consent'), steps: [say(welcomeReply(style, situation))] }
}

/** From the start, or again from the step that is waited for. */
export function startBinding(state: DialogueState, situation: Situation): Decision {
  const { sapaan, hasConsent, isBound } = situation
  if (needsSample(situation)) return { state, steps: [say(sampleReply())] }
  if (!hasConsent) {
    const isWaiting = state.binding?.step === 'consent'
    const name = isBound ? 'bind.notice-new' : isWaiting ? 'bind.notice-again' : 'bind.notice'
    return { state: at(state, 'consent'), steps: [say(noticeReply(name, sapaan))] }
  }
  return isBound ? { state, steps: [say(alreadyBoundReply(sapaan))] } : afterConsent(state, situation)
}

export function agreeToNotice(state: DialogueState, situation: Situation): Decision {
  if (needsSample(situation)) return { state, steps: [say(sampleReply())] }
  if (!situation.isBound) {
    const { state: next, steps } = afterConsent(state, situation)
    return { state: next, steps: [{ do: 'giveConsent' }, ...steps] }
  }
  const next = { ...(state.resume ? withSubject(state, state.resume) : state), binding: null, resume: null }
  const resumed: Step[] = state.resume ? [{ do: 'ask', ask: state.resume }] : [say(alreadyBoundReply(situation.sapaan))]
  // What is agreed to already is not written down again, whoever says yes to nothing.
  return { state: next, steps: situation.hasConsent ? resumed : [{ do: 'giveConsent' }, ...resumed] }
}

export function refuseNotice(state: DialogueState): Decision {
  const step = state.binding?.step === 'consent' ? say(declinedReply()) : cancelledBinding()
  return { state: { ...state, binding: null, resume: null, pending: null }, steps: [step] }
}

export function askForCode(state: DialogueState, situation: Situation): Decision {
  if (situation.isBound || !situation.hasConsent || needsSample(situation)) return startBinding(state, situation)
  return { state: at(state, 'code'), steps: [askCode()] }
}

/** Only the platform's word makes a number the sender's own; a forwarded contact proves nothing. */
export function decideContact(
  contact: { readonly phone: string; readonly isOwn: boolean },
  state: DialogueState,
  situation: Situation,
): Decision {
  const { isBound, hasConsent, sapaan } = situation
  if (isBound || !hasConsent || needsSample(situation)) return startBinding(state, situation)
  if (!contact.isOwn) return { state: at(state, 'contact'), steps: [askContact('bind.contact-not-own', sapaan)] }
  return { state: at(state, 'nip', contact.phone), steps: [askNip(sapaan, true)] }
}

/** Null when the text is not an answer to what is waited for, and means something by itself. */
export function decideBinding(
  text: string,
  commands: readonly Command[],
  state: DialogueState,
  situation: Situation,
): Decision | null {
  if (needsSample(situation)) return null
  const command = /^\/(?:kaitkan|start)(?:@\w+)?\s+(\S.*)$/is.exec(text.trim())?.[1]
  const code = activationCodeIn(command ?? text)
  if (code !== null && (command !== undefined || state.binding)) {
    if (!situation.hasConsent) return startBinding(state, situation)
    return { state: state.binding ? state : at(state, 'code'), steps: [{ do: 'bindByCode', code }] }
  }
  const { binding } = state
  if (!binding) return null
  if (looksLikeNip(text)) return decideNip(text, binding, state, situation)
  const isUnclear = commands.every(({ name }) => name === 'none')
  return isUnclear ? { state, steps: [askAgain(binding, situation)] } : null
}

function decideNip(text: string, binding: Binding, state: DialogueState, situation: Situation): Decision {
  if (binding.step !== 'nip' || binding.phone === null) return { state, steps: [askAgain(binding, situation)] }
  const nip = parseNip(nipPart(text))
  if (!nip.ok) return { state, steps: [say(nipErrorReply(nip.message))] }
  if (nip.kind === 'legacy') return { state, steps: [say(nipErrorReply('NIP lama (9 digit) tidak dapat dipakai.'))] }
  return { state, steps: [{ do: 'bindByPhone', phone: binding.phone, nip: nip.digits }] }
}

/** Where a button asks for the own number, and the platform vouches for it. */
const sharesContacts: ReadonlySet<Channel> = new Set(['telegram', 'whatsapp_cloud'])

function afterConsent(state: DialogueState, situation: Situation): Decision {
  const { channel, knownPhone, sapaan } = situation
  // The number is known already: only the NIP was wrong.
  if (state.binding?.step === 'nip') return { state, steps: [askNip(sapaan, false)] }
  if (knownPhone !== null) return { state: at(state, 'nip', knownPhone), steps: [askNip(sapaan, false)] }
  if (sharesContacts.has(channel))
    return { state: at(state, 'contact'), steps: [askContact('bind.ask-contact', sapaan)] }
  return { state: at(state, 'code'), steps: [askCode()] }
}

/** The step that is waited for, once more. */
export function askAgain({ step }: Binding, { sapaan }: Situation): Step {
  switch (step) {
    case 'consent':
      return say(noticeReply('bind.notice-again', sapaan))
    case 'contact':
      return askContact('bind.contact-button', sapaan)
    case 'nip':
      return askNip(sapaan, false)
    case 'code':
      return say(codeShapeReply())
  }
}

/** There people choose an invented employee on the page; there is nobody to prove. */
function needsSample({ channel, isBound }: Situation): boolean {
  return !isBound && (channel === 'browser' || channel === 'terminal')
}

function at(state: DialogueState, step: Binding['step'], phone: string | null = null): DialogueState {
  return { ...state, pending: null, interrupted: 0, queue: [], unclear: 0, binding: { step, phone } }
}

function say(said: Say['reply']): Say {
  return { do: 'say', reply: said }
}
