/** What the desk shows of a handover: a line in the list, and the whole of it with what was said last. */
import { subjectText } from '#core/handover/summary.ts'
import { handoverUnits, isHandoverUnit } from '#core/handover/unit.ts'
import type { Handover, HandoverState } from '#ports/handovers.ts'
import type { TranscriptLine } from '#ports/transcript.ts'
import { oneLine, safeLines } from './one-line.ts'
import { moment } from './words.ts'

const states: Readonly<Record<HandoverState, string>> = {
  waiting: 'menunggu',
  taken: 'diproses',
  answered: 'sudah dijawab, menunggu pegawai',
  closed: 'ditutup',
}

/** An answer is owed, and the promised time is over. */
export const isLate = ({ state, dueAt }: Handover, now: Temporal.Instant): boolean =>
  (state === 'waiting' || state === 'taken') && Temporal.Instant.compare(dueAt, now) < 0

export function handoverLine(handover: Handover, now: Temporal.Instant): string {
  const { id, subject, state, takenBy } = handover
  const about = subject === '' ? 'tanpa pokok' : subjectText(subject)
  const by = state === 'taken' && takenBy ? ` oleh ${oneLine(takenBy)}` : ''
  return `${String(id).padStart(5)}  ${who(handover)}\n       ${unitName(handover)}: ${oneLine(about)}, ${states[state]}${by}${due(handover, now)}`
}

/** `history`: what was said in the chat last. */
export function handoverText(handover: Handover, history: readonly TranscriptLine[], now: Temporal.Instant): string {
  const { id, state, summary, messages, createdAt, takenBy } = handover
  return [
    `Nomor ${id}: ${states[state]}${due(handover, now)}`,
    `Pegawai    ${who(handover)}`,
    `Bagian     ${unitName(handover)}`,
    `Sejak      ${moment(createdAt)}`,
    ...(takenBy ? [`Ditangani  ${oneLine(takenBy)}`] : []),
    'Ringkasan',
    ...safeLines(summary).map((line) => `  ${line}`),
    ...part(
      'Untuk petugas',
      messages.map(({ author, by, at, text }) => said(author === 'officer' ? (by ?? 'petugas') : 'pegawai', at, text)),
    ),
    ...part(
      'Percakapan terakhir',
      history.map(({ from, at, text }) => said(from === 'semar' ? 'Semar' : 'pegawai', at, text)),
    ),
  ].join('\n')
}

function due(handover: Handover, now: Temporal.Instant): string {
  if (handover.state !== 'waiting' && handover.state !== 'taken') return ''
  return isLate(handover, now) ? `, TERLAMBAT sejak ${moment(handover.dueAt)}` : `, batas ${moment(handover.dueAt)}`
}

const who = ({ employeeName, unitName: unit }: Handover): string =>
  employeeName === null ? 'belum dikenal (akun tidak terkait)' : `${employeeName}, ${unit}`

const unitName = ({ unit }: Handover): string => (isHandoverUnit(unit) ? handoverUnits[unit] : oneLine(unit))

const part = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? [title, ...lines] : [])

const said = (name: string, at: Temporal.Instant, text: string): string =>
  `  ${moment(at)}  ${oneLine(name)}: ${safeLines(text).join('\n      ')}`
