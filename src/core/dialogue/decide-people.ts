/** When people of HR take over: on request, in anger, where nothing was understood, where only a person helps. */
import { offer, reply } from '../answers/reply.ts'
import type { Command } from './command.ts'
import { yesButton } from './dialogue-data.ts'
import { complainReply, outsideReply, unclearReply } from './general-replies.ts'
import type { HandOverReason, OfferedHandOver } from './pending.ts'
import { isInSight } from './pending.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation, Step } from './step.ts'
import { subjectName } from './subject.ts'
import { isPeopleOnly, unsupportedReply } from './unsupported-reply.ts'

type None = Extract<Command, { name: 'none' }>

/** What an officer should know first; a bare "mau bicara dengan petugas" tells nothing. */
export function tellingText(text: string): string | null {
  const kept = text.trim()
  return kept.split(/\s+/).length > 6 ? kept.slice(0, 1000) : null
}

export const handOver = (
  reason: HandOverReason,
  state: DialogueState,
  text: string | null,
  subject = subjectName(state),
): Extract<Step, { do: 'handOver' }> => ({ do: 'handOver', reason, subject, text })

export const officerButton = (offered: OfferedHandOver) => yesButton('Bicara dengan petugas', offered)

export function decideHandoff(state: DialogueState, text: string): Decision {
  return { state: { ...state, pending: null, queue: [] }, steps: [handOver('request', state, tellingText(text))] }
}

export function decideComplaint(
  { isAngry }: Extract<Command, { name: 'complain' }>,
  state: DialogueState,
  text: string,
): Decision {
  if (!isAngry) {
    const offered = offeredHandOver('request', subjectName(state), text)
    const said: Step = { do: 'say', reply: complainReply(officerButton(offered)) }
    // Whoever waits for an officer complains to the officer.
    if (state.handover !== null) return { state, steps: [{ do: 'tellOfficer', text, otherwise: said }] }
    return offering(offered, state, said)
  }
  const step = handOver('anger', state, text.slice(0, 1000))
  // The apology is said once; what comes after it goes to whoever looks into it.
  if (state.handover !== null) return { state, steps: [{ do: 'tellOfficer', text, otherwise: step }] }
  return { state, steps: [{ do: 'say', reply: reply('complain.angry') }, step] }
}

/** A human sentence first; then a person, at once where somebody may be in danger. */
export function decideUnsupported(subject: string, state: DialogueState, situation: Situation, text: string): Decision {
  const said = unsupportedReply(subject, situation)
  if (!isPeopleOnly(subject)) return { state, steps: [{ do: 'say', reply: said }] }
  if (subject === 'distress') {
    const steps: Step[] = [{ do: 'say', reply: said }, handOver('people_only', state, text.slice(0, 1000), subject)]
    return { state, steps }
  }
  const offered = offeredHandOver('people_only', subject, text)
  const choices = [officerButton(offered), ...said.choices].slice(0, 3)
  return offering(offered, state, { do: 'say', reply: { ...said, choices } })
}

/** Not understood: asked again once, then a person; while one looks into it already, it goes there. */
export function decideNone(command: None, state: DialogueState, situation: Situation, text: string): Decision {
  const { kind, reason } = command
  if (kind !== undefined) return { state, steps: [{ do: 'say', reply: outsideReply(kind, situation) }] }
  if (state.handover !== null && reason !== 'empty') {
    return { state, steps: [{ do: 'tellOfficer', text, otherwise: unclearStep(command, situation) }] }
  }
  const next = { ...state, unclear: state.unclear + 1 }
  const notes: Step[] = isWorthNoting(command, text) ? [{ do: 'noteUnanswered', text, reason: 'unclear' }] : []
  if (state.pending && state.pending.kind !== 'handOver' && isInSight(state)) {
    return { state: next, steps: [...notes, { do: 'say', reply: reply('yes-or-no') }, { do: 'askAgain' }] }
  }
  if (state.unclear === 0 || reason === 'empty') {
    return { state: next, steps: [...notes, unclearStep(command, situation)] }
  }
  const offered = offeredHandOver('failures', subjectName(state), text)
  const again = reason === 'out_of_scope' ? 'out-of-scope-again' : 'unclear-again'
  const template = state.unclear % 2 === 1 ? again : 'unclear-still'
  const help = offer('Apa saja yang bisa ditanyakan', { name: 'help' })
  const step: Step = { do: 'say', reply: reply(template, {}, [officerButton(offered), help]) }
  const { steps, ...decision } = offering(offered, next, step)
  return { ...decision, steps: [...notes, ...steps] }
}

const unclearStep = ({ reason }: None, situation: Situation): Step => ({
  do: 'say',
  reply: unclearReply(reason, situation),
})

/** A word or two of chatter is no question that HR could answer. */
const isWorthNoting = ({ reason }: None, text: string): boolean =>
  reason === 'unclear' && (text.match(/\p{L}{2,}/gu) ?? []).length >= 2

const offeredHandOver = (reason: HandOverReason, subject: string, text: string): OfferedHandOver => ({
  kind: 'handOver',
  reason,
  subject: subject.slice(0, 64),
  text: text.trim() === '' ? null : text.trim().slice(0, 1000),
})

/** A question that waits for a yes to something else is not pushed aside by it. */
function offering(offered: OfferedHandOver, state: DialogueState, step: Step): Decision {
  const isFree = !state.pending || state.pending.kind === 'handOver'
  return { state: isFree ? { ...state, pending: offered, interrupted: 0 } : state, steps: [step] }
}
