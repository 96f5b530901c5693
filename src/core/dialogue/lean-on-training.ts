/** A training named by a part of its title, after trainings were spoken of: "yang literasi data aja", "mundur dari yang pengadaan itu". */
import { topicLabels } from '../answers/topic-labels.ts'
import type { Command } from './command.ts'
import type { DialogueState } from './state.ts'

const leaving =
  /\b(?:mundur|batal|batalkan|batalin|membatalkan|keluar)\s+(?:dari\s+)?(?:yang|yg|sing)\s+(.{3,60}?)(?:\s+(?:itu|tadi|kuwi))?\s*[.?!]*$/i
const taking =
  /^(?:kalau|kalo|klo|nek) (?:begitu|gitu|ngono|gt),? (?:yang |yg |sing )?(.{3,60}?) (?:saja|aja|wae|sj)\s*[.?!]*$/i
/** Says which by place or by time, not by title. */
const placed = /^(?:pertama|kedua|ketiga|keempat|terakhir|itu|tadi|lain|lainnya|nomor|no|tanggal|tgl|bulan|\d).*$/i

const aboutTrainings = new Set([topicLabels['training.recommended'], topicLabels['training.list']])

export function leaningOnTraining(
  text: string,
  commands: readonly Command[],
  { isOnSubject, trail, offered }: Pick<DialogueState, 'isOnSubject' | 'trail' | 'offered'>,
): readonly Command[] | null {
  const [last] = trail
  const left = leaving.exec(text)?.[1]
  const isOfOwn = isOnSubject && last?.name === 'ask' && last.topic === 'training.registrations'
  if (left && !placed.test(left) && isOfOwn) return [{ name: 'training.cancel', title: left }]
  const taken = taking.exec(text.trim())?.[1]
  // What is understood by itself is no title.
  if (!taken || placed.test(taken) || !commands.every(({ name }) => name === 'none')) return null
  const isOffered = offered.some(({ label }) => aboutTrainings.has(label))
  const isRefused = offered.some(({ label }) => label === topicLabels['training.registrations'])
  return isOffered && isRefused ? [{ name: 'training.register', title: taken }] : null
}
