/** A burst of messages from one chat, understood, before anything is decided. */
import type { FileType } from '../file-type.ts'
import type { InboundContent } from '../message.ts'
import type { Command } from './command.ts'
import { chosenData } from './offered.ts'
import type { DialogueState } from './state.ts'

type Media = Extract<InboundContent, { kind: 'media' }>['media']

export type FileProblem = 'too_large' | 'wrong_type' | 'gone' | 'too_many'

/** A file on its way from the message to the person's attachments. */
export type TurnFile =
  /** `ref` is its place among what was fetched. */
  | { readonly kind: 'fetched'; readonly ref: number; readonly album: string | null }
  | { readonly kind: 'kept'; readonly id: string; readonly type: FileType; readonly album: string | null }
  /** Of an album of which one file is taken already. */
  | { readonly kind: 'more' }
  | { readonly kind: 'refused'; readonly reason: FileProblem }

/** Why a voice note was not heard. */
export type VoiceProblem = 'too_long' | 'unheard'

export type TurnItem =
  | { readonly kind: 'text'; readonly text: string; readonly commands: readonly Command[]; readonly wasCut: boolean }
  | { readonly kind: 'choice'; readonly data: string; readonly token: string | null }
  | { readonly kind: 'contact'; readonly phone: string; readonly isOwn: boolean }
  | {
      readonly kind: 'media'
      readonly media: Media
      readonly commands: readonly Command[]
      /** Absent: none that is taken, or nobody is known who could send one. */
      readonly file?: TurnFile
      /** Absent: voice notes are not listened to here, or this is none. */
      readonly voice?: VoiceProblem
    }
  | { readonly kind: 'membership'; readonly state: 'blocked' | 'unblocked' }

const social: readonly Command['name'][] = ['greet', 'thank', 'farewell', 'none']

/** Needs no reply of its own beside a real question. */
export const isSmallTalk = ({ name }: Command): boolean => social.includes(name)

/**
 * Beside a real question, greetings, thanks and what was not understood need no reply of their own. While an account
 * is being bound nothing is left out: every text may be what was asked for.
 */
export function withoutSmallTalk(items: readonly TurnItem[], state: DialogueState): readonly TurnItem[] {
  if (state.binding || state.pending || state.form || !items.some((item) => isSubstantial(item, state))) return items
  // "mau" in "min, mau, tanya, kgb" agrees to nothing.
  const isAsked = items.some((item) => item.kind === 'text' && item.commands.some(asks))
  // From there on every text may be an answer.
  const start = items.findIndex(startsForm)
  return items.flatMap((item, at): TurnItem[] => {
    if (start !== -1 && at >= start) return [item]
    if (item.kind === 'media') return isSubstantial(item, state) ? [item] : []
    if (item.kind !== 'text' || chosenData(item.text, state.offered) !== null) return [item]
    // What an officer looks into may be told in words that nobody else understands.
    const isKept = (command: Command) =>
      (!isSmallTalk(command) && !(isAsked && command.name === 'confirm')) ||
      (state.handover !== null && command.name === 'none')
    const commands = item.commands.filter(isKept)
    return commands.length > 0 ? [{ ...item, commands }] : []
  })
}

const asks = (command: Command): boolean => !isSmallTalk(command) && command.name !== 'confirm'

/** What comes after it in the same burst answers its questions. */
export function startsForm(item: TurnItem): boolean {
  if (item.kind === 'media' && item.file) return true
  return (
    (item.kind === 'media' || item.kind === 'text') &&
    item.commands.some(({ name }) => name === 'submit_certificate' || name === 'correct_data')
  )
}

function isSubstantial(item: TurnItem, state: DialogueState): boolean {
  if (item.kind === 'choice' || item.kind === 'contact') return true
  if (item.kind === 'membership') return false
  if (item.kind === 'media' && item.file) return true
  if (item.kind === 'text' && chosenData(item.text, state.offered) !== null) return true
  return item.commands.some((command) => !isSmallTalk(command))
}
