/** While a yes is waited for: what settles it, and what is answered in between before it is asked again. */
import { reply } from '../answers/reply.ts'
import type { Command } from './command.ts'
import { isCorrection } from './correction-text.ts'
import { decideCommand } from './decide-command.ts'
import { asking } from './decide-training.ts'
import { isInSight } from './pending.ts'
import { asksAboutIt, rowIn } from './row-text.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation, Step } from './step.ts'
import type { TurnItem } from './turn.ts'
import { yesNoIn } from './yes-no-text.ts'

/** Null: it says something of its own. */
export function decidePending(
  { text, commands }: Extract<TurnItem, { kind: 'text' }>,
  state: DialogueState,
  situation: Situation,
): Decision | null {
  const { pending } = state
  if (!pending) return null
  const other = otherRow(text, state)
  if (other) return decideCommand(other, { ...state, ...asking(null) }, situation, text)
  if (pending.kind !== 'handOver' && pending.kind !== 'unlink' && asksAboutIt(text)) {
    return { state, steps: [{ do: 'askAgain' }] }
  }
  const said = yesNoIn(text, pending.kind)
  if (said === 'conditional' || (isCorrection(text) && !commands.every(isAnswer))) {
    return insteadOf(text, commands, state, situation)
  }
  if (said === 'yes') return decideCommand({ name: 'confirm' }, state, situation, text)
  if (said === 'no') return decideCommand({ name: 'deny' }, state, situation, text)
  // What the engine took for a yes beside other words is none.
  const isYes = commands.some(({ name }) => name === 'confirm')
  if (isYes && commands.length === 1 && pending.kind !== 'handOver' && text.trim().split(/\s+/).length > 6) {
    return { state, steps: [{ do: 'say', reply: reply('yes-or-no') }, { do: 'askAgain' }] }
  }
  return null
}

/** "ganti yang nomor 2", "hmm yang 3 saja deh": the same deed with another row of the list. */
function otherRow(text: string, { numbered, pending }: DialogueState): Command | null {
  const deed = pending?.kind
  if (!numbered || (deed !== 'register' && deed !== 'wait' && deed !== 'cancel')) return null
  const row = rowIn(text, numbered.from + numbered.ids.length - 1)
  const session = row && numbered.ids[row.ordinal - numbered.from]
  if (session === null || session === undefined) return null
  if (row?.wish === 'show') return { name: 'training.show', session }
  const isCancel = row?.wish === 'cancel' || (row?.wish === null && deed === 'cancel')
  return { name: isCancel ? 'training.cancel' : 'training.register', session }
}

const isAnswer = ({ name }: Command): boolean => ['confirm', 'deny', 'cancel', 'none', 'dispute'].includes(name)

/** "ya tapi yang tanggal 15 aja": that one is looked for, and nothing was written. */
function insteadOf(
  text: string,
  commands: readonly Command[],
  before: DialogueState,
  situation: Situation,
): Decision | null {
  const wishes = commands.filter((command) => !isAnswer(command)).map((command) => wishOf(command, before))
  const day = dayIn(text, situation.today)
  const asked: readonly Command[] =
    wishes.length > 0
      ? wishes
      : day && before.pending?.kind !== 'unlink'
        ? [{ name: 'ask', topic: 'training.list', date: day.toString() }]
        : []
  if (asked.length === 0) {
    if (!isInSight(before) || before.pending?.kind === 'handOver') return null
    return { state: before, steps: [{ do: 'say', reply: reply('yes-or-no') }, { do: 'askAgain' }] }
  }
  let state: DialogueState = { ...before, ...asking(null) }
  // Another session is asked about in its stead; all else is told apart from it.
  const isReplaced = asked.every(({ name }) => name.startsWith('training.'))
  const isSilent = isReplaced || before.pending?.kind === 'handOver'
  const steps: Step[] = isSilent ? [] : [{ do: 'say', reply: reply('cancelled') }]
  for (const command of asked) {
    const decision = decideCommand(command, state, situation, text)
    state = decision.state
    steps.push(...decision.steps)
  }
  return { state, steps }
}

/** "Bukan, yang nomor 1" is about the same deed with another session. */
function wishOf(command: Command, { pending }: DialogueState): Command {
  if (command.name !== 'choose' || !pending) return command
  if (pending.kind === 'cancel') return { name: 'training.cancel', ordinal: command.ordinal }
  return pending.kind === 'register' || pending.kind === 'wait'
    ? { name: 'training.register', ordinal: command.ordinal }
    : command
}

/** "tanggal 15": the next such day. */
function dayIn(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const number = Number(/\b(?:tgl|tanggal|tg)\.?\s*(\d{1,2})\b/i.exec(text)?.[1] ?? 0)
  if (number < 1 || number > 31) return null
  for (let months = 0; months < 3; months++) {
    const month = today.with({ day: 1 }).add({ months })
    if (number > month.daysInMonth) continue
    const day = month.with({ day: number })
    if (Temporal.PlainDate.compare(day, today) >= 0) return day
  }
  return null
}

const quiet: readonly Step['do'][] = [
  'propose',
  'proposeNext',
  'carryOut',
  'findTitle',
  'askAgain',
  'address',
  'bindByPhone',
  'bindByCode',
  'giveConsent',
  'withdraw',
]

/** After something else was answered what waits is asked about again, once; then it is out of sight. */
export function withQuestionAgain({ state, steps }: Decision, before: DialogueState): Decision {
  const isPending = before.pending !== null && state.pending === before.pending
  const isBinding = before.binding !== null && state.binding === before.binding
  if (!isPending && !isBinding) return { state, steps }
  if (steps.length === 0 || steps.some((step) => quiet.includes(step.do) || isOfBinding(step))) return { state, steps }
  if (state.pending?.kind === 'handOver') return { state: { ...state, pending: null }, steps }
  const interrupted = state.interrupted + 1
  const isOnce = interrupted === 1 && !steps.every(isCourtesy)
  return { state: { ...state, interrupted }, steps: isOnce ? [...steps, { do: 'askAgain' }] : steps }
}

const isOfBinding = (step: Step): boolean => step.do === 'say' && step.reply.template.startsWith('bind.')
const isCourtesy = (step: Step): boolean =>
  step.do === 'say' && ['thank', 'farewell', 'alright', 'greet', 'greet-again'].includes(step.reply.template)
