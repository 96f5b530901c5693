/** When messages that nobody asked for may go out: working hours of working days, not over the Friday prayer. */
import { type DayOff, isWorkingDay, nextWorkingDay } from './working-days.ts'

const zone = 'Asia/Jakarta'
const opens = Temporal.PlainTime.from('07:30')
const closes = Temporal.PlainTime.from('17:00')
const friday = { from: Temporal.PlainTime.from('11:30'), until: Temporal.PlainTime.from('13:00') }

/** Working hours by Perpres 21/2023; the pause is the time of the Friday prayer. */
export function isPushTime(now: Temporal.Instant, holidays: readonly DayOff[]): boolean {
  const here = now.toZonedDateTimeISO(zone)
  const time = here.toPlainTime()
  if (!isWorkingDay(here.toPlainDate(), holidays)) return false
  if (!isWithin(time, opens, closes)) return false
  return here.dayOfWeek !== 5 || !isWithin(time, friday.from, friday.until)
}

/** `now` when it is such a time, else the next one. */
export function nextPushTime(now: Temporal.Instant, holidays: readonly DayOff[]): Temporal.Instant {
  if (isPushTime(now, holidays)) return now
  const here = now.toZonedDateTimeISO(zone)
  const date = here.toPlainDate()
  const isToday = isWorkingDay(date, holidays)
  const at = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant()
  if (isToday && Temporal.PlainTime.compare(here.toPlainTime(), opens) < 0) return at(date, opens)
  if (isToday && here.dayOfWeek === 5 && isWithin(here.toPlainTime(), friday.from, friday.until)) {
    return at(date, friday.until)
  }
  return at(nextWorkingDay(date, holidays), opens)
}

/** `until` itself is outside. */
function isWithin(time: Temporal.PlainTime, from: Temporal.PlainTime, until: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(time, from) >= 0 && Temporal.PlainTime.compare(time, until) < 0
}
