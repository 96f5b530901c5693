/** Text in, commands out: the whole way of the built-in engine. */
import type { Ask, Command } from '#core/dialogue/command.ts'
import { withoutAddressee } from './addressee.ts'
import { isAngry } from './anger.ts'
import { calibrated } from './calibrated.ts'
import { withMatter } from './ellipsis.ts'
import { heardWhole } from './heard-whole.ts'
import { withoutIntroduction } from './introduction.ts'
import { isRequestReading, keepRequests } from './keep-requests.ts'
import type { LanguageSources } from './language-sources.ts'
import { learn } from './learn.ts'
import type { Learnt } from './learnt.ts'
import { createLanguageModel, type LanguageModel } from './model.ts'
import { ordinalAlone } from './ordinal.ts'
import { isOwnNip, nipIn } from './own-nip.ts'
import { isRequest } from './question-words.ts'
import { readSentence } from './read-sentence.ts'
import type { Reading } from './reading.ts'
import { readParts } from './requests.ts'
import { sentencesOf } from './sentences.ts'
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

/** Below this a sentence is read again together with its neighbours. */
const doubtful = 0.5
const fairTogether = 0.35
const limitStoryWords = 60

const colleague =
  /^(?:pns|asn|pppk|cpns|guru|pegawai|dinas|bidan|perawat|dokter|staf|kerja|kantor|kelurahan|kecamatan|puskesmas|rsud|satpol)$/
const theirs =
  /^(?:cuti|pensiun|pangkat|golongan|kgb|skp|kontrak|jabatan|usulan|data|predikat|jp|kerja)(?:nya|ny|ne|e|ipun)$/

/** What machines read, not people. */
const code = /<\/?script|\bdrop\s+table\b|\bunion\s+select\b|\bselect\s+[\w*,\s]{1,80}\bfrom\b|'\s*or\s+'?1'?\s*=/i
/** Of these what reads data asks for it; the rest asks for nothing. */
const query = /\bselect\b|'\s*or\s+'?1'?\s*=/i
const ofCode = (text: string): Command =>
  query.test(text) ? { name: 'refuse', reason: 'secret' } : { name: 'none', reason: 'out_of_scope' }

/** Answers in well under 3 ms a message; `learnt` from the same sources, else it is learnt at once, which takes seconds. */
export function createInterpret(sources: LanguageSources, learnt: Learnt = learn(sources)): Interpret {
  const model = createLanguageModel(sources, learnt)
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

  if (nip !== null && words.every(({ text }) => /^\d+$/.test(text)))
    return { commands: [{ name: 'link' }], confidence: 0.95 }
  if (code.test(text)) return { commands: [ofCode(text)], confidence: 0.9 }

  const sentences = sentencesOf(text).map(({ text, isQuestion }) => ({
    words: withoutIntroduction(withoutAddressee(wordsOf(text))),
    isQuestion,
  }))
  let before: readonly string[] = []
  const readings = sentences.flatMap(({ words, isQuestion }) => {
    const meant = model.normalize(words.map((word) => word.text))
    const asks = isQuestion || isRequest(meant)
    const full = withMatter(words, meant, before)
    before = [...meant]
    return readParts(model, full, context).map((reading) => ({
      ...reading,
      isQuestion: asks,
      isOwn: meant.includes('saya'),
      isOfColleague: meant.some((word) => colleague.test(word)),
      isOfThem: words.some(({ text }) => theirs.test(text)),
    }))
  })
  const alone = keepRequests(readings)
  const surest = Math.max(...alone.filter(isRequestReading).map(({ confidence }) => confidence), 0)
  const split = surest >= doubtful ? alone : (readTogether(model, sentences, surest, context) ?? alone)
  const all = sentences.flatMap(({ words }) => words)
  const kept = all.length <= limitStoryWords ? heardWhole(model, all, split, context) : split
  if (nip !== null && !kept.some(({ command }) => isQuestionBesideNip(command))) {
    return { commands: [{ name: 'link' }], confidence: 0.95 }
  }
  return {
    commands: kept.map((reading) => styled(reading.command, text)),
    confidence: calibrated(Math.min(...kept.map((reading) => reading.confidence))),
  }
}

/** A story whose sentences say little alone may say it together, or the last two of them. */
function readTogether(
  model: LanguageModel,
  sentences: readonly { readonly words: readonly Word[] }[],
  surest: number,
  context: ConversationContext,
): Reading[] | null {
  if (sentences.length < 2) return null
  const together = [sentences, sentences.slice(-2)]
    .map((some) => some.flatMap(({ words }) => words))
    .filter((words) => words.length <= limitStoryWords)
    .map((words) => readSentence(model, words, context))
    .filter((reading) => isRequestReading(reading) && reading.confidence > Math.max(surest, fairTogether))
  const [best] = together.sort((a, b) => b.confidence - a.confidence)
  return best ? [best] : null
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
