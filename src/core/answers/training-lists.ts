/** Answers that list training sessions; the numbers of their rows can be used to register. */
import { formatDate, formatMonth } from '../calendar/indonesian-date.ts'
import type { Ask } from '../dialogue/command.ts'
import type { Choice } from '../message.ts'
import { trainingHours } from '../personnel/training-hours.ts'
import { isCancellable, isRegistered, type TrainingSession } from '../training-session.ts'
import { closing } from './closing.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'
import { isRegistrable, trainingRow } from './training-row.ts'

const pageSize = 5

/** How far ahead trainings are recommended and looked for. */
export const monthsAhead = 4

export interface SessionList {
  readonly reply: Reply
  /** Ids by the numbers on the rows: the first row is `from`. */
  readonly numbered: { readonly from: number; readonly ids: readonly number[] }
}

/** The days that the question is about: its day or its months, from today on; without months until the end of next month. */
export function trainingWindow(
  ask: Pick<Ask, 'fromMonth' | 'untilMonth' | 'date'>,
  today: Temporal.PlainDate,
): { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate } {
  if (ask.date) return { from: Temporal.PlainDate.from(ask.date), until: Temporal.PlainDate.from(ask.date) }
  const firstDay = (month: string) => Temporal.PlainDate.from(`${month}-01`)
  const nextMonth = today.with({ day: 1 }).add({ months: 1 })
  const asked = ask.fromMonth ? firstDay(ask.fromMonth) : today
  const last = ask.untilMonth ? firstDay(ask.untilMonth) : ask.fromMonth ? firstDay(ask.fromMonth) : nextMonth
  const until = last.with({ day: 1 }).add({ months: 1 }).subtract({ days: 1 })
  const isPast = Temporal.PlainDate.compare(until, today) < 0
  return { from: isPast || Temporal.PlainDate.compare(asked, today) > 0 ? asked : today, until }
}

export function trainingListAnswer(facts: Facts, ask: Ask, sessions: readonly TrainingSession[]): SessionList {
  const { today } = facts
  const { from, until } = trainingWindow(ask, today)
  const span = spanOf(from, until)
  const fitting = [...sessions].sort((a, b) => fitness(b) - fitness(a))
  const start = Math.min(ask.page ?? 0, Math.max(0, Math.ceil(fitting.length / pageSize) - 1)) * pageSize
  const rows = fitting.slice(start, start + pageSize)
  if (rows.length === 0) {
    const next = offerTopic('training.list', { fromMonth: toMonth(until.add({ days: 1 })) }, 'Bulan berikutnya')
    const numbered = { from: 1, ids: [] }
    return {
      reply: reply('training.list-none', { ...closing(facts), rentang: span }, [
        next,
        offerTopic('training.recommended'),
      ]),
      numbered,
    }
  }
  const hasMore = start + pageSize < fitting.length
  const more = hasMore ? [offer('Lainnya', { ...ask, page: start / pageSize + 1 })] : [offerTopic('training.hours')]
  return {
    reply: reply(
      'training.list',
      {
        ...closing(facts),
        jumlah: sessions.length,
        rentang: span,
        cocok: sessions.filter(({ isOpenToAsker }) => isOpenToAsker).length || null,
        baris: rows.map((session, index) => ({ nomor: start + index + 1, ...trainingRow(session, today) })),
        ...hoursView(facts),
      },
      [...registerOffers(rows, start, today), ...more].slice(0, 3),
    ),
    numbered: { from: start + 1, ids: rows.map(({ id }) => id) },
  }
}

/** What can be learnt in one's own time, by its last day. */
export function elearningAnswer(facts: Facts, all: readonly TrainingSession[]): SessionList {
  const { today } = facts
  const open = all
    .filter((session) => session.mode === 'mandiri' && (isRegistrable(session, today) || isMine(session)))
    .sort((a, b) => fitness(b) - fitness(a) || Temporal.PlainDate.compare(a.endsOn, b.endsOn))
    .slice(0, pageSize)
  const numbered = { from: 1, ids: open.map(({ id }) => id) }
  if (open.length === 0) {
    const view = { ...closing(facts), sampai: formatMonth(today.add({ months: monthsAhead })) }
    return { reply: reply('training.elearning-none', view, [offerTopic('training.list')]), numbered }
  }
  const baris = open.map((session, index) => ({ nomor: index + 1, ...trainingRow(session, today) }))
  return {
    reply: reply('training.elearning', { ...closing(facts), jumlah: open.length, baris }, [
      ...registerOffers(open, 0, today),
      offerTopic('training.list'),
    ]),
    numbered,
  }
}

