/** A training session as a whole: before somebody registers, and in notices about it. */
import { formatDateRange, formatDateWithDay } from '../calendar/indonesian-date.ts'
import { hasWaitingRoom, isFull, isRegistered, type TrainingMode, type TrainingSession } from '../training-session.ts'
import { gapText } from './training-row.ts'

/** What everybody is told about a session, whoever they are. */
export type SessionFacts = Pick<
  TrainingSession,
  'id' | 'title' | 'startsOn' | 'endsOn' | 'startTime' | 'endTime' | 'mode' | 'place' | 'link'
>

const modes: Readonly<Record<TrainingMode, string>> = {
  luring: 'tatap muka',
  daring: 'daring',
  campuran: 'daring dan tatap muka',
  mandiri: 'e-learning mandiri',
}

/** `Selasa, 8 Desember 2026, 08.00-15.00 WIB`, `kapan saja, 1-30 Desember 2026` */
export function sessionTime({ startsOn, endsOn, startTime, endTime, mode }: Omit<SessionFacts, 'id'>): string {
  if (mode === 'mandiri') return `kapan saja, ${formatDateRange(startsOn, endsOn)}`
  const days = sessionDays({ startsOn, endsOn })
  return startTime && endTime ? `${days}, ${startTime.replace(':', '.')}-${endTime.replace(':', '.')} WIB` : days
}

export function sessionDays({ startsOn, endsOn }: Pick<SessionFacts, 'startsOn' | 'endsOn'>): string {
  return startsOn.equals(endsOn) ? formatDateWithDay(startsOn) : formatDateRange(startsOn, endsOn)
}

/** `tatap muka, Balai Diklat`, `e-learning mandiri` */
export function sessionPlace({ mode, place }: Pick<SessionFacts, 'mode' | 'place'>): string {
  return [modes[mode], place.trim()].filter((part) => part !== '').join(', ')
}

export function trainingDetail(session: TrainingSession) {
  const { title, summary, hours, provider, closesOn, contact, link, mode } = session
  return {
    judul: title,
    ringkasan: summary,
    tanggal: sessionDays(session),
    waktu: sessionTime(session),
    cara: sessionPlace(session),
    jp: hours,
    penyelenggara: provider,
    kursi: seatsText(session),
    tutup: formatDateWithDay(closesOn),
    kontak: contact,
    menutup: session.isOpenToAsker ? gapText(session) : null,
    tautan: link !== null && (mode === 'mandiri' || isRegistered(session)) ? link : null,
    terbatas: session.quota !== null,
  }
}

function seatsText(session: TrainingSession): string {
  const { quota, taken, waiting } = session
  if (quota === null) return 'tidak dibatasi'
  if (!isFull(session)) return `sisa ${Math.max(0, quota - taken)} dari ${quota}`
  if (waiting > 0) return `penuh (${quota}), ${waiting} orang di daftar tunggu`
  return `penuh (${quota})${hasWaitingRoom(session) ? ', daftar tunggu dibuka' : ''}`
}
