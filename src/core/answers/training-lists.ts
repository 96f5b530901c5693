/** Answers that list training sessions; the numbers of their rows can be used to register. */
import { formatMonth } from '../calendar/indonesian-date.ts'
import type { Ask } from '../dialogue/command.ts'
import type { Choice } from '../message.ts'
import { competencyGaps } from '../personnel/competency-gap.ts'
import { trainingHours } from '../personnel/training-hours.ts'
import type { TrainingSession } from '../training-session.ts'
import { closing } from './closing.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'
import { isRegistered, isRegistrable, trainingRow } from './training-row.ts'

const pageSize = 5

export interface SessionList {
  readonly reply: Reply
  /** Ids by the numbers on the rows: the first row is `from`. */
  readonly numbered: { readonly from: number; readonly ids: readonly number[] }
}

/** The days that the question is about: its months, from today on; without months until the end of next month. */
export function trainingWindow(
  ask: Pick<Ask, 'fromMonth' | 'untilMonth'>,
  today: Temporal.PlainDate,
): { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate } {
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

/**
 * What closes a gap of the asker and can still be joined: what was not taken yet, digital skills, the larger gap, the
 * date.
 */
export function recommendedAnswer(facts: Facts, ask: Ask, all: readonly TrainingSession[]): SessionList {
  const { today } = facts
  const asked = ask.fromMonth ? trainingWindow(ask, today) : null
  const rentang = asked && spanOf(asked.from, asked.until)
  const sessions = all.filter(
    ({ startsOn }) =>
      !asked ||
      (Temporal.PlainDate.compare(startsOn, asked.from) >= 0 && Temporal.PlainDate.compare(startsOn, asked.until) <= 0),
  )
  const taken = new Set(facts.record.certificates.filter(({ isApproved }) => isApproved).map(({ name }) => name))
  const isNew = ({ title }: TrainingSession) => Number(!taken.has(title))
  const best = sessions
    .filter((session) => isRegistrable(session, today) && session.closesGaps.length > 0)
    .sort((a, b) => isNew(b) - isNew(a) || need(b) - need(a) || Temporal.PlainDate.compare(a.startsOn, b.startsOn))
    .slice(0, pageSize)
  if (best.length === 0) {
    const joinable = sessions.some((session) => isRegistrable(session, today))
    return {
      reply: reply(
        'training.recommended-none',
        { ...closing(facts), rentang, adaKurang: hasGap(facts), adaLain: joinable },
        [
          offerTopic(
            'training.list',
            asked ? { fromMonth: toMonth(asked.from), untilMonth: toMonth(asked.until) } : {},
          ),
          offerTopic('training.gap'),
        ],
      ),
      numbered: { from: 1, ids: [] },
    }
  }
  return {
    reply: reply(
      'training.recommended',
      {
        ...closing(facts, { basis: [{ name: 'PermenPANRB 38/2017' }] }),
        jumlah: best.length,
        rentang,
        digital: best.some(({ closesGaps }) => closesGaps.some(({ isDigital }) => isDigital)),
        baris: best.map((session, index) => {
          const row = trainingRow(session, today)
          const keterangan = isNew(session) ? row.keterangan : `${row.keterangan}, pernah diikuti`
          return { nomor: index + 1, ...row, keterangan }
        }),
      },
      [...registerOffers(best, 0, today), offerTopic('training.gap')].slice(0, 3),
    ),
    numbered: { from: 1, ids: best.map(({ id }) => id) },
  }
}

export function registrationsAnswer(facts: Facts, sessions: readonly TrainingSession[]): SessionList {
  const { today } = facts
  const mine = sessions.filter(isRegistered)
  const isAhead = ({ endsOn }: TrainingSession) => Temporal.PlainDate.compare(endsOn, today) >= 0
  const coming = mine.filter(isAhead)
  const past = mine.filter((session) => !isAhead(session))
  const cancellable = coming
    .map((session, index) => ({ session, nomor: index + 1 }))
    .filter(({ session }) => Temporal.PlainDate.compare(session.startsOn, today) > 0)
  const cancels = cancellable
    .slice(0, 2)
    .map(({ session, nomor }) => offer(`Batalkan ${nomor}`, { name: 'training.cancel', session: session.id }))
  return {
    reply: reply(
      'training.registrations',
      {
        ...closing(facts),
        jumlah: coming.length || null,
        baris: coming.map((session, index) => ({ nomor: index + 1, ...trainingRow(session, today) })),
        selesai: past.map((session) => ({ ...trainingRow(session, today), hadir: session.askerStatus === 'hadir' })),
        adaSelesai: past.length > 0,
      },
      [...cancels, offerTopic('training.hours'), offerTopic('training.recommended')].slice(0, 3),
    ),
    numbered: { from: 1, ids: coming.map(({ id }) => id) },
  }
}

function registerOffers(rows: readonly TrainingSession[], start: number, today: Temporal.PlainDate): Choice[] {
  return rows
    .map((session, index) => ({ session, nomor: start + index + 1 }))
    .filter(({ session }) => isRegistrable(session, today))
    .slice(0, 2)
    .map(({ session, nomor }) => offer(`Daftar ${nomor}`, { name: 'training.register', session: session.id }))
}

function hasGap({ record, parameters }: Facts): boolean {
  const { gaps, matchPercent } = competencyGaps(record, parameters).value
  // Not assessed is not the same as not short.
  return gaps.length > 0 || matchPercent === null
}

function spanOf(from: Temporal.PlainDate, until: Temporal.PlainDate): string {
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

function need({ closesGaps }: TrainingSession): number {
  const digital = closesGaps.some(({ isDigital }) => isDigital) ? 100 : 0
  return digital + closesGaps.reduce((sum, { gap }) => sum + gap, 0)
}

function toMonth(date: Temporal.PlainDate): string {
  return date.toPlainYearMonth().toString()
}
