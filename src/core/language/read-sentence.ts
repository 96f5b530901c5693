/** One sentence becomes one command, with how sure that is. */
import type { Ask, Command } from '#core/dialogue/command.ts'
import type { Likelihood } from './classifier.ts'
import { featuresOf } from './features.ts'
import { followUp, isBare, leansOnly } from './follow-up.ts'
import { commandOfIntent, type Said } from './intent-command.ts'
import { background, type LanguageModel } from './model.ts'
import type { AboutOther } from './other-person.ts'
import { aboutOtherCommand } from './refuse-other.ts'
import { sensitiveIn } from './sensitive.ts'
import { readSlots } from './slots.ts'
import { titleOf } from './title.ts'
import type { Word } from './words.ts'

export interface Reading {
  readonly command: Command
  readonly confidence: number
  /** Somebody is mentioned by kinship only: in a story that may be no more than a remark. */
  readonly isRemark?: boolean
}

export interface SentenceContext {
  readonly today: Temporal.PlainDate
  readonly lastAsk: Ask | null
}

/** From here on a command is given without asking back. Set on the held-out questions: `npm run eval`. */
const sure = 0.5
/** Or from here on, when the next meaning is far behind. */
const fairlySure = 0.34
const farBehind = 2.2
/** What is at least this likely is offered when asking back. */
const likely = 0.15
/** The least for a command that has no rival worth offering. */
const fair = 0.3
/** What people say to an assistant without a word of the trade. */
const smallTalk =
  /^(?:greet|thank|farewell|help|about|confirm|deny|cancel|complain|handoff|consent|link|unlink|refuse)\b/

export function readSentence(model: LanguageModel, words: readonly Word[], context: SentenceContext): Reading {
  const typed = words.map((word) => word.text)
  const whole = model.normalize(typed)
  const span = model.peel(typed)
  const inner = model.normalize(typed.slice(span.from, span.until))
  const said = startOf(inner.length > 0 ? inner : whole)
  const slots = readSlots(said, context.today)
  const about = model.aboutOther(words)
  const fill: Said = { words: said, slots, title: titleOf(typed.slice(span.from, span.until)) }
  const guarded = (command: Command, confidence: number): Reading => ({
    command: aboutOtherCommand(command, about, said, typed),
    confidence,
    isRemark: about === 'related',
  })

  const follow = followUp(said, slots, context.lastAsk)
  if (follow && about === 'no') return { command: follow, confidence: 0.9 }
  const exact = model.exact.get(whole.join(' ')) ?? model.exact.get(said.join(' '))
  const sensitive = sensitiveIn(said)
  if (sensitive && !(exact && !exact.startsWith('refuse.'))) {
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
  const keyword = keywordReading(model, fill)
  if (keyword) return guarded(keyword.command, keyword.confidence)
  if (said.length === 0 || leansOnly(said, slots) || isBare(said))
    return { command: { name: 'none', reason: 'unclear' }, confidence: 0.5 }
  const isAddress = typed.slice(span.from, span.until).every((word) => model.isName(word))
  if (isAddress && span.until - span.from < typed.length) return politeness(typed)
  const decided = decide(model, fill, model.classify(featuresOf(said)), guarded, about)
  const named = about === 'no' && context.lastAsk?.topic.startsWith('training.') ? registerByTitle(decided, fill) : null
  if (named) return named
  const polite = politeness(typed)
  return decided.command.name === 'none' && polite.command.name === 'thank' && typed.length <= 8 ? polite : decided
}

/** "bukan, yang KGB", "kalau pensiun", "maksud saya KGB": what comes before the matter is left out. */
function startOf(words: readonly string[]): string[] {
  let at = 0
  while (
    at < words.length - 1 &&
    /^(?:bukan|yang|kalau|terus|maksud|maksudnya|lalu|nah|oh|eh)$/.test(words[at] ?? '')
  ) {
    at += words[at]?.startsWith('maksud') && words[at + 1] === 'saya' && at + 2 < words.length ? 2 : 1
  }
  return words.slice(at)
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
  const asks = [first, ...others]
    .map((intent) => commandOfIntent(intent, said))
    .filter((command) => command?.name === 'ask')
  return asks.length >= 2
    ? { command: { name: 'clarify', options: asks.slice(0, 3) }, confidence: 0.9 }
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

function decide(
  model: LanguageModel,
  said: Said,
  likelihoods: readonly Likelihood[],
  guarded: (command: Command, confidence: number) => Reading,
  about: AboutOther,
): Reading {
  const [first, second, third] = likelihoods
  if (!first || !second) return { command: { name: 'none', reason: 'unclear' }, confidence: 0 }
  const ofTrade = said.words.filter((word) => model.isOfTrade(word)).length
  const unknown = said.words.filter((word) => !model.isKnown(word) && !/\d/.test(word)).length
  const isTalk = smallTalk.test(first.label)
  // Words that no example knows make every likelihood worth less, and so does a text without a word of the trade.
  const trust = (1 - (0.6 * unknown) / said.words.length) * (ofTrade === 0 && !isTalk ? 0.55 : 1)
  const confidence = first.probability * trust
  const isNear = ofTrade >= 1 && (first.probability < 0.5 || about === 'named')
  const none: Command = { name: 'none', reason: isNear ? 'unclear' : 'out_of_scope' }
  if (first.label === background) return guarded(none, first.probability)
  // Without a name, a number or kin in the text, it takes more to say that somebody else is meant.
  const isHasty = first.label === 'refuse.other_person' && about === 'no'
  if (isHasty && confidence < 0.75 && said.words.includes('saya')) {
    const others = likelihoods.slice(1).map(({ label, probability }) => ({
      label,
      probability: probability / (1 - first.probability),
    }))
    return decide(model, said, others, guarded, about)
  }
  if (isHasty && confidence < 0.55) return guarded({ name: 'none', reason: 'unclear' }, 1 - confidence)
  const isSure = confidence >= sure || (confidence >= fairlySure && first.probability >= farBehind * second.probability)
  const command = commandOfIntent(first.label, said)
  if (isSure && command) return guarded(command, confidence)
  const near = [first, second, third]
    .filter((likelihood) => likelihood !== undefined)
    .filter((likelihood) => likelihood.probability * trust >= likely)
    .map((likelihood) => commandOfIntent(likelihood.label, said))
    .filter((command) => command?.name === 'ask')
  if (near.length >= 2) return guarded({ name: 'clarify', options: near.slice(0, 3) }, confidence)
  if (confidence >= fair && command) return guarded(command, confidence)
  return guarded(none, 1 - confidence)
}
