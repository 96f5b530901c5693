/** Turns a question about somebody else's data into a refusal, whatever was asked. */
import type { Command, Topic } from '#core/dialogue/command.ts'
import type { AboutOther } from './other-person.ts'

/** What is the same for everybody may be asked beside a name. */
const open: readonly Topic[] = ['training.list', 'promotion.requirements']
const ownersData: readonly Topic[] = [
  'career.profile',
  'career.rank',
  'career.post',
  'career.service',
  'career.contract',
  'career.award',
  'career.first_year',
  'promotion.next',
  'raise.next',
  'retirement.date',
  'leave.balance',
  'training.hours',
  'training.gap',
  'appraisal.predicate',
]

/** `words` normalised, `typed` as they stood. */
export function aboutOtherCommand(
  command: Command,
  about: AboutOther,
  words: readonly string[],
  typed: readonly string[],
): Command {
  const refusal: Command = { name: 'refuse', reason: 'other_person' }
  // The machine's own secrets stay such, whoever else is named beside them.
  if (command.name === 'refuse' && command.reason === 'secret') return command
  if (command.name === 'refuse' && command.reason === 'discipline' && !words.includes('semua')) return command
  const meant = command.name === 'clarify' ? command.options : [command]
  const topics = meant.flatMap((one) => (one.name === 'ask' ? [one.topic] : []))
  const isPersonal = topics.some((topic) => !open.includes(topic))
  const isAboutPerson = isPersonal || ['refuse', 'correct_data', 'unlink', 'consent.withdraw'].includes(command.name)
  if (about === 'named' && (isAboutPerson || command.name === 'none')) {
    // A name in chatter is no request for data; beside a word that only a record answers it is one.
    const isChatter = command.name === 'none' && command.reason === 'out_of_scope' && !words.some(isOfRecord)
    return isChatter ? command : refusal
  }
  if (about === 'related' && isAboutPerson && !(isPersonal && isOwnDatum(words))) return refusal
  // "kakak saya PNS di Semarang, kapan KGB": what only a record answers, asked beside kin.
  const isUnread = command.name === 'none' && words.some((word) => /^(?:kapan|berapa|cek|status)$/.test(word))
  if (about === 'related' && isUnread && words.some(isOfRecord) && !isOwnDatum(words)) return refusal
  if (topics.some((topic) => ownersData.includes(topic)) && isOfOthers(words, typed)) return refusal
  return command
}

/** "ibu mertua saya masuk rumah sakit, sisa cuti saya berapa": kin leads up to it, and the datum is the writer's. */
const isOwnDatum = (words: readonly string[]): boolean =>
  /\b(?:cuti|cuti tahunan|kgb|pangkat|golongan|pensiun|skp|predikat|jp|usulan|kontrak|masa kerja) (?:saya|aku|kula)\b/.test(
    words.join(' '),
  )

const isOfRecord = (word: string): boolean =>
  /^(?:golongan|pangkat|nip|skp|kgb|kredit|pensiun$)|^(?:i{1,3}|iv)(?:\/?[a-e])?$/.test(word)

/** "kapan atasan saya pensiun", "golongan staf saya": the only "saya" belongs to the other one. */
function isOfOthers(words: readonly string[], typed: readonly string[]): boolean {
  const text = words.join(' ')
  const selves = words.filter((word) => word === 'saya').length
  // "siapa saja yang kontraknya habis" asks about everybody.
  if (words.includes('siapa')) return true
  const isOther = /\b(?:atasan|pimpinan|bawahan|kepala|bos|ketua|koordinator|kabid|kasubag)\b/.test(text)
  return isOther && selves <= 1 && !/\b(?:oleh|belum menilai|dinilai|menurut)\b/.test(text) && typed.length > 1
}
