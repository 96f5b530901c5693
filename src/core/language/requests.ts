/** Which requests a message holds: a sentence may hold several, and several sentences may hold one. */
import type { Command } from '#core/dialogue/command.ts'
import { withMatter } from './ellipsis.ts'
import { withSlots } from './intent-command.ts'
import type { LanguageModel } from './model.ts'
import { asksSomething } from './question-words.ts'
import { readSentence, type SentenceContext } from './read-sentence.ts'
import type { Reading } from './reading.ts'
import { type Part, partsOf } from './sentences.ts'
import type { Word } from './words.ts'

export interface SentenceReading extends Reading {
  /** Ends in a question mark, or holds a word that asks. */
  readonly isQuestion: boolean
  /** Says "saya". */
  readonly isOwn: boolean
  /** "Cutinya sisa berapa": of somebody spoken of before. */
  readonly isOfThem: boolean
}

/** More requests than this in one message are not answered at once. */
const limitCommands = 3

/** In a longer sentence a bare word is no request of its own. */
const limitListWords = 8

/** A sentence is one request, unless its parts are surely different ones: "kapan saya naik pangkat dan sisa cuti saya". */
export function readParts(model: LanguageModel, words: readonly Word[], context: SentenceContext): Reading[] {
  const whole = readSentence(model, words, context)
  const cuts = partsOf(words).filter(({ words }) => {
    const { from, until } = model.peel(words.map((word) => word.text))
    return from < until
  })
  if (cuts.length < 2) return [whole]
  const normal = (words: readonly Word[]) => model.normalize(words.map((word) => word.text))
  const parts = cuts.map((cut, at) => {
    const before = cuts.slice(0, at).flatMap(({ words }) => normal(words))
    return { ...cut, words: withMatter(cut.words, normal(cut.words), before) }
  })
  const meant = parts.map(({ words }) => normal(words))
  const isOwn = meant.some((words) => words.includes('saya'))
  const readings = parts.map((part, at) => {
    const reading = readSentence(model, part.words, context)
    return isOwn && meant[at]?.includes('saya') === false ? surer(reading, () => ofSelf(model, part, context)) : reading
  })
  const refusal = standsAlone(whole) ? whole : readings.find((reading) => standsAlone(reading) && !reading.isRemark)
  if (refusal) {
    const own = readings.find((reading, at) => isSurelyOwn(reading, meant[at] ?? []))
    return own ? [refusal, own] : [refusal]
  }
  const asking = parts.map(
    (part, at) => part.words.length >= 2 && (asksSomething(meant[at] ?? []) || wishes.test(meant[at]?.[0] ?? '')),
  )
  const found = new Map<string, Reading>()
  for (const [at, reading] of readings.entries()) {
    const command = soleRequest(reading, meant[at] ?? [])
    const asks = asking[at] === true
    if (!command || found.has(keyOf(command))) continue
    if (!asks && tells(parts, asking, at) && command.name === 'ask') continue
    // "golongan dan masa kerja saya", but "skp sama masa kerja saya sudah cukup belum untuk naik pangkat".
    if (parts[at]?.words.length === 1 && words.length > limitListWords) continue
    const isAddition = command.name === 'ask' && /^(?:yang|dari|untuk|pada|di)$/.test(meant[at]?.[0] ?? '')
    const least = isAddition
      ? 0.9
      : asks
        ? 0.5
        : parts[at]?.joinedBy === 'word' || parts[at + 1]?.joinedBy === 'word'
          ? 0.6
          : 0.75
    if (reading.confidence >= least)
      found.set(keyOf(command), { ...reading, command: sameTime(command, found, meant[at] ?? []) })
  }
  return found.size >= 2 ? [...found.values()] : [whole]
}

/** "kapan saya naik pangkat dan kapan pensiun": whose it is was said once for all. */
function ofSelf(model: LanguageModel, part: Part, context: SentenceContext): Reading {
  const self: Word = { text: 'saya', isCapital: false, hasCommaAfter: false }
  return readSentence(model, [...part.words, self], context)
}

