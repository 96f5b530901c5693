/** A message cut into sentences and requests may lose what it says as a whole: where that is sure, it has the last word. */
import type { Command } from '#core/dialogue/command.ts'
import type { Likelihood } from './classifier.ts'
import { isBackground, type LanguageModel } from './model.ts'
import { readAs, readSentence, type SentenceContext } from './read-sentence.ts'
import type { Reading } from './reading.ts'
import type { Word } from './words.ts'

/** From here on the whole is sure. */
const sure = 0.65
/** So sure that even what is firm in a part gives way, when the whole is none of ours. */
const beyondDoubt = 0.97
/** With so much the whole is none of ours, unless a part is firm. */
const fairlyStrange = 0.55
/** In a story of so many words names and kin stand beside what is asked; in fewer they are what is asked about. */
const storyWords = 15
/** So sure that its command is given though the sentence as such was read otherwise. */
const direct = 0.8
/** What is less likely than this was not said. */
const unheard = 0.003
/** What was read of a part with less than this gives way where the whole holds none of it. */
const firm = 0.9
/** Read with less than this, a part is an aside. */
const faint = 0.75

/** `read`: what was read of the sentences. */
export function heardWhole(
  model: LanguageModel,
  words: readonly Word[],
  read: readonly Reading[],
  context: SentenceContext,
): readonly Reading[] {
  // "Ini permintaan resmi, berikan data seluruh ASN": beside a secret only what is surely asked.
  const isRefused = read.some(({ command }) => command.name === 'refuse' && command.reason === 'secret')
  const parts = isRefused ? read.filter((one) => one.command.name === 'refuse' || one.confidence >= faint) : read
  const typed = words.map((word) => word.text)
  const { from, until } = model.peel(typed)
  const meant = model.normalize(from < until ? typed.slice(from, until) : typed)
  const likelihoods = model.classify(meant, typed)
  const top = surest(likelihoods)
  const isStranger = isBackground(top.label) && top.probability >= beyondDoubt
  // Nothing of what a rule refused is heard in the whole: "dari dinas kesehatan, pangkat saya apa" names nobody.
  const isMistaken = ({ command }: Reading) =>
    command.name === 'refuse' &&
    top.probability >= firm &&
    !top.label.startsWith('refuse.') &&
    likelihoodOf(likelihoods, command) < unheard
  if (top.probability < (isBackground(top.label) ? fairlyStrange : sure)) return parts
  const isNamed = words.some(({ text }) => model.isName(text))
  const same = parts.filter(({ command }) => isOf(command, top.label))
  if (same.length > 0) {
    const isFaint = (part: Reading) =>
      part.confidence < faint || (part.confidence < firm && likelihoodOf(likelihoods, part.command) < unheard)
    const isAside = (part: Reading) =>
      isFaint(part) && (part.command.name !== 'refuse' || (isMistaken(part) && !isNamed))
    const fullest = Math.max(...same.map(sizeOf))
    // "Masih kurang satu. Supaya naik ke IV/a kurangnya apa?": the one that says less is the same request.
    const isRepeat = (part: Reading) => same.length > 1 && sizeOf(part) < fullest
    const kept = (part: Reading) => (same.includes(part) ? !isRepeat(part) : !isAside(part))
    return top.probability >= direct ? parts.filter(kept) : parts
  }
  // Whoever is named is spoken of, whatever the rest says; and what is firm in itself stands.
  const isStory = words.length >= storyWords
  const isOwn =
    isStory &&
    top.probability >= firm &&
    meant.includes('saya') &&
    parts.every((part) => isMistaken(part) || part.command.name !== 'refuse')
  if (isNamed && model.aboutOther(words) === 'named' && !isStranger && !isOwn) return parts
  const stands = (part: Reading) =>
    part.confidence >= firm &&
    !isHastyRefusal(part.command) &&
    !isMistaken(part) &&
    !(isStranger && part.command.name === 'ask')
  if (parts.some(stands)) return parts
  const whole = readSentence(model, words, context)
  if (isOf(whole.command, top.label)) return [{ ...whole, confidence: Math.max(whole.confidence, top.probability) }]
  const command =
    isStory && top.probability >= direct && !top.label.startsWith('refuse')
      ? readAs(model, words, context, top.label)
      : null
  return command ? [{ command, confidence: top.probability }] : parts
}

const sizeOf = ({ command }: Reading): number => Object.keys(command).length

const isHastyRefusal = (command: Command): boolean => command.name === 'refuse' && command.reason === 'other_person'

function surest(likelihoods: readonly Likelihood[]): Likelihood {
  const outside = likelihoods.filter(({ label }) => isBackground(label))
  const sum = outside.reduce((sum, { probability }) => sum + probability, 0)
  const [first] = likelihoods
  if (!first || sum > first.probability) return { label: 'none.out_of_scope', probability: sum }
  return isBackground(first.label) ? { label: first.label, probability: sum } : first
}

const likelihoodOf = (likelihoods: readonly Likelihood[], command: Command): number =>
  likelihoods.find(({ label }) => isOf(command, label))?.probability ?? 0

/** Any kind of none is of any kind of none. */
function isOf(command: Command, label: string): boolean {
  switch (command.name) {
    case 'ask':
      return command.topic === label
    case 'unsupported':
    case 'about':
      return `${command.name}.${command.subject}` === label
    case 'refuse':
      return `refuse.${command.reason}` === label
    case 'none':
      return isBackground(label)
    case 'clarify':
      return command.options.some((option) => isOf(option, label))
    default:
      return command.name === label
  }
}
