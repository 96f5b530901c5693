/** From the likelihoods of a sentence to a command, a question back, or the word that nothing was understood. */
import type { Command } from '#core/dialogue/command.ts'
import type { Likelihood } from './classifier.ts'
import { commandOfIntent, type Said } from './intent-command.ts'
import { isBackground, type LanguageModel } from './model.ts'
import { isOption } from './option.ts'
import type { AboutOther } from './other-person.ts'
import type { Reading } from './reading.ts'

export interface DecideReadingNeeds {
  readonly model: LanguageModel
  readonly said: Said
  readonly about: AboutOther
  readonly guarded: (command: Command, confidence: number) => Reading
}

/** From here on a command is given without asking back. Set by cross-validation of the examples: `npm run eval`. */
const sure = 0.42
/** Or from here on, when the next meaning is far behind. */
const fairlySure = 0.28
const farBehind = 1.7
/** What is at least this likely is offered when asking back. */
const likely = 0.1
/** The least for a command that has no rival worth offering. */
const fair = 0.25
/** Below this none of a text's words was enough to call it a stranger's matter. */
const surelyOutside = 0.4

/**
 * The examples hold little of all that is none of ours: what speaks for it counts so many times. At 15 the chatter taken
 * for the trade falls from 11 % to 2 %, and what is right stays as it is.
 */
const outsideWeight = 8
/** From here on somebody else is meant, though no name was known. */
const surelyOther = 0.6
/** From here on somebody else is meant, whatever the words are: "ketua tim saya pensiun kapan". */
const surelySo = 0.85
/** What a record holds: beside a name it is asked about that person, however strange the rest. */
const datum =
  /^(?:skp|kgb|pangkat|golongan|jabatan|gaji|pensiun|cuti|data|nip|kontrak|usulan|jp|kredit|predikat|masa|profil|alamat|nomor|pppk|pns|tpp)$/
/** As long as all that is not of the trade together is less likely, a matter of the trade is behind it. */
const tornBelow = 0.06
/** Without one of these nobody else's data is asked for. */
const others =
  /^(?:pegawai|karyawan|asn|pns|pppk|orang|semua|siapa|mereka|dia|beliau|nip|nama|data|list|daftar|lain|pejabat|atasan|bawahan|camat|lurah|walikota|sekda|pak|bu|mas|mbak)$/
const ruleWord =
  /^(?:aturan|ketentuan|menurut|pengertian|beda|kriteria|uu|pp|pasal|kalau|jika|apabila|boleh|bolehkah|wajib|macam|rules?|according|does|must)$/
const datumWord = /^(?:kapan|berapa|sisa|sudah|belum|status|cek|lihat)$/

/** `likelihoods` likeliest first. */
export function decideReading(needs: DecideReadingNeeds, likelihoods: readonly Likelihood[]): Reading {
  const { model, said, about, guarded } = needs
  const [first, second, third] = withOneBackground(weighed(likelihoods, said.words))
  const unclear: Command = { name: 'none', reason: 'unclear' }
  if (!first || !second) return { command: unclear, confidence: 0 }
  // Without a name, a number or kin in the text, it takes more to say that somebody else is meant.
  const isHasty = first.label === 'refuse.other_person' && about === 'no'
  const isOwn = said.words.includes('saya') && !said.words.some((word) => /^(?:bawahan|atasan)$/.test(word))
  const isDoubtful = first.probability < surelyOther && !said.words.some((word) => others.test(word))
  if (isHasty && first.probability < surelySo && (isOwn || isDoubtful)) {
    const rest = likelihoods
      .filter(({ label }) => label !== first.label)
      .map(({ label, probability }) => ({ label, probability: probability / (1 - first.probability) }))
    return decideReading(needs, rest)
  }
  const isOfNamed = about === 'named' && !said.words.includes('saya') && said.words.some((word) => datum.test(word))
  // A rule is asked of nobody.
  if (isOfNamed && (first.probability < 0.6 || first.label === 'policy'))
    return guarded({ name: 'refuse', reason: 'other_person' }, 0.7)
  // Words that no example knows make every likelihood worth less.
  const unknown = said.words.filter((word) => !model.isKnown(word) && !/\d/.test(word)).length
  const confidence = first.probability * (1 - (0.2 * unknown) / said.words.length)
  const command = commandOfIntent(first.label, said)
  if (isBackground(first.label)) {
    const torn = tornBetween(likelihoods, said)
    if (about === 'no' && torn) return guarded(torn, 1 - first.probability)
    const isNear =
      first.probability < surelyOutside || (about === 'named' && said.words.some((word) => datum.test(word)))
    return guarded(isNear ? unclear : (command ?? unclear), first.probability)
  }
  const isFar = first.probability >= farBehind * second.probability
  if (command && (confidence >= sure || (confidence >= fairlySure && isFar))) return guarded(command, confidence)
  const near = [first, second, third]
    .filter((likelihood) => likelihood !== undefined && likelihood.probability >= likely)
    .map((likelihood) => commandOfIntent(likelihood?.label ?? '', said))
    .filter(isOption)
  if (near.length >= 2) return guarded({ name: 'clarify', options: near.slice(0, 3) }, confidence)
  if (command && confidence >= fair) return guarded(command, confidence)
  return guarded(unclear, 1 - confidence)
}

/** Several meanings of the trade, each likelier than anything else: which of them is a question back. */
function tornBetween(likelihoods: readonly Likelihood[], said: Said): Command | null {
  const near = likelihoods
    .slice(0, 3)
    .filter(({ label, probability }) => !isBackground(label) && probability >= likely)
    .map(({ label }) => commandOfIntent(label, said))
    .filter(isOption)
  const outside = likelihoods.reduce((sum, one) => sum + (isBackground(one.label) ? one.probability : 0), 0)
  return near.length >= 2 && outside < tornBelow ? { name: 'clarify', options: near } : null
}

/** A rule is asked in the abstract, a datum for oneself: what the examples leave open, these words tip. */
function weighed(likelihoods: readonly Likelihood[], words: readonly string[]): readonly Likelihood[] {
  const isOwn = words.includes('saya')
  const hasRule = words.some((word) => ruleWord.test(word))
  const factor = hasRule && !isOwn ? 3 : isOwn && !hasRule && words.some((word) => datumWord.test(word)) ? 0.5 : 1
  if (factor === 1) return likelihoods
  const policy = likelihoods.find(({ label }) => label === 'policy')?.probability ?? 0
  const sum = 1 + (factor - 1) * policy
  return likelihoods
    .map(({ label, probability }) => ({
      label,
      probability: (label === 'policy' ? probability * factor : probability) / sum,
    }))
    .sort((a, b) => b.probability - a.probability)
}

/** All ways of being none of ours count together against the trade; the likeliest of them names the kind. */
function withOneBackground(likelihoods: readonly Likelihood[]): Likelihood[] {
  const outside = likelihoods.filter(({ label }) => isBackground(label))
  const [kind] = outside
  if (!kind) return [...likelihoods]
  const sum = outside.reduce((sum, one) => sum + one.probability, 0)
  const all = 1 - sum + sum * outsideWeight
  const label = kind.probability >= sum / 2 ? kind.label : 'none.out_of_scope'
  return [
    ...likelihoods
      .filter((one) => !isBackground(one.label))
      .map(({ label, probability }) => ({ label, probability: probability / all })),
    { label, probability: (sum * outsideWeight) / all },
  ].sort((a, b) => b.probability - a.probability)
}
