/** When HR's officers are at their desks: by the city's calendar, in WIB. */
import { type DayOff, isWorkingDay, nextWorkingDay } from '../calendar/working-days.ts'
import type { RuleParameters } from '../personnel/parameters.ts'

export type OfficeHours = RuleParameters['officeHours']

const zone = 'Asia/Jakarta'

/** Of a day on which work is done. */
const hoursOn = (date: Temporal.PlainDate, { mondayToThursday, friday }: OfficeHours) =>
  date.dayOfWeek === 5 ? friday : mondayToThursday

export function isOfficeTime(now: Temporal.Instant, hours: OfficeHours, holidays: readonly DayOff[]): boolean {
  const here = now.toZonedDateTimeISO(zone)
  const date = here.toPlainDate()
  const { opens, closes } = hoursOn(date, hours)
  return isWorkingDay(date, holidays) && hasCome(opens, here) && !hasCome(closes, here)
}

/** The next time at which the office opens, never `now` itself. */
export function nextOpening(
  now: Temporal.Instant,
  hours: OfficeHours,
  holidays: readonly DayOff[],
): Temporal.ZonedDateTime {
  const here = now.toZonedDateTimeISO(zone)
  const today = here.toPlainDate()
  const opensToday = isWorkingDay(today, holidays) && !hasCome(hoursOn(today, hours).opens, here)
  const date = opensToday ? today : nextWorkingDay(today, holidays)
  return at(date, hoursOn(date, hours).opens)
}

/** The end of the office's n-th working day after today; what comes in early on a working day has that day as well. */
export function endOfWorkingDay(
  now: Temporal.Instant,
  workingDays: number,
  hours: OfficeHours,
  holidays: readonly DayOff[],
): Temporal.Instant {
  let date = now.toZonedDateTimeISO(zone).toPlainDate()
  for (let left = workingDays; left > 0; left -= 1) date = nextWorkingDay(date, holidays)
  return at(date, hoursOn(date, hours).closes).toInstant()
}

/** `Senin-Kamis 08.00-16.00, Jumat 07.30-14.00` */
export function officeHoursText({ mondayToThursday, friday }: OfficeHours): string {
  return `Senin-Kamis ${span(mondayToThursday)}, Jumat ${span(friday)}`
}

/** `08.00` */
export const clockText = (time: { toString(): string }): string => time.toString().slice(0, 5).replace(':', '.')

const span = ({ opens, closes }: OfficeHours['friday']): string => `${clockText(opens)}-${clockText(closes)}`

const at = (date: Temporal.PlainDate, time: string): Temporal.ZonedDateTime =>
  date.toZonedDateTime({ timeZone: zone, plainTime: time })

/** Whether the clock has come to `time`. */
const hasCome = (time: string, here: Temporal.ZonedDateTime): boolean =>
  Temporal.PlainTime.compare(Temporal.PlainTime.from(time), here.toPlainTime()) <= 0