export function registrationsAnswer(facts: Facts, sessions: readonly TrainingSession[]): SessionList {
  const { today } = facts
  const isAhead = ({ endsOn }: TrainingSession) => Temporal.PlainDate.compare(endsOn, today) >= 0
  const mine = sessions.filter(isMine)
  const coming = mine.filter(isAhead)
  const past = mine.filter((session) => !isAhead(session) && isRegistered(session))
  const cancellable = coming
    .map((session, index) => ({ session, nomor: index + 1 }))
    .filter(({ session }) => !session.isCancelled && isCancellable(session, today))
  const cancels = cancellable
    .slice(0, 2)
    .map(({ session, nomor }) => offer(`Batalkan ${nomor}`, { name: 'training.cancel', session: session.id }))
  return {
    reply: reply(
      'training.registrations',
      {
        ...closing(facts),
        jumlah: coming.length || null,
        baris: coming.map((session, index) => {
          const row = trainingRow(session, today)
          const isPlain = isRegistered(session) && !session.isCancelled
          return { nomor: index + 1, ...row, keadaan: isPlain ? null : row.keterangan }
        }),
        selesai: past.map((session) => ({ ...trainingRow(session, today), ...attendance(session) })),
        adaSelesai: past.length > 0,
        adaHadir: past.some(({ askerStatus }) => askerStatus === 'hadir'),
      },
      [...cancels, offerTopic('training.hours'), offerTopic('training.recommended')].slice(0, 3),
    ),
    numbered: { from: 1, ids: coming.map(({ id }) => id) },
  }
}

function attendance({ askerStatus, isCancelled }: TrainingSession) {
  if (isCancelled) return { tanda: '⚠️', kehadiran: 'dibatalkan penyelenggara' }
  if (askerStatus === 'hadir') return { tanda: '✅', kehadiran: null }
  return askerStatus === 'tidak_hadir'
    ? { tanda: '⚠️', kehadiran: 'tercatat tidak hadir' }
    : { tanda: '⏳', kehadiran: 'kehadiran belum tercatat' }
}

function isMine(session: TrainingSession): boolean {
  return isRegistered(session) || session.askerStatus === 'menunggu'
}

export function registerOffers(rows: readonly TrainingSession[], start: number, today: Temporal.PlainDate): Choice[] {
  return rows
    .map((session, index) => ({ session, nomor: start + index + 1 }))
    .filter(({ session }) => isRegistrable(session, today))
    .slice(0, 2)
    .map(({ session, nomor }) => offer(`Daftar ${nomor}`, { name: 'training.register', session: session.id }))
}

export function spanOf(from: Temporal.PlainDate, until: Temporal.PlainDate): string {
  if (from.equals(until)) return `pada ${formatDate(from)}`
  const isOneMonth = from.month === until.month && from.year === until.year
  return isOneMonth ? `di bulan ${formatMonth(until)}` : `sampai akhir ${formatMonth(until)}`
}

function hoursView(facts: Facts) {
  const { value } = trainingHours(facts.record, facts.today, facts.parameters)
  const { hours, target, targetKind, gap } = value
  return { jp: hours, target, batas: targetKind === 'ceiling', kurang: gap !== null && gap > 0, terpenuhi: gap === 0 }
}

/** 2: open to the asker and closes a gap, 1: open, 0: for others. */
function fitness({ isOpenToAsker, closesGaps }: TrainingSession): number {
  return isOpenToAsker ? (closesGaps.length > 0 ? 2 : 1) : 0
}

export function toMonth(date: Temporal.PlainDate): string {
  return date.toPlainYearMonth().toString()
}
