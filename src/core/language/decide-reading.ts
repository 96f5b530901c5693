/** From the likelihoods of a sentence to a command, a question back, or the word that nothing was understood. */
import type { Command } from '#core/dialogue/command.ts'
import type { Likelihood } from './classifier.ts'
import { commandOfIntent, type Said } from './intent-command.ts'
import { isBackground, type LanguageModel } from './model.ts'
import { isOption } from './option.ts'
import type { AboutOther } from './other-person.ts'
import type { Reading } from './read-sentence.ts'

export interface DecideReadingNeeds {
  readonly model: LanguageModel
  readonly said: Said
  readonly about: AboutOther
  readonly guarded: (command: Command, confidence: number) => Reading
}

/** From here on a command is given without asking back. Set by cross-validation of the examples: `npm run eval`. */
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
  /^(?:greet|thank|farewell|help|about|confirm|deny|cancel|complain|handoff|consent|link|unlink|refuse|repeat|back|why|dispute|not_me)\b/

/** `likelihoods` likeliest first. */
export function decideReading(needs: DecideReadingNeeds, likelihoods: readonly Likelihood[]): Reading {
  const { model, said, about, guarded } = needs
  const [first, second, third] = withOneBackground(likelihoods)
  if (!first || !second) return { command: { name: 'none', reason: 'unclear' }, confidence: 0 }
  const ofTrade = said.words.filter((word) => model.isOfTrade(word)).length
  const unknown = said.words.filter((word) => !model.isKnown(word) && !/\d/.test(word)).length
  const isTalk = smallTalk.test(first.label)
  // Words that no example knows make every likelihood worth less, and so does a text without a word of the trade.
  const trust = (1 - (0.6 * unknown) / said.words.length) * (ofTrade === 0 && !isTalk ? 0.55 : 1)
  const confidence = first.probability * trust
  const isNear = ofTrade >= 1 && (first.probability < 0.5 || about === 'named')
  if (isBackground(first.label)) {
    const none = isNear ? null : commandOfIntent(first.label, said)
    return guarded(none ?? { name: 'none', reason: 'unclear' }, first.probability)
  }
  const none: Command = { name: 'none', reason: isNear ? 'unclear' : 'out_of_scope' }
  // Without a name, a number or kin in the text, it takes more to say that somebody else is meant.
  const isHasty = first.label === 'refuse.other_person' && about === 'no'
  if (isHasty && confidence < 0.75 && said.words.includes('saya')) {
    const others = likelihoods
      .filter(({ label }) => label !== first.label)
      .map(({ label, probability }) => ({ label, probability: probability / (1 - first.probability) }))
    return decideReading(needs, others)
  }
  if (isHasty && confidence < 0.55) return guarded({ name: 'none', reason: 'unclear' }, 1 - confidence)
  const isSure = confidence >= sure || (confidence >= fairlySure && first.probability >= farBehind * second.probability)
  const command = commandOfIntent(first.label, said)
  if (isSure && command) return guarded(command, confidence)
  const near = [first, second, third]
    .filter((likelihood) => likelihood !== undefined && likelihood.probability * trust >= likely)
    .map((likelihood) => commandOfIntent(likelihood?.label ?? '', said))
    .filter(isOption)
  if (near.length >= 2) return guarded({ name: 'clarify', options: near.slice(0, 3) }, confidence)
  if (confidence >= fair && command) return guarded(command, confidence)
  return guarded(none, 1 - confidence)
}

/** All ways of being none of ours count together against the trade; the likeliest of them names the kind. */
function withOneBackground(likelihoods: readonly Likelihood[]): Likelihood[] {
  const outside = likelihoods.filter(({ label }) => isBackground(label))
  const [kind] = outside
  if (!kind) return [...likelihoods]
  const probability = outside.reduce((sum, one) => sum + one.probability, 0)
  const label = kind.probability >= probability / 2 ? kind.label : 'none.out_of_scope'
  return [...likelihoods.filter((one) => !isBackground(one.label)), { label, probability }].sort(
    (a, b) => b.probability - a.probability,
  )
}
