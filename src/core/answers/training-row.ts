/** A training session as one line of a list. */

import { canWait, isClosed, trainingRefusal } from '../training-refusal.ts'
import { hasWaitingRoom, isFull, isRegistered, type TrainingSession } from '../training-session.ts'
import { shortDate, shortRange } from './near-date.ts'

const fewSeats = 5

/** A seat or, where all are taken, a place on the waiting list can be asked for; also instead of another session. */
export function isRegistrable(session: TrainingSession, today: Temporal.PlainDate): boolean {
  const refusal = trainingRefusal(session, today)
  return refusal === null || refusal === 'conflict' || canWait(session, today)
}

/** `8-9 Des, daring, 16 JP, daftar s.d. 4 Des` and what is special about it. */
export function trainingRow(session: TrainingSession, today: Temporal.PlainDate) {
  const { title, startsOn, endsOn, mode, place, hours } = session
  const days = withYear(shortRange(startsOn, endsOn), endsOn, today)
  return {
    judul: title,
    kapan: mode === 'mandiri' ? `kapan saja ${days}` : days,
    tempat: mode === 'mandiri' ? 'e-learning' : mode === 'daring' ? 'daring' : place,
    jp: hours,
    keterangan: remark(session, today),
    // A tick beside what is meant for others would invite in vain.
    menutup: session.isOpenToAsker ? gapText(session) : null,
    // The room of an online session is for those who registered; e-learning is there to be looked at.
    tautan: session.link !== null && (mode === 'mandiri' || isRegistered(session)) ? session.link : null,
  }
}

/** The year only where it is another one. */
function withYear(text: string, date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return date.year === today.year ? text : `${text} ${date.year}`
}

export function gapText({ closesGaps }: TrainingSession): string | null {
  return closesGaps.length === 0 ? null : closesGaps.map(({ name }) => name).join(', ')
}

function remark(session: TrainingSession, today: Temporal.PlainDate): string {
  if (session.isCancelled) return 'dibatalkan penyelenggara'
  if (isRegistered(session)) return 'sudah terdaftar'
  if (session.askerPlace !== null) return `daftar tunggu, urutan ke-${session.askerPlace}`
  if (isClosed(session, today)) return 'pendaftaran sudah ditutup'
  if (!session.isOpenToAsker) return 'untuk jabatan lain'
  if (isFull(session)) return hasWaitingRoom(session) ? 'penuh, daftar tunggu dibuka' : 'penuh'
  const closes = session.closesOn.equals(today)
    ? 'daftar paling lambat hari ini'
    : `daftar s.d. ${withYear(shortDate(session.closesOn), session.closesOn, today)}`
  const left = session.quota === null ? null : session.quota - session.taken
  const seats = left !== null && left <= fewSeats ? `${closes}, sisa ${left} kursi` : closes
  const [other] = session.conflicts
  return other ? `${seats}, bentrok dengan ${other.title}` : seats
}
