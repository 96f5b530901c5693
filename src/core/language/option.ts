/** Whether a command may be offered when it is not sure which one is meant. */
import type { Command, Option } from '#core/dialogue/command.ts'

const offerable: ReadonlySet<Command['name']> = new Set<Option['name']>([
  'ask',
  'policy',
  'unsupported',
  'submit_certificate',
  'handoff',
  'complain',
])

export const isOption = (command: Command | null): command is Option => command !== null && offerable.has(command.name)
