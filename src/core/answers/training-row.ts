/** A training session as one line of a list, and as a whole before somebody registers. */
import { formatDateRange, formatDateWithDay } from '../calendar/indonesian-date.ts'
import { trainingRefusal } from '../training-refusal.ts'
import type { TrainingSession } from '../training-session.ts'
import { shortDate, shortRange } from './near-date.ts'

const fewSeats = 5

export function isRegistrable(session: TrainingSession, today: Temporal.PlainDate): boolean {
  return trainingRefusal(session, today) === null
}

export function isRegistered({ askerStatus }: TrainingSession): boolean {
  return askerStatus !== null && askerStatus !== 'batal'
}

/** `8-9 Des, daring, 16 JP, daftar s.d. 4 Des` and what is special about it. */
export function trainingRow(session: TrainingSession, today: Temporal.PlainDate) {
  const { title, startsOn, endsOn, mode, place, hours } = session
  return {
    judul: title,
    kapan: withYear(shortRange(startsOn, endsOn), endsOn, today),
    tempat: mode === 'daring' ? 'daring' : place,
    jp: hours,
    keterangan: remark(session, today),
    // A tick beside what is meant for others would invite in vain.
    menutup: session.isOpenToAsker ? gapText(session) : null,
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
  const left = session.quota - session.taken
  if (isRegistered(session)) return 'sudah terdaftar'
  if (session.isCancelled) return 'dibatalkan penyelenggara'
  if (Temporal.PlainDate.compare(session.closesOn, today) < 0) return 'pendaftaran sudah ditutup'
  if (!session.isOpenToAsker) return 'untuk jabatan lain'
  if (left <= 0) return 'penuh'
  const closes = session.closesOn.equals(today)
    ? 'daftar paling lambat hari ini'
    : `daftar s.d. ${withYear(shortDate(session.closesOn), session.closesOn, today)}`
  return left <= fewSeats ? `${closes}, sisa ${left} kursi` : closes
}

export function trainingDetail(session: TrainingSession) {
  const { title, summary, startsOn, endsOn, startTime, endTime, mode, place, hours, provider, quota, taken } = session
  const modes = { luring: 'tatap muka', daring: 'daring', campuran: 'daring dan tatap muka' }
  return {
    judul: title,
    ringkasan: summary,
    tanggal: startsOn.equals(endsOn) ? formatDateWithDay(startsOn) : formatDateRange(startsOn, endsOn),
    jam: `${startTime.replace(':', '.')}-${endTime.replace(':', '.')} WIB`,
    cara: modes[mode],
    tempat: place,
    jp: hours,
    penyelenggara: provider,
    kursi: Math.max(0, quota - taken),
    kuota: quota,
    tutup: formatDateWithDay(session.closesOn),
    kontak: session.contact,
    menutup: gapText(session),
  }
}
