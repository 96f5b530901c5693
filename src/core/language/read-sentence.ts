/** One sentence becomes one command, with how sure that is. */
import type { Ask, Command } from '#core/dialogue/command.ts'
import { decideReading } from './decide-reading.ts'
import { followUp, isBare, leansOnly } from './follow-up.ts'
import { commandOfIntent, type Said, withSlots } from './intent-command.ts'
import { isBackground, type LanguageModel } from './model.ts'
import { isOption } from './option.ts'
import type { AboutOther } from './other-person.ts'
import type { Reading } from './reading.ts'
import { aboutOtherCommand } from './refuse-other.ts'
import { sensitiveIn } from './sensitive.ts'
import { readSlots } from './slots.ts'
import { titleOf } from './title.ts'
import type { Word } from './words.ts'

export interface SentenceContext {
  readonly today: Temporal.PlainDate
  readonly lastAsk: Ask | null
}

export function readSentence(model: LanguageModel, words: readonly Word[], context: SentenceContext): Reading {
  const typed = words.map((word) => word.text)
  const whole = model.normalize(typed)
  const span = model.peel(typed)
  const inner = model.normalize(typed.slice(span.from, span.until))
  const said = startOf(inner.length > 0 ? inner : whole)
  const slots = readSlots(said, context.today)
  const seemsAbout = aboutOther(model, words, whole)
  const isOwn = isOwnMatter(model, words, said)
  const about = isOwn ? 'no' : seemsAbout
  const fill = fillOf(model, said, slots, typed.slice(span.from, span.until))
  const guarded = (command: Command, confidence: number): Reading => ({
    command: isOwn ? command : aboutOtherCommand(command, about, said, typed),
    confidence,
    isRemark: about === 'related',
  })

  const follow = followUp(said, slots, context.lastAsk)
  if (follow && about === 'no') return { command: follow, confidence: 0.9 }
  if (isThanks(whole, said)) return { command: { name: 'thank', style: 'indonesian' }, confidence: 0.95 }
  const exact = model.exact.get(whole.join(' ')) ?? model.exact.get(said.join(' '))
  const sensitive = sensitiveIn(said)
  if (sensitive && !(exact && !exact.startsWith('refuse.')) && !isHarmless(model, said, typed)) {
    return guarded({ name: 'refuse', reason: sensitive }, 0.95)
  }
  if (exact) {
    // "oke, makasih" closes; "ya, makasih" says yes.
    const isThanks =
      exact === 'confirm' && /^(?:ok|oke|baik|siap|sip)$/.test(said[0] ?? '') && span.until < typed.length
    if (isThanks && politeness(typed).command.name === 'thank') return politeness(typed)
    const command = commandOfIntent(exact, fill)
    if (command) return guarded(command, 0.98)
  }
  const keyword = leaning(keywordReading(model, fill), whole, context)
  if (keyword) return guarded(keyword.command, keyword.confidence)
  // "TW 4 kapan": only the performance plan goes by quarters.
  if (slots.quarter !== undefined && said.includes('kapan') && leansOnly(said, slots) && about === 'no')
    return { command: withSlots({ name: 'ask', topic: 'appraisal.stages' }, slots), confidence: 0.85 }
  // "kapan IV/a": a golongan that is aimed at is reached by a promotion.
  if (slots.rank !== undefined && leansOnly(said, slots) && about === 'no')
    return { command: withSlots({ name: 'ask', topic: 'promotion.next' }, slots), confidence: 0.85 }
  if (said.length === 0 || leansOnly(said, slots) || isBare(said))
    return { command: { name: 'none', reason: 'unclear' }, confidence: 0.5 }
  const isAddress = typed.slice(span.from, span.until).every((word) => model.isName(word))
  if (isAddress && span.until - span.from < typed.length) return politeness(typed)
  if (said.every((word) => /^\d{5,}$/.test(word)))
    return { command: { name: 'none', reason: 'unclear' }, confidence: 0.6 }
  const decided = decideReading(
    { model, said: fill, about, guarded },
    model.classify(about === 'no' ? withoutNames(model, said) : said, typed),
  )
  const named = about === 'no' && context.lastAsk?.topic.startsWith('training.') ? registerByTitle(decided, fill) : null
  if (named) return named
  const polite = politeness(typed)
  return decided.command.name === 'none' && polite.command.name === 'thank' && typed.length <= 8 ? polite : decided
}

/** The command of a meaning that is sure already, with its slots from `words`. */
export function readAs(
  model: LanguageModel,
  words: readonly Word[],
  { today }: SentenceContext,
  label: string,
): Command | null {
  const typed = words.map((word) => word.text)
  const { from, until } = model.peel(typed)
  const inner = typed.slice(from, until)
  const said = startOf(model.normalize(inner.length > 0 ? inner : typed))
  return commandOfIntent(label, fillOf(model, said, readSlots(said, today), inner))
}

function fillOf(model: LanguageModel, said: string[], slots: Said['slots'], inner: readonly string[]): Said {
  return { words: said, slots, title: titleOf(inner), query: queryOf(model, said) }
}

/** "makasih infonya", "terima kasih banyak atas penjelasannya": thanks and what for. */
function isThanks(whole: readonly string[], said: readonly string[]): boolean {
  if (!whole.join(' ').includes('terima kasih')) return false
  return said.every((word) => thanksFor.test(word))
}

const thanksFor =
  /^(?:terima|kasih|info|jawaban|bantuan|penjelasan|penjelasannya|pencerahan|banyak|atas|sekali|sangat|membantu|ya|sudah|yang|diberikan|untuk|saya|bantu|waktu|layanan|pelayanan|semua|min|admin|pak|bu|siap|oke|ok|baik|sip|semar)$/

