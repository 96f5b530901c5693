/** Whether a text is one that a model may read: the engine is unsure of it, and nothing is proved, agreed or refused. */
import { activationCodeIn } from '../dialogue/activation-code-text.ts'
import type { Command } from '../dialogue/command.ts'
import { looksLikeNip } from '../dialogue/nip-text.ts'

/** Below it the engine's answer is a guess. */
const sureFrom = 0.55

/** What the engine says of these stands, however unsure it is. */
const final: ReadonlySet<Command['name']> = new Set([
  'refuse',
  'link',
  'unlink',
  'consent.give',
  'consent.withdraw',
  'confirm',
  'deny',
  'cancel',
  'choose',
  'not_me',
  'dispute',
])
/** A person in need gets what people wrote for them. */
const tender: ReadonlySet<string> = new Set(['bereavement', 'distress', 'harassment', 'integrity'])

export function mayHelp(
  text: string,
  { commands, confidence }: { readonly commands: readonly Command[]; readonly confidence: number },
): boolean {
  if (commands.some(isFinal)) return false
  if (looksLikeNip(text) || activationCodeIn(text) !== null || !/\p{L}{3}/u.test(text)) return false
  const isOpen = commands.some(
    (command) => command.name === 'clarify' || (command.name === 'none' && command.reason === 'unclear'),
  )
  return isOpen || confidence < sureFrom
}

function isFinal(command: Command): boolean {
  if (command.name === 'unsupported') return tender.has(command.subject)
  if (command.name === 'clarify') return command.options.some(isFinal)
  if (command.name === 'none') return command.reason === 'empty' || command.kind === 'abuse' || command.kind === 'spam'
  return final.has(command.name)
}
