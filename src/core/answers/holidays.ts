/** The answer about public holidays and cuti bersama: the next ones, or those of the months that were asked about. */
import type { Holiday } from '../calendar/holidays.ts'
import { formatDateWithDay, formatMonth, untilText } from '../calendar/indonesian-date.ts'
import type { Ask } from '../dialogue/command.ts'
import { closing } from './closing.ts'
import type { Facts } from './facts.ts'
import { holidayDayAnswer } from './holiday-day.ts'
import { holidayLimits } from './holiday-limits.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'
import { trainingWindow } from './training-lists.ts'

const pageSize = 8

/** Days of one name in a row. */
interface Spell {
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly name: string
}

export function holidaysAnswer(facts: Facts, ask: Ask): Reply {
  if (ask.date) return holidayDayAnswer(facts, Temporal.PlainDate.from(ask.date))
  const { today } = facts
  const holidays = [...facts.holidays].sort((a, b) => Temporal.PlainDate.compare(a.date, b.date))
  const coming = holidays.filter(({ date }) => Temporal.PlainDate.compare(date, today) >= 0)
  const { from, until } = ask.fromMonth ? trainingWindow(ask, today) : { from: today, until: null }
  const asked = holidays.filter(
    ({ date }) =>
      Temporal.PlainDate.compare(date, from) >= 0 && (!until || Temporal.PlainDate.compare(date, until) <= 0),
  )
  const spells = spellsOf(asked)
  const start = Math.min(ask.page ?? 0, Math.max(0, Math.ceil(spells.length / pageSize) - 1)) * pageSize
  const rows = spells.slice(start, start + pageSize)
  const isKnown = !until || holidays.some(({ date }) => date.year === until.year)
  const next = coming[0]
  const choices = [
    ...(start + pageSize < spells.length ? [offer('Lainnya', { ...ask, page: start / pageSize + 1 })] : []),
    ...(until && !isThisYear(until, today) ? [] : nextYear(holidays, today)),
    offerTopic('leave.balance'),
  ]
  return reply(
    'calendar.holidays',
    {
      ...closing(facts, holidayLimits(asked)),
      jumlah: until && isKnown ? asked.length || null : null,
      rentang: until ? spanOf(from, until) : null,
      kosong: until !== null && isKnown && asked.length === 0,
      belumTerbit: isKnown ? null : (until?.year ?? null),
      berikutnya:
        next && (!until || asked.length === 0)
          ? [{ hari: formatDateWithDay(next.date), namaHari: next.name, lagi: untilText(next.date, today) }]
          : [],
      tidakTahu: !next && !until,
      // The next one stands in the first line already.
      baris: rows
        .filter((spell) => until !== null || spell !== spells[0])
        .map((spell) => ({ kapan: daysOf(spell), nama: spell.name })),
    },
    choices.slice(0, 3),
  )
}

function spellsOf(holidays: readonly Holiday[]): readonly Spell[] {
  const spells: Spell[] = []
  for (const { date, name } of holidays) {
    const last = spells.at(-1)
    if (last && last.name === name && last.until.add({ days: 1 }).equals(date)) {
      spells[spells.length - 1] = { ...last, until: date }
    } else spells.push({ from: date, until: date, name })
  }
  return spells
}

/** `Rabu, 10 Maret 2027`, `Rabu, 10 Maret 2027 s.d. Kamis, 11 Maret 2027` */
function daysOf({ from, until }: Spell): string {
  return from.equals(until) ? formatDateWithDay(from) : `${formatDateWithDay(from)} s.d. ${formatDateWithDay(until)}`
}

function spanOf(from: Temporal.PlainDate, until: Temporal.PlainDate): string {
  if (from.month === until.month && from.year === until.year) return `di bulan ${formatMonth(until)}`
  return from.month === 1 && until.month === 12 && from.year === until.year
    ? `di tahun ${until.year}`
    : `sampai akhir ${formatMonth(until)}`
}

const isThisYear = (date: Temporal.PlainDate, today: Temporal.PlainDate): boolean => date.year === today.year

function nextYear(holidays: readonly Holiday[], today: Temporal.PlainDate) {
  const year = today.year + 1
  if (!holidays.some(({ date }) => date.year === year)) return []
  return [offerTopic('calendar.holidays', { fromMonth: `${year}-01`, untilMonth: `${year}-12` }, `Hari libur ${year}`)]
}
