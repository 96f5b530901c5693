/** A burst of messages from one chat, understood, before anything is decided. */
import type { InboundContent } from '../message.ts'
import type { Command } from './command.ts'
import { chosenData } from './offered.ts'
import type { DialogueState } from './state.ts'

type Media = Extract<InboundContent, { kind: 'media' }>['media']

export type TurnItem =
  | { readonly kind: 'text'; readonly text: string; readonly commands: readonly Command[]; readonly wasCut: boolean }
  | { readonly kind: 'choice'; readonly data: string; readonly token: string | null }
  | { readonly kind: 'contact'; readonly phone: string; readonly isOwn: boolean }
  | { readonly kind: 'media'; readonly media: Media; readonly commands: readonly Command[] }
  | { readonly kind: 'membership'; readonly state: 'blocked' | 'unblocked' }

const social: readonly Command['name'][] = ['greet', 'thank', 'farewell', 'none']

/** Needs no reply of its own beside a real question. */
export const isSmallTalk = ({ name }: Command): boolean => social.includes(name)

/**
 * Beside a real question, greetings, thanks and what was not understood need no reply of their own. While an account
 * is being bound nothing is left out: every text may be what was asked for.
 */
export function withoutSmallTalk(items: readonly TurnItem[], state: DialogueState): readonly TurnItem[] {
  if (state.binding || state.pending || !items.some((item) => isSubstantial(item, state))) return items
  return items.flatMap((item): TurnItem[] => {
    if (item.kind === 'media') return isSubstantial(item, state) ? [item] : []
    if (item.kind !== 'text' || chosenData(item.text, state.offered) !== null) return [item]
    const commands = item.commands.filter((command) => !isSmallTalk(command))
    return commands.length > 0 ? [{ ...item, commands }] : []
  })
}

function isSubstantial(item: TurnItem, state: DialogueState): boolean {
  if (item.kind === 'choice' || item.kind === 'contact') return true
  if (item.kind === 'membership') return false
  if (item.kind === 'text' && chosenData(item.text, state.offered) !== null) return true
  return item.commands.some((command) => !isSmallTalk(command))
}