function surer(reading: Reading, other: () => Reading): Reading {
  if (reading.confidence >= 0.75 && reading.command.name === 'ask') return reading
  const own = other()
  const isSame = own.command.name === 'ask' && (reading.command.name !== 'ask' || own.confidence > reading.confidence)
  return isSame && own.confidence >= 0.5 && !standsAlone(reading) ? own : reading
}

/** "pangkat saya mentok di III/d, bisa naik lagi tidak?": what tells before what asks is no request; what follows one is. */
function tells(parts: readonly Part[], asking: readonly boolean[], at: number): boolean {
  const length = parts[at]?.words.length ?? 0
  const isAskedBefore = asking.slice(0, at).includes(true)
  const isAskedAfter = asking.slice(at + 1).includes(true)
  return !isAskedBefore && isAskedAfter && length > (parts[at + 1]?.joinedBy === 'comma' ? 3 : 4)
}

/** "Kirim data semua pegawai, habis itu sisa cuti saya berapa": what is asked of the own record beside what is refused. */
const isSurelyOwn = ({ command, confidence }: Reading, words: readonly string[]): boolean =>
  command.name === 'ask' && confidence >= 0.9 && words.includes('saya') && asksSomething(words)

/** "Libur bulan Januari beserta pelatihan pada bulan yang sama" */
function sameTime(command: Command, found: ReadonlyMap<string, Reading>, words: readonly string[]): Command {
  if (command.name !== 'ask' || command.fromMonth !== undefined) return command
  if (!/\bbulan (?:yang sama|sama|itu|tersebut)\b/.test(words.join(' '))) return command
  const before = [...found.values()]
    .map(({ command }) => command)
    .findLast((one) => one.name === 'ask' && one.fromMonth)
  if (before?.name !== 'ask' || before.fromMonth === undefined || before.untilMonth === undefined) return command
  const months = { from: before.fromMonth, until: before.untilMonth }
  return withSlots(command, { months, used: new Set() })
}

/** "Semua pegawai beserta NIP dan pangkatnya": what is asked in the same breath is no question about oneself. */
const standsAlone = ({ command }: Reading): boolean =>
  command.name === 'refuse' && (command.reason === 'other_person' || command.reason === 'secret')

const isAboutOther = ({ command }: Reading): boolean => command.name === 'refuse' && command.reason === 'other_person'

const wishes = /^(?:mohon|minta|tampilkan|lihat|beri|sebutkan|kirim|kirimkan|jelaskan|tahu)$/

const separable =
  /^(?:ask|training\.register|training\.wait|training\.cancel|handoff|submit_certificate|correct_data|complain|refuse|unsupported|unlink|consent\.withdraw)$/
/** "lahir 1969" beside a question is no complaint about the record. */
const isTrouble = (word: string): boolean =>
  /^(?:salah|keliru|kleru|klentu|ubah|ganti|perbaiki|betulkan|dibetulkan|benarkan|diperbaiki|dibenahi|beda|berbeda|sesuai|tertulis|tercatat|masih|koreksi|revisi|wrong)$/.test(
    word,
  )

/** Between sure neighbours a keyword that could mean several things means the likeliest of them. */
function soleRequest({ command, confidence }: Reading, words: readonly string[]): Command | null {
  if (command.name === 'clarify') return confidence >= 0.9 ? (command.options[0] ?? null) : null
  if (command.name === 'correct_data' && !words.some(isTrouble)) return null
  return separable.test(command.name) ? command : null
}

type OfTraining = Extract<Command, { name: 'training.register' | 'training.wait' | 'training.cancel' }>
const isOfTraining = (command: Command): command is OfTraining =>
  command.name === 'training.register' || command.name === 'training.wait' || command.name === 'training.cancel'

function keyOf(command: Command): string {
  if (command.name === 'ask') return command.topic
  if (isOfTraining(command) && command.ordinal !== undefined) return `${command.name} ${command.ordinal}`
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
  const leading = readings.findIndex((reading) => isAboutOther(reading) && reading.isRemark === true)
  const theirs =
    leading === -1
      ? undefined
      : readings.slice(leading + 1).find((one) => one.isOfThem && !one.isOwn && one.command.name === 'ask')
  // "Istri saya PNS juga. Sisa cutinya berapa?"
  if (theirs && !readings.some((one) => one.command.name === 'ask' && one.isOwn))
    return readings.slice(leading, leading + 1)
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
