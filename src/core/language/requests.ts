/** Which requests a sentence holds: it may hold several. */
import type { Command } from '#core/dialogue/command.ts'
import { withMatter } from './ellipsis.ts'
import { withSlots } from './intent-command.ts'
import { isOfTraining } from './keep-requests.ts'
import type { LanguageModel } from './model.ts'
import { asksSomething } from './question-words.ts'
import { readSentence, type SentenceContext } from './read-sentence.ts'
import type { Reading } from './reading.ts'
import { type Part, partsOf } from './sentences.ts'
import type { Word } from './words.ts'

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
    const said = meant[at] ?? []
    const isOpen = !said.includes('saya') || said.length <= 3
    return isOwn && isOpen ? surer(reading, () => ofSelf(model, said, context)) : reading
  })
  // "Pangkat, jabatan dan atasan saya": a superior among one's own data is no question about the superior.
  const isMerely =
    standsAlone(whole) && !readings.some(standsAlone) && readings.every((one) => one.command.name === 'ask')
  const refusal =
    standsAlone(whole) && !isMerely ? whole : readings.find((reading) => standsAlone(reading) && !reading.isRemark)
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
  if (found.size >= 2) return [...found.values()]
  // "Saya dari dinas kesehatan, kapan saya naik pangkat": who asks says little of what is asked.
  const [sole] = found.values()
  const isUnread = whole.command.name === 'none' || whole.command.name === 'clarify'
  return [sole && isUnread && sole.confidence >= soleSure ? sole : whole]
}

/** One part alone has the word where the whole sentence was not read, from here on. */
const soleSure = 0.85

/** "kapan saya naik pangkat dan kapan pensiun": whose it is was said once for all. */
function ofSelf(model: LanguageModel, meant: readonly string[], context: SentenceContext): Reading {
  const matter = meant.filter((word, at) => word !== 'saya' && !(at === 0 && wishes.test(word)))
  const words = [...matter, 'saya'].map((text): Word => ({ text, isCapital: false, hasCommaAfter: false }))
  return readSentence(model, words, context)
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

function keyOf(command: Command): string {
  if (command.name === 'ask') return command.topic
  if (isOfTraining(command) && command.ordinal !== undefined) return `${command.name} ${command.ordinal}`
  return command.name === 'unsupported' ? command.subject : command.name
}
