/** Which requests a message holds: a sentence may hold several, and several sentences may hold one. */
import type { Command } from '#core/dialogue/command.ts'
import type { LanguageModel } from './model.ts'
import { asksSomething } from './question-words.ts'
import { readSentence, type SentenceContext } from './read-sentence.ts'
import type { Reading } from './reading.ts'
import { partsOf } from './sentences.ts'
import type { Word } from './words.ts'

export interface SentenceReading extends Reading {
  /** Ends in a question mark, or holds a word that asks. */
  readonly isQuestion: boolean
}

/** More requests than this in one message are not answered at once. */
const limitCommands = 3

/** A sentence is one request, unless its parts are surely different ones: "kapan saya naik pangkat dan sisa cuti saya". */
export function readParts(model: LanguageModel, words: readonly Word[], context: SentenceContext): Reading[] {
  const whole = readSentence(model, words, context)
  const parts = partsOf(words).filter((part) => {
    const { from, until } = model.peel(part.map((word) => word.text))
    return from < until
  })
  if (parts.length < 2 || standsAlone(whole)) return [whole]
  const readings = parts.map((part) => readSentence(model, part, context))
  const refusal = readings.find((reading) => standsAlone(reading) && !reading.isRemark)
  if (refusal) return [refusal]
  const found = new Map<string, Reading>()
  const asking = parts.map((part) => part.length >= 2 && asksSomething(model.normalize(part.map((word) => word.text))))
  for (const [index, reading] of readings.entries()) {
    const command = soleRequest(reading)
    const asks = asking[index] === true
    // "pangkat saya mentok di III/d, bisa naik lagi tidak?": what tells beside what asks is no request.
    const tells = !asks && asking.includes(true) && (parts[index]?.length ?? 0) > 4 && command?.name === 'ask'
    const stands = !tells && reading.confidence >= (asks ? 0.5 : 0.75)
    if (command && stands && !found.has(keyOf(command))) found.set(keyOf(command), { ...reading, command })
  }
  return found.size >= 2 ? [...found.values()] : [whole]
}

/** "Semua pegawai beserta NIP dan pangkatnya": what is asked in the same breath is no question about oneself. */
const standsAlone = ({ command }: Reading): boolean =>
  command.name === 'refuse' && (command.reason === 'other_person' || command.reason === 'secret')

const isAboutOther = ({ command }: Reading): boolean => command.name === 'refuse' && command.reason === 'other_person'

const separable =
  /^(?:ask|training\.register|training\.wait|training\.cancel|handoff|submit_certificate|correct_data|complain|refuse|unsupported)$/

/** Between sure neighbours a keyword that could mean several things means the likeliest of them. */
function soleRequest({ command, confidence }: Reading): Command | null {
  if (command.name === 'clarify') return confidence >= 0.9 ? (command.options[0] ?? null) : null
  return separable.test(command.name) ? command : null
}

function keyOf(command: Command): string {
  if (command.name === 'ask') return command.topic
  return command.name === 'unsupported' ? command.subject : command.name
}

const courtesies: ReadonlySet<string> = new Set(['greet', 'thank', 'farewell', 'confirm'])

/** Wants something done, which is said without asking. */
const isAct = ({ command, confidence }: Reading): boolean =>
  confidence >= 0.9 && /^(?:handoff|complain|submit_certificate|correct_data|training\.|refuse)/.test(command.name)

/** Neither politeness nor nothing. */
export const isRequestReading = ({ command }: Reading): boolean =>
  command.name !== 'none' && !courtesies.has(command.name)

/** Courtesy and preamble give way to requests; statements give way to questions; the same request counts once. */
export function keepRequests(readings: readonly SentenceReading[]): SentenceReading[] {
  const isOwn = (reading: SentenceReading) => isRequestReading(reading) && !isAboutOther(reading)
  // "Istri mau lahiran ... sisa cuti saya berapa?": kin in a story is no question about them.
  const isRemark = (reading: SentenceReading) =>
    isAboutOther(reading) && reading.isRemark === true && !reading.isQuestion && readings.some(isOwn)
  const refusals = readings.filter((reading) => isAboutOther(reading) && !isRemark(reading))
  const requests = readings.filter((reading) => isRequestReading(reading) && !isRemark(reading))
  const surest = Math.max(...requests.map(({ confidence }) => confidence))
  const strange = readings.find(
    ({ command, isQuestion, confidence }) =>
      isQuestion && command.name === 'none' && command.reason === 'out_of_scope' && confidence >= 0.5,
  )
  if (strange && surest < 0.6) return [strange]
  const sure = requests.filter(({ command, confidence, isQuestion }) => {
    return command.name !== 'clarify' && (confidence >= surest - 0.45 || (isQuestion && confidence >= 0.35))
  })
  const hasQuestion = sure.some((reading) => reading.isQuestion)
  // "Usulan saya mandek. Bisa bicara dengan petugas?" asks both; beside a question about data a statement only leads up.
  const asksData = sure.some(
    ({ isQuestion, command }) => isQuestion && /^(?:ask|policy|unsupported)$/.test(command.name),
  )
  const stands = (reading: SentenceReading) =>
    reading.isQuestion || isAct(reading) || (!asksData && reading.confidence >= 0.9)
  const questions = hasQuestion ? sure.filter(stands) : sure
  const chosen = [refusals, questions, sure, requests].find((some) => some.length > 0) ?? polite(readings)
  const once = new Map<string, SentenceReading>()
  for (const reading of chosen) {
    // What is asked of the rules twice is asked once, as the last sentence puts it.
    const key = reading.command.name === 'policy' ? 'policy' : JSON.stringify(reading.command)
    if (!once.has(key) || key === 'policy') once.set(key, reading)
  }
  return [...once.values()].slice(0, limitCommands)
}

function polite(readings: readonly SentenceReading[]): SentenceReading[] {
  const thanks = readings.find(({ command }) => command.name === 'thank')
  if (thanks) return [thanks]
  const unclear = readings.filter(({ command }) => command.name === 'none')
  const courtesy = readings.filter(({ command }) => command.name !== 'none')
  if (unclear.length === 0 || unclear.length < courtesy.length) return courtesy.slice(-1)
  const first = unclear.find(({ command }) => command.name === 'none' && command.reason === 'unclear')
  return [first ?? unclear[0]].filter((reading) => reading !== undefined)
}
