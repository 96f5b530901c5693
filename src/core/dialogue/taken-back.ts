/** What a burst says at last: what its later messages take back is left out. */
import { isCorrection, isSlip } from './correction-text.ts'
import type { DialogueState } from './state.ts'
import { isSmallTalk, type TurnItem } from './turn.ts'
import { yesNoIn } from './yes-no-text.ts'

type TextItem = Extract<TurnItem, { kind: 'text' }>

/** Nothing while answers are typed one after another: there every text may be one. */
export function withoutTakenBack(items: readonly TurnItem[], state: DialogueState): readonly TurnItem[] {
  if (state.binding || state.form || items.length < 2) return items
  const kept: TurnItem[] = []
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'text') {
      kept.push(item)
      continue
    }
    const isOnlySlip = isSlip(item.text)
    const isMore = items.slice(at + 1).some(({ kind }) => kind === 'text')
    const isRequest = item.commands.some((command) => !isSmallTalk(command) && command.name !== 'deny')
    const takesBack = (isOnlySlip && isMore) || (isCorrection(item.text) && isRequest && !isOnlySlip)
    if (takesBack || isSecondThought(item, state)) dropLast(kept, state)
    if (!(isOnlySlip && isMore)) kept.push(item)
  }
  return kept
}

/** "ya" and then "eh gak jadi": nothing is written. */
function isSecondThought({ text, commands }: TextItem, { pending }: DialogueState): boolean {
  if (!pending) return false
  const isNo = yesNoIn(text.replace(/^\s*(?:eh+|waduh|aduh|oh|maaf|sorry)[\s,.]+/i, '')) === 'no'
  return isNo || commands.some(({ name }) => name === 'deny' || name === 'cancel')
}

function dropLast(kept: TurnItem[], { pending }: DialogueState): void {
  const at = kept.findLastIndex(
    (item) =>
      item.kind === 'text' &&
      (item.commands.some((command) => !isSmallTalk(command)) || (pending !== null && yesNoIn(item.text) === 'yes')),
  )
  if (at !== -1) kept.splice(at, 1)
}
