/** What a conversation does next: one message and what is known in, the next steps and the new memory out. */
import { commandFromData } from './command-data.ts'
import { decideBinding, decideContact, startBinding } from './decide-binding.ts'
import { decideChosen, decideCommand } from './decide-command.ts'
import { decideFeedback } from './decide-feedback.ts'
import { decideForm, decideFormPress, resumeForm } from './decide-form.ts'
import { decideInGroup } from './decide-in-group.ts'
import { mediaReply, unclearReply } from './general-replies.ts'
import { looksLikeNip } from './nip-text.ts'
import { chosenData } from './offered.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation, Step } from './step.ts'
import type { TurnItem } from './turn.ts'

export function decide(item: TurnItem, state: DialogueState, situation: Situation): Decision {
  if (item.kind === 'membership') {
    return { state, steps: [{ do: 'address', state: item.state === 'blocked' ? 'closed' : 'open' }] }
  }
  if (situation.isGroup) return decideInGroup(item, state, situation)
  const isKnown = situation.isBound && situation.hasConsent
  const feedback = decideFeedback(item, state, situation)
  if (feedback) return feedback
  const inForm = isKnown ? decideForm(item, state, situation) : null
  if (inForm && inForm.steps.length > 0) return inForm
  if (inForm && !hasRequest(item)) return inForm
  const decision = decideOther(item, inForm?.state ?? state, situation)
  return state.form || inForm ? resumeForm(decision) : decision
}

/** A file that came with a question: both are looked after. */
const hasRequest = (item: TurnItem): boolean =>
  item.kind === 'media' && item.commands.some(({ name }) => name !== 'none')

function decideOther(item: TurnItem, state: DialogueState, situation: Situation): Decision {
  switch (item.kind) {
    case 'membership':
      return { state, steps: [] }
    case 'choice':
      return decideChoice(item.data, state, situation)
    case 'contact':
      return decideContact(item, state, situation)
    case 'media': {
      const commands = item.commands.filter(({ name }) => name !== 'none')
      if (commands.length > 0) return decideAll(commands, state, situation)
      return { state, steps: [{ do: 'say', reply: mediaReply(item.media, situation) }] }
    }
    case 'text':
      return decideText(item, state, situation)
  }
}

function decideText(item: Extract<TurnItem, { kind: 'text' }>, state: DialogueState, situation: Situation): Decision {
  const { text, commands } = item
  if (!situation.isBound) {
    const binding = decideBinding(text, commands, state, situation)
    if (binding) return binding
    // A NIP out of the blue: somebody wants to be known, and their NIP is not discussed.
    if (looksLikeNip(text)) return startBinding(state, situation)
  }
  const data = chosenData(text, state.offered)
  return data === null ? decideAll(commands, state, situation) : decideChoice(data, state, situation)
}

function decideChoice(data: string, state: DialogueState, situation: Situation): Decision {
  const chosen = decideChosen(data, state, situation) ?? decideFormPress(data, state, situation)
  if (chosen) return chosen
  const command = commandFromData(data)
  if (command) return decideAll([command], state, situation)
  return { state, steps: [{ do: 'say', reply: unclearReply('unclear', 0, situation) }] }
}

function decideAll(
  commands: Extract<TurnItem, { kind: 'text' }>['commands'],
  state: DialogueState,
  situation: Situation,
): Decision {
  const steps: Step[] = []
  let current = state
  for (const command of commands) {
    // "The second one": what it stands for is decided like a press of that button.
    const data = command.name === 'choose' ? current.offered[command.ordinal - 1]?.data : undefined
    const decision =
      data === undefined ? decideCommand(command, current, situation) : decideChoice(data, current, situation)
    current = decision.state
    steps.push(...decision.steps)
  }
  return { state: current, steps }
}
