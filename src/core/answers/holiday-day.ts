/** The answer about one day: a public holiday, a day off of the week, or a working day. */
import type { Holiday } from '../calendar/holidays.ts'
import { formatDateWithDay, untilText } from '../calendar/indonesian-date.ts'
import { closing } from './closing.ts'
import type { Facts } from './facts.ts'
import { holidayLimits } from './holiday-limits.ts'
import { type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

/** Whether an office works on Saturdays is its own affair and said so; a year without a decree is not guessed. */
export function holidayDayAnswer(facts: Facts, date: Temporal.PlainDate): Reply {
  const { holidays, today } = facts
  const named: readonly Holiday[] = holidays.filter((holiday) => holiday.date.equals(date))
  const month = date.toPlainYearMonth().toString()
  const isKnown = holidays.some(({ date: { year } }) => year === date.year)
  const isNamed = named.length > 0
  return reply(
    'calendar.day',
    {
      ...closing(facts, holidayLimits(named)),
      hari: formatDateWithDay(date),
      lagi: Temporal.PlainDate.compare(date, today) > 0 ? untilText(date, today) : null,
      libur: isNamed ? named.map(({ name }) => name).join('; ') : null,
      minggu: !isNamed && date.dayOfWeek === 7,
      sabtu: !isNamed && date.dayOfWeek === 6,
      kerja: !isNamed && date.dayOfWeek <= 5 && isKnown,
      belumTerbit: !isNamed && date.dayOfWeek <= 5 && !isKnown ? date.year : null,
    },
    [
      offerTopic('calendar.holidays', { fromMonth: month, untilMonth: month }, 'Hari libur bulan itu'),
      offerTopic('leave.balance'),
    ],
  )
}
