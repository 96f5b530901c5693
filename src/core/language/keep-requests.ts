/** Which of the readings of a message's sentences are its requests. */
import type { Command } from '#core/dialogue/command.ts'
import type { Reading } from './reading.ts'

export interface SentenceReading extends Reading {
  /** Ends in a question mark, or holds a word that asks. */
  readonly isQuestion: boolean
  /** Says "saya". */
  readonly isOwn: boolean
  /** Somebody in the same trade is spoken of: "istri saya PNS juga". */
  readonly isOfColleague: boolean
  /** "Cutinya sisa berapa": of somebody spoken of before. */
  readonly isOfThem: boolean
}

/** More requests than this in one message are not answered at once. */
const limitCommands = 3

const isAboutOther = ({ command }: Reading): boolean => command.name === 'refuse' && command.reason === 'other_person'

type OfTraining = Extract<Command, { name: 'training.register' | 'training.wait' | 'training.cancel' }>
export const isOfTraining = (command: Command): command is OfTraining =>
  command.name === 'training.register' || command.name === 'training.wait' || command.name === 'training.cancel'

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
  const leading = readings.findIndex((reading) => reading.isRemark === true && reading.isOfColleague)
  const isTheirs = ({ isOfThem, isOwn, command }: SentenceReading) => isOfThem && !isOwn && command.name === 'ask'
  const theirs = leading === -1 ? undefined : readings.slice(leading + 1).find(isTheirs)
  // "Istri saya PNS juga. Sisa cutinya berapa?"
  if (theirs && !readings.some((one) => one.command.name === 'ask' && one.isOwn)) {
    return [{ ...theirs, command: { name: 'refuse', reason: 'other_person' } }]
  }
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
  const isAsked = (one: SentenceReading) =>
    one.isQuestion && one.isOwn && one.command.name === 'ask' && one.confidence >= 0.9
  // "Gaji bu Rina berapa? KGB saya kapan?": only what is surely another question, asked after.
  const first = readings.findIndex((one) => refusals.includes(one))
  const isApart = refusals.every((one) => !one.isOwn)
  const refused = readings.filter(
    (one, at) => refusals.includes(one) || (isApart && first !== -1 && at > first && isAsked(one)),
  )
  const chosen = [refused, questions, sure, requests].find((some) => some.length > 0) ?? polite(readings)
  const once = new Map<string, SentenceReading>()
  for (const reading of chosen) {
    // What is asked of the rules twice is asked once, as the last sentence puts it.
    const { name } = reading.command
    const isOnce =
      name === 'policy' ||
      name === 'correct_data' ||
      (isOfTraining(reading.command) && reading.command.ordinal === undefined)
    const key = isOnce ? name : JSON.stringify(reading.command)
    const isFuller =
      name === 'policy' || (reading.command.name === 'correct_data' && reading.command.field !== undefined)
    if (!once.has(key) || isFuller) once.set(key, reading)
  }
  const kept = [...once.values()]
  const matters = kept.filter((reading) => !isAside(reading, kept))
  return (matters.length > 0 ? matters : kept).slice(0, limitCommands)
}

/** "Benar begitu aturannya?", "mohon bantuannya", "siapa suruh simpan data saya?": beside a matter of its own no request. */
function isAside({ command, isQuestion }: SentenceReading, all: readonly SentenceReading[]): boolean {
  const others = all.filter((one) => one.command !== command)
  if (command.name === 'help' || command.name === 'why' || command.name === 'repeat') return others.length > 0
  if (command.name === 'dispute') return isQuestion && others.length > 0
  if (others.some((one) => one.command.name === 'refuse' && one.command.reason === 'secret')) {
    return command.name !== 'ask' && command.name !== 'refuse'
  }
  if (command.name === 'consent.withdraw')
    return others.some((one) => one.command.name === 'unsupported' && one.command.subject === 'reminder_stop')
  const leaves = (one: SentenceReading) => one.command.name === 'unlink' || one.command.name === 'consent.withdraw'
  return command.name === 'about' && others.some(leaves)
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
