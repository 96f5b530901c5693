/** Reads a burst of messages as commands, before anything is looked up or written. */
import { activationCodeIn } from '#core/dialogue/activation-code-text.ts'
import type { Ask, Command } from '#core/dialogue/command.ts'
import { contrastedText, correctedText, returnedTo } from '#core/dialogue/correction-text.ts'
import { leaningOnAnswer } from '#core/dialogue/lean-on-answer.ts'
import { leaningOnArticle } from '#core/dialogue/lean-on-article.ts'
import { leaningOnMonth } from '#core/dialogue/lean-on-month.ts'
import { leaningOnTraining } from '#core/dialogue/lean-on-training.ts'
import { looksLikeNip } from '#core/dialogue/nip-text.ts'
import type { DialogueState } from '#core/dialogue/state.ts'
import { leanedOn, subjectNamed } from '#core/dialogue/subject.ts'
import { withoutTakenBack } from '#core/dialogue/taken-back.ts'
import { isSmallTalk, startsForm, type TurnFile, type TurnItem, type VoiceProblem } from '#core/dialogue/turn.ts'
import type { InboundMessage } from '#core/message.ts'
import type { Understanding } from '#ports/understanding.ts'

type TextItem = Extract<TurnItem, { kind: 'text' }>

/** An edit is answered only while nothing newer was written: not in this burst, and not before it. */
export function withoutStaleEdits(
  messages: readonly InboundMessage[],
  newestSentAt: string | null,
): readonly InboundMessage[] {
  return messages.filter(({ content, sentAt }, index) => {
    if (content.kind !== 'text' || !content.isEdit) return true
    const isFollowed = messages.slice(index + 1).some(({ content: later }) => later.kind === 'text')
    return !isFollowed && (newestSentAt === null || Date.parse(sentAt) >= Date.parse(newestSentAt))
  })
}

export async function understandAll(
  understanding: Understanding,
  messages: readonly InboundMessage[],
  state: DialogueState,
  today: Temporal.PlainDate,
  conversation: bigint,
  files: ReadonlyMap<bigint, TurnFile> = new Map(),
  voices: ReadonlyMap<bigint, VoiceProblem> = new Map(),
): Promise<readonly TurnItem[]> {
  const offered = state.offered.map(({ label }) => label)
  let lastAsk: Ask | null = leanedOn(state)
  const isHelped = mayBeHelped(messages, state)
  const isOnly = messages.filter(({ content }) => content.kind === 'text').length === 1
  const understand = async (text: string, isWhole: boolean): Promise<readonly Command[]> => {
    const context = { today, lastAsk, offered, ...(isHelped && isWhole && { conversation }) }
    let { commands } = await understanding.understand(text, context)
    const instead = contrastedText(text) ?? (commands.every(isUnsettled) ? correctedText(text) : null)
    if (instead !== null) {
      const meant = await understanding.understand(instead, context)
      if (!meant.commands.every(isUnsettled)) commands = meant.commands
    }
    // A matter that is named and not remembered any more is asked about afresh.
    const matter = commands.every(({ name }) => name === 'back') && !subjectNamed(text, state) ? returnedTo(text) : null
    if (matter !== null) {
      const meant = await understanding.understand(matter, context)
      if (!meant.commands.every(isUnsettled)) commands = meant.commands
    }
    commands = leaningOnMonth(text, commands, lastAsk, today)
    // Within a burst, the message before may have changed the subject.
    const leaning = isOnly && !state.form && !state.binding ? leaningOnAnswer(text, commands, state) : null
    commands = leaning ?? (isOnly ? leaningOnTraining(text, commands, state) : null) ?? commands
    for (const command of commands) if (command.name === 'ask') lastAsk = command
    return leaning ?? leaningOnArticle(text, commands, state) ?? commands
  }
  const items: TurnItem[] = []
  for (const { id, content } of messages) {
    switch (content.kind) {
      case 'text': {
        const { text } = content
        // What proves who somebody is goes to the check alone, not to whatever understands text.
        const isProof = state.binding !== null && (looksLikeNip(text) || activationCodeIn(text) !== null)
        const commands = isProof ? [] : await understand(text, isOnly)
        items.push({ kind: 'text', text, commands, wasCut: content.wasCut === true })
        break
      }
      case 'choice':
        items.push({ kind: 'choice', data: content.data, token: content.token ?? null })
        break
      case 'media': {
        const file = files.get(id)
        const voice = voices.get(id)
        items.push({
          kind: 'media',
          media: content.media,
          commands: content.caption ? await understand(content.caption, false) : [],
          ...(file && { file }),
          ...(voice && { voice }),
        })
        break
      }
      default:
        items.push(content)
    }
  }
  if (state.binding || state.form || items.some(startsForm)) return items
  return joinFragments(withoutTakenBack(items, state), (text) => understand(text, true))
}

/** Whoever proves who they are, fills in a form or writes in a group or on another's phone is read by the engine alone. */
const mayBeHelped = (messages: readonly InboundMessage[], { binding, form, isStranger }: DialogueState): boolean =>
  binding === null && form === null && !isStranger && !messages.some(({ isGroup }) => isGroup === true)

/** "kapan saya" + "naik pangkat": what makes no sense line by line is read once more as one text. */
async function joinFragments(
  items: readonly TurnItem[],
  understand: (text: string) => Promise<readonly Command[]>,
): Promise<readonly TurnItem[]> {
  const texts = items.filter((item): item is TextItem => item.kind === 'text')
  const isUnclear = texts.some(({ commands }) => commands.some(({ name }) => name === 'none'))
  const isAllOpen = texts.every(({ commands }) => commands.every((command) => isOpen(command)))
  if (texts.length < 2 || !isUnclear || !isAllOpen) return items
  const text = texts.map((item) => item.text).join(' ')
  const commands = await understand(text)
  if (commands.every(isOpen)) return items
  const joined: TextItem = { kind: 'text', text, commands, wasCut: texts.some(({ wasCut }) => wasCut) }
  return [...items.filter(({ kind }) => kind !== 'text'), joined]
}

/** A no, or nothing that was understood: where something is corrected, what is meant comes after it. */
const isUnsettled = ({ name }: Command): boolean => ['none', 'deny', 'dispute', 'repeat', 'back'].includes(name)

/** Says nothing sure yet. */
const isOpen = (command: Command): boolean => isSmallTalk(command) || command.name === 'clarify'
