/** What a conversation does next: one message and what is known in, the next steps and the new memory out. */
import { reply } from '../answers/reply.ts'
import type { Command } from './command.ts'
import { commandFromData } from './command-data.ts'
import { isCorrection, isOwnSlip } from './correction-text.ts'
import { decideBinding, decideContact, startBinding } from './decide-binding.ts'
import { decideChosen, decideCommand, ownerIsBack } from './decide-command.ts'
import { decideFeedback } from './decide-feedback.ts'
import { decideForm, decideFormPress, isPlainQuestion, resumeForm } from './decide-form.ts'
import { decideHandover } from './decide-handover.ts'
import { decideInGroup } from './decide-in-group.ts'
import { decidePending, withQuestionAgain } from './decide-pending.ts'
import { decideReviewComment } from './decide-review.ts'
import { decideStale } from './decide-stale.ts'
import { decideSeveral, sessionAt } from './decide-training.ts'
import { mediaReply, unclearReply } from './general-replies.ts'
import { looksLikeNip } from './nip-text.ts'
import { chosenData } from './offered.ts'
import { ordinalsIn, saysAll } from './ordinals-text.ts'
import { isOwner } from './personal.ts'
import { rowIn } from './row-text.ts'
import type { DialogueState } from './state.ts'
import type { Decision, Situation, Step } from './step.ts'
import { saysNotMe, saysOwner } from './stranger-replies.ts'
import type { TurnItem } from './turn.ts'
import { asksWhy } from './why-text.ts'

export function decide(item: TurnItem, state: DialogueState, situation: Situation): Decision {
  if (item.kind === 'membership') {
    return { state, steps: [{ do: 'address', state: item.state === 'blocked' ? 'closed' : 'open' }] }
  }
  if (situation.isGroup) return decideInGroup(item, state, situation)
  const isKnown = isOwner(state, situation)
  const feedback = state.isStranger ? null : decideFeedback(item, state, situation)
  if (feedback) return feedback
  const handover = decideHandover(item, state, situation)
  if (handover) return handover
  const inForm = isKnown ? decideForm(item, state, situation) : null
  if (inForm && inForm.steps.length > 0) return inForm
  if (inForm && !hasRequest(item)) return inForm
  const decision = decideOther(item, inForm?.state ?? state, situation)
  return state.form || inForm ? resumeForm(decision) : withQuestionAgain(decision, state)
}

/** A file that came with a question: both are looked after. */
const hasRequest = (item: TurnItem): boolean =>
  item.kind === 'media' && item.commands.some(({ name }) => name !== 'none')

function decideOther(item: TurnItem, state: DialogueState, situation: Situation): Decision {
  switch (item.kind) {
    case 'membership':
      return { state, steps: [] }
    case 'choice':
      return decideChoice(item.data, { ...state, review: null }, situation)
    case 'contact':
      return decideContact(item, state, situation)
    case 'media': {
      const commands = item.commands.filter(({ name }) => name !== 'none')
      if (commands.length > 0) return decideAll(commands, state, situation, '')
      return { state, steps: [{ do: 'say', reply: mediaReply(item, situation) }] }
    }
    case 'text':
      return decideText(item, state, situation)
  }
}

function decideText(item: Extract<TurnItem, { kind: 'text' }>, given: DialogueState, situation: Situation): Decision {
  const { text, commands } = item
  if (!situation.isBound) {
    const binding = decideBinding(text, commands, given, situation)
    if (binding) return binding
    // A NIP out of the blue: somebody wants to be known, and their NIP is not discussed.
    if (looksLikeNip(text)) return startBinding(given, situation)
  }
  if (given.isStranger && saysOwner(text)) return ownerIsBack(given, situation)
  const commented = decideReviewComment(item, given)
  if (commented) return commented
  const state = { ...given, review: null, isForOfficer: false }
  const settled = decidePending(item, state, situation)
  if (settled) return settled
  if (isOwnSlip(text)) return { state, steps: [{ do: 'say', reply: reply('slip', { sapaan: situation.sapaan }) }] }
  const several = decideOrdinals(item, state, situation)
  if (several) return several
  const data = chosenData(text, state.offered)
  if (data !== null) return decideChoice(data, state, situation)
  const stale = decideStale(text, commands, state, situation)
  if (stale) return stale
  // "Bukan, yang KGB": the no takes back what was understood, and is no answer to anything.
  if (given.isForOfficer && isForOfficer(text)) {
    const otherwise = decideAll(commands, state, situation, text).steps[0] ?? null
    return { state, steps: [{ do: 'tellOfficer', text, otherwise }] }
  }
  if (asksWhy(text, commands, state)) return decideCommand({ name: 'why' }, state, situation, text)
  const said = commands.length > 1 ? commands.filter((command) => !isIdleWait(command)) : commands
  const isOther = isCorrection(text) && commands.length > 1
  const meant = isOther ? said.filter(({ name }) => name !== 'deny' && name !== 'dispute') : said
  if (situation.isBound && !state.isStranger && saysNotMe(text)) {
    const others = commands.filter(({ name }) => !introductions.includes(name))
    return decideAll([{ name: 'not_me' }, ...others], state, situation, text)
  }
  return alsoForOfficer(text, commands, decideAll(meant.length > 0 ? meant : commands, state, situation, text), state)
}

