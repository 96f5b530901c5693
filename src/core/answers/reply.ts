/** One reply before it is put into words: which template, its values, and the next steps it offers. */
import type { ButtonCommand } from '../dialogue/command.ts'
import { dataFromCommand } from '../dialogue/command-data.ts'
import type { Choice } from '../message.ts'
import type { ReplyView } from './replies.ts'
import type { ReplyName } from './reply-names.ts'

export interface Reply {
  readonly template: ReplyName
  readonly view: ReplyView
  /** At most three next steps, likeliest first. */
  readonly choices: readonly Choice[]
}

export function reply(template: ReplyName, view: ReplyView = {}, choices: readonly Choice[] = []): Reply {
  return { template, view, choices }
}

/** A next step as a button: the command travels in its data. */
export function offer(label: string, command: ButtonCommand): Choice {
  return { label, data: dataFromCommand(command) }
}
