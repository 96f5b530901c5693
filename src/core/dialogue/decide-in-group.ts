/** In a group nothing personal is said, whoever asks: general questions are answered, all else is pointed elsewhere. */
import { reply } from '../answers/reply.ts'
import type { Command } from './command.ts'
import { commandFromData } from './command-data.ts'
import { decideCommand } from './decide-command.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation, Step } from './step.ts'
import type { TurnItem } from './turn.ts'

const general: readonly Command['name'][] = ['help', 'about', 'thank', 'farewell', 'refuse', 'unsupported']

export function decideInGroup(item: TurnItem, state: DialogueState, situation: Situation): Decision {
  const steps = commandsOf(item).map((command): Step => {
    // People are talked to in private, too.
    if (command.name === 'handoff')
      return { do: 'say', reply: { ...reply('about.contact', { sapaan: situation.sapaan }) } }
    const said = general.includes(command.name) ? decideCommand(command, state, situation).steps[0] : undefined
    // Buttons in a group would be pressed by anybody.
    if (said?.do === 'say') return { do: 'say', reply: { ...said.reply, choices: [] } }
    return { do: 'say', reply: reply('group') }
  })
  return { state, steps }
}

function commandsOf(item: TurnItem): readonly Command[] {
  const none: Command = { name: 'none', reason: 'unclear' }
  if (item.kind === 'text' || item.kind === 'media') return item.commands.length > 0 ? item.commands : [none]
  return item.kind === 'choice' ? [commandFromData(item.data) ?? none] : [none]
}
