/** Text in, commands out: the whole way of the built-in engine. */
import type { Ask, Command } from '#core/dialogue/command.ts'
import { withoutAddressee } from './addressee.ts'
import { isAngry } from './anger.ts'
import type { LanguageSources } from './language-sources.ts'
import { type LanguageModel, learn } from './model.ts'
import { ordinalAlone } from './ordinal.ts'
import { isOwnNip, nipIn } from './own-nip.ts'
import { asksSomething, isRequest } from './question-words.ts'
import { readSentence } from './read-sentence.ts'
import type { Reading } from './reading.ts'
import { partsOf, sentencesOf } from './sentences.ts'
import { slashCommand } from './slash-command.ts'
import { type Word, wordsOf } from './words.ts'

export interface ConversationContext {
  readonly today: Temporal.PlainDate
  readonly lastAsk: Ask | null
  readonly offered: readonly string[]
}

export interface Interpretation {
  readonly commands: readonly Command[]
  readonly confidence: number
}

export type Interpret = (text: string, context: ConversationContext) => Interpretation

/** More requests than this in one message are not answered at once. */
const limitCommands = 3

/** Below this a sentence is read again together with its neighbours. */
const doubtful = 0.45
const limitStoryWords = 40

/** Learns at once (under a second), then answers in well under 3 ms a message. */
export function createInterpret(sources: LanguageSources): Interpret {
  const model = learn(sources)
  return (text, context) => interpret(model, text, context)
}

function interpret(model: LanguageModel, text: string, context: ConversationContext): Interpretation {
  const slash = slashCommand(text)
  if (slash) return { commands: [slash], confidence: 1 }
  const words = wordsOf(text)
  if (words.length === 0) return { commands: [wordless(text, context)], confidence: 0.9 }
  const choice = chosen(model, words, context)
  if (choice) return { commands: [choice], confidence: 1 }
  const nip = nipIn(text)
  if (nip !== null && !isOwnNip(text))
    return { commands: [{ name: 'refuse', reason: 'other_person' }], confidence: 0.95 }

  const readings = sentencesOf(text).flatMap(({ text, isQuestion }) =>
    readParts(model, withoutAddressee(wordsOf(text)), context).map((reading) => ({
      ...reading,
      isQuestion: isQuestion || isRequest(model.normalize(wordsOf(text).map((word) => word.text))),
    })),
  )
  const alone = keep(readings)
  const kept = alone.some(({ confidence, command }) => confidence >= doubtful && command.name !== 'none')
    ? alone
    : (readTogether(model, text, context) ?? alone)
  if (nip !== null && !kept.some(({ command }) => isQuestionBesideNip(command))) {
    return { commands: [{ name: 'link' }], confidence: 0.95 }
  }
  return {
    commands: kept.map((reading) => styled(reading.command, text)),
    confidence: Math.min(...kept.map((reading) => reading.confidence)),
  }
}

/** A story whose sentences say little alone may say it together. */
function readTogether(model: LanguageModel, text: string, context: ConversationContext): Reading[] | null {
  const words = withoutAddressee(wordsOf(text))
  if (sentencesOf(text).length < 2 || words.length > limitStoryWords) return null
  const reading = readSentence(model, words, context)
  const isRequest = !courtesies.has(reading.command.name) && reading.command.name !== 'none'
  return isRequest && reading.confidence >= doubtful ? [reading] : null
}

/** "NIP saya ..." alone shows who writes; it asks for nothing. */
function isQuestionBesideNip(command: Command): boolean {
  return command.name === 'refuse' || (command.name === 'ask' && command.topic !== 'career.profile')
}

function wordless(text: string, context: ConversationContext): Command {
  if (text.trim() === '') return { name: 'none', reason: 'empty' }
  if (/[🙏❤]/u.test(text)) return { name: 'thank', style: 'indonesian' }
  if (/[👍👌✅]/u.test(text) && context.offered.length > 0) return { name: 'confirm' }
  return { name: 'none', reason: 'unclear' }
}

/** "2", "yang kedua", or the label itself, when something was offered. */
function chosen(model: LanguageModel, words: readonly Word[], { offered }: ConversationContext): Command | null {
  if (offered.length === 0) return null
  const typed = words.map((word) => word.text)
  const { from, until } = model.peel(typed)
  const said = model.normalize(from < until ? typed.slice(from, until) : typed)
  const ordinal = ordinalAlone(said, offered.length) ?? ordinalAlone(typed, offered.length)
  if (ordinal !== null) return { name: 'choose', ordinal }
  const label = offered.findIndex(
    (label) =>
      wordsOf(label)
        .map((word) => word.text)
        .join(' ') === typed.join(' '),
  )
  return label === -1 || label >= 20 ? null : { name: 'choose', ordinal: label + 1 }
}