/** Whoever waits for an officer and tells at length, or what is not sure, tells the officer as well. */
function alsoForOfficer(
  text: string,
  commands: readonly Command[],
  decision: Decision,
  { handover, pending }: DialogueState,
): Decision {
  if (handover === null || pending !== null) return decision
  const length = text.trim().split(/\s+/).length
  const isDoubtful = length >= 4 && commands.length > 0 && commands.every(({ name }) => name === 'clarify')
  const isWish = commands.some(({ name }) => name === 'unsupported')
  // "Wis dicek durung?" is of what the officer has, at least as much as of what was sent to Semar.
  const asksOfIt = commands.some((command) => command.name === 'ask' && command.topic === 'requests.mine')
  const isAnswer = isWish || decision.steps.some((step) => step.do === 'ask' || step.do === 'policy')
  if (!isDoubtful && !asksOfIt && (!isAnswer || length < 7 || isPlainQuestion(text))) return decision
  return { ...decision, steps: [...decision.steps, { do: 'tellOfficer', text, otherwise: null }] }
}

/** "wait, when do I retire", "saya tunggu, ingatkan ya": beside a wish of its own no place on a waiting list is meant. */
const isIdleWait = (command: Command): boolean =>
  command.name === 'training.wait' &&
  command.session === undefined &&
  command.ordinal === undefined &&
  command.title === undefined

/** A command with a slash is for Semar. */
const isForOfficer = (text: string): boolean => !text.trim().startsWith('/') && text.trim() !== ''

/** What the engine makes of "saya istrinya". */
const introductions: readonly Command['name'][] = [
  'not_me',
  'refuse',
  'none',
  'deny',
  'confirm',
  'greet',
  'link',
  'clarify',
]

/** "1 dan 3": of the sessions listed last, or of what was offered. */
function decideOrdinals(
  { text, commands }: Extract<TurnItem, { kind: 'text' }>,
  state: DialogueState,
  situation: Situation,
): Decision | null {
  const { numbered, offered } = state
  const row = numbered ? rowIn(text, numbered.from + numbered.ids.length - 1) : null
  const session = row?.wish ? sessionAt(state, row.ordinal) : undefined
  if (row?.wish && session !== undefined) {
    return decideCommand({ name: `training.${row.wish}`, session }, state, situation, text)
  }
  const all = saysAll(text) && numbered ? numbered.ids.map((_, at) => numbered.from + at) : null
  const ordinals = all ?? ordinalsIn(text)
  const [only] = ordinals ?? []
  if (!ordinals || only === undefined) return null
  const isCancel =
    commands.some(({ name }) => name === 'training.cancel' || name === 'cancel') ||
    (all !== null && /batal/i.test(text))
  const isList = offered.some(({ data }) => /^training\.(?:register|wait|cancel)/.test(data))
  if (ordinals.length === 1) return isList ? decideRow(only, text, state, situation) : null
  if (numbered && isList) {
    const cancels = isCancel || offered.every(({ data }) => !/^training\.(?:register|wait)/.test(data))
    const decision = decideSeveral(cancels ? 'cancel' : 'register', ordinals, state, situation)
    if (decision) return decision
  }
  const chosen = ordinals.flatMap((ordinal) => offered[ordinal - 1]?.data ?? [])
  if (chosen.length !== ordinals.length) return null
  let current = state
  const steps: Step[] = []
  for (const data of chosen) {
    const decision = decideChoice(data, current, situation)
    current = decision.state
    steps.push(...decision.steps)
  }
  return { state: current, steps }
}

/** "4" under a list of five is its fourth row, also where no button says so. */
function decideRow(ordinal: number, text: string, state: DialogueState, situation: Situation): Decision | null {
  const session = sessionAt(state, ordinal)
  // A button in that place that is about another row does not count: the number on the screen is the row's.
  const button = commandFromData(state.offered[ordinal - 1]?.data ?? '')
  const isButton = button !== null && 'session' in button && button.session === session
  if (session === undefined || isButton || !/^\D{0,9}\d{1,2}\D{0,2}$/.test(text)) return null
  return /daftar|ikut|ambil|batal/i.test(text)
    ? null
    : decideCommand({ name: 'training.show', session }, state, situation)
}

function decideChoice(data: string, state: DialogueState, situation: Situation): Decision {
  const chosen = decideChosen(data, state, situation) ?? decideFormPress(data, state, situation)
  if (chosen) return chosen
  const command = commandFromData(data)
  if (command) return decideAll([command], state, situation, '')
  return { state, steps: [{ do: 'say', reply: unclearReply('unclear', situation) }] }
}

function decideAll(
  commands: Extract<TurnItem, { kind: 'text' }>['commands'],
  state: DialogueState,
  situation: Situation,
  text: string,
): Decision {
  const steps: Step[] = []
  let current = state
  for (const command of commands) {
    // "The second one": what it stands for is decided like a press of that button.
    const data = command.name === 'choose' ? current.offered[command.ordinal - 1]?.data : undefined
    const decision =
      data === undefined ? decideCommand(command, current, situation, text) : decideChoice(data, current, situation)
    current = decision.state
    steps.push(...decision.steps)
  }
  return { state: current, steps }
}