/** Where everything speaks of the writer, a strange word is no name and "kepala" no other: "my sign-up for data literacy". */
function isOwnMatter(model: LanguageModel, words: readonly Word[], said: readonly string[]): boolean {
  if (words.some(({ text }) => model.isName(text) || honorific.test(text))) return false
  const likelihoods = model.classify(
    said,
    words.map(({ text }) => text),
  )
  const [first] = likelihoods
  if (!first || isBackground(first.label) || first.label.startsWith('refuse')) return false
  const other = likelihoods.find(({ label }) => label === 'refuse.other_person')?.probability ?? 0
  return said.includes('saya') ? first.probability >= 0.85 && other < 0.03 : first.probability >= 0.95 && other < 0.005
}

/** A word that gives alarm in what is plainly something else: "the portal says my password is expired". */
function isHarmless(model: LanguageModel, said: readonly string[], typed: readonly string[]): boolean {
  // Of a word or two the alarm is all there is: "ip address?"
  if (said.length < 4) return false
  const likelihoods = model.classify(said, typed)
  const [first] = likelihoods
  if (!first || isBackground(first.label) || first.label.startsWith('refuse.')) return false
  const refused = likelihoods.filter(({ label }) => label.startsWith('refuse.'))
  return first.probability >= 0.9 && refused.every(({ probability }) => probability < harmless)
}
const harmless = 0.07

const honorific = /^(?:pak|bu|bapak|ibu|mas|mbak|sdr|sdri|saudara|saudari|bapake|ibune|pakde|bude)$/

/** As typed, and as meant: "my friend's data" speaks of somebody else as "data teman saya" does. */
function aboutOther(model: LanguageModel, words: readonly Word[], meant: readonly string[]): AboutOther {
  const about = model.aboutOther(words)
  if (about !== 'no') return about
  return model.aboutOther(meant.map((text) => ({ text, isCapital: false, hasCommaAfter: false }))) === 'related'
    ? 'related'
    : 'no'
}

/** A name beside which nobody else is meant is that of the one who writes or is written to. */
function withoutNames(model: LanguageModel, words: readonly string[]): readonly string[] {
  const rest = words.filter((word, at) => {
    return !model.isName(word) && !(/^(?:pak|bu|mas|mbak)$/.test(word) && model.isName(words[at + 1] ?? ''))
  })
  return rest.length > 0 ? rest : words
}

/** What an article may be found by: no names and no long numbers. */
function queryOf(model: LanguageModel, words: readonly string[]): string {
  return words.filter((word) => !model.isName(word) && !/^\d{5,}$/.test(word)).join(' ')
}

/** "bukan, yang KGB", "kalau pensiun", "maksud saya KGB": what comes before the matter is left out. */
function startOf(words: readonly string[]): string[] {
  let at = 0
  while (
    at < words.length - 1 &&
    (/^(?:bukan|yang|kalau|terus|maksud|maksudnya|lalu|nah|oh|eh)$/.test(words[at] ?? '') ||
      // "eh salah, yang pensiun" takes back; "salah" before anything else may be the matter itself.
      (words[at] === 'salah' && (words[at - 1] === 'eh' || /^(?:yang|maksud)/.test(words[at + 1] ?? ''))))
  ) {
    at += words[at]?.startsWith('maksud') && words[at + 1] === 'saya' && at + 2 < words.length ? 2 : 1
  }
  const until = words.length - at > 1 && /^maksud(?:nya)?$/.test(words.at(-1) ?? '') ? -1 : undefined
  return words.slice(at, until)
}

/** "terus kalau naik pangkat?" asks of it what was asked before: the likeliest meaning, not which of them. */
function leaning(keyword: Reading | null, words: readonly string[], { lastAsk }: SentenceContext): Reading | null {
  if (keyword?.command.name !== 'clarify' || !lastAsk) return keyword
  const isLeaning = /^(?:terus |lalu |nah )?(?:kalau|terus) /.test(`${words.join(' ')} `)
  const [first] = keyword.command.options
  return isLeaning && first ? { ...keyword, command: first } : keyword
}

function keywordReading(model: LanguageModel, said: Said): Reading | null {
  const kept = said.words.filter((word, at) => !said.slots.used.has(at) || word === 'triwulan')
  const intents = model.keywords.get(kept.join(' ')) ?? model.keywords.get(said.words.join(' '))
  const [first, ...others] = intents ?? []
  if (first === undefined) return null
  const command = commandOfIntent(first, said)
  if (!command) return null
  // With a month beside it, of all that the word may mean only the list has one.
  if (first === 'training.list' && said.slots.months) return { command, confidence: 0.95 }
  const options = [first, ...others].map((intent) => commandOfIntent(intent, said)).filter(isOption)
  return options.length >= 2
    ? { command: { name: 'clarify', options: options.slice(0, 3) }, confidence: 0.9 }
    : { command, confidence: 0.95 }
}

/** "daftar Literasi Data untuk ASN" after a list of trainings: a title says little that examples know. */
function registerByTitle(decided: Reading, said: Said): Reading | null {
  const isAsked = /^(?:daftar|daftarkan|mendaftar|ikut)$/.test(said.words[0] ?? '')
  if (decided.command.name !== 'none' || !isAsked || !said.title.includes(' ')) return null
  const command = commandOfIntent('training.register', said)
  return command && { command, confidence: 0.6 }
}

function politeness(typed: readonly string[]): Reading {
  const text = typed.join(' ')
  const command: Command = /makasi|mksh|kasih|tks|thx|thank|trims|suwun|matur|nuwun(?! sewu)/.test(text)
    ? { name: 'thank', style: 'indonesian' }
    : { name: 'greet', style: 'indonesian' }
  return { command, confidence: 0.9 }
}