/** A sentence is one request, unless its parts are surely different ones: "kapan saya naik pangkat dan sisa cuti saya". */
function readParts(model: LanguageModel, words: readonly Word[], context: ConversationContext): Reading[] {
  const whole = readSentence(model, words, context)
  const parts = partsOf(words)
  if (parts.length < 2 || whole.command.name === 'refuse') return [whole]
  const readings = parts.map((part) => readSentence(model, part, context))
  if (readings.some((reading) => reading.command.name === 'refuse')) {
    const refusal = readings.find(
      ({ command, isRemark }) => command.name === 'refuse' && command.reason === 'other_person' && !isRemark,
    )
    if (refusal) return [refusal]
  }
  const found = new Map<string, Reading>()
  for (const [index, reading] of readings.entries()) {
    const ask = soleAsk(reading)
    const typed = (parts[index] ?? []).map((word) => word.text)
    const stands = reading.confidence >= 0.9 || (typed.length >= 2 && asksSomething(model.normalize(typed)))
    if (ask && stands && reading.confidence >= 0.5 && !found.has(keyOf(ask)))
      found.set(keyOf(ask), { ...reading, command: ask })
  }
  return found.size >= 2 ? [...found.values()] : [whole]
}

/** Between sure neighbours a keyword that could mean several things means the likeliest of them. */
function soleAsk({ command, confidence }: Reading): Command | null {
  if (command.name === 'clarify') return confidence >= 0.9 ? (command.options[0] ?? null) : null
  return /^(?:ask|training\.register|training\.wait|training\.cancel)$/.test(command.name) ? command : null
}

function keyOf(command: Command): string {
  return command.name === 'ask' ? command.topic : command.name
}

const courtesies = new Set(['greet', 'thank', 'farewell', 'confirm'])

/** Courtesy and preamble give way to requests; statements give way to questions; the same request counts once. */
function keep<R extends Reading & { isQuestion: boolean }>(readings: readonly R[]): R[] {
  const isOwnQuestion = (reading: R) => reading.isQuestion && reading.command.name === 'ask'
  const isRemark = (reading: R) => reading.isRemark === true && !reading.isQuestion && readings.some(isOwnQuestion)
  const refusals = readings.filter((reading) => reading.command.name === 'refuse' && !isRemark(reading))
  const requests = readings.filter(
    (reading) => reading.command.name !== 'none' && !courtesies.has(reading.command.name) && !isRemark(reading),
  )
  const surest = Math.max(...requests.map(({ confidence }) => confidence))
  const sure = requests.filter(({ command, confidence }) => command.name !== 'clarify' && confidence >= surest - 0.45)
  const hasQuestion = sure.some((reading) => reading.isQuestion)
  const questions = hasQuestion ? sure.filter((reading) => reading.isQuestion || reading.confidence >= 0.9) : sure
  const chosen = refusals.length > 0 ? refusals : questions.length > 0 ? questions : sure.length > 0 ? sure : requests
  const rest = chosen.length > 0 ? chosen : polite(readings)
  const once = new Map<string, R>()
  for (const reading of rest) {
    const key = JSON.stringify(reading.command)
    if (!once.has(key)) once.set(key, reading)
  }
  return [...once.values()].slice(0, limitCommands)
}

function polite<R extends Reading>(readings: readonly R[]): R[] {
  const unclear = readings.filter(({ command }) => command.name === 'none')
  const courtesy = readings.filter(({ command }) => command.name !== 'none')
  if (unclear.length > 0 && unclear.length >= courtesy.length) {
    return unclear
      .filter(({ command }) => command.name === 'none' && command.reason === 'unclear')
      .slice(0, 1)
      .concat(unclear)
      .slice(0, 1)
  }
  return courtesy.slice(-1)
}

/** Greetings and thanks are answered in the manner in which they were given. */
function styled(command: Command, text: string): Command {
  const javanese = /sugeng|nuwun|suwun|piye|kabare|kulo|kula|enjing|sonten|pripun|nggih/i.test(text)
  if (command.name === 'greet') {
    const islamic = /assalam|\bass\b|askum|\bwr\.? ?wb\b/i.test(text)
    return { name: 'greet', style: islamic ? 'islamic' : javanese ? 'javanese' : 'indonesian' }
  }
  if (command.name === 'complain' && isAngry(text)) return { name: 'complain', isAngry: true }
  return command.name === 'thank' ? { name: 'thank', style: javanese ? 'javanese' : 'indonesian' } : command
}
