/** Dates in an answer: with the weekday while the day is near, short in lists. */
import { formatDate, formatDateWithDay, monthNames } from '../calendar/indonesian-date.ts'

const nearDays = 31

/** `Jumat, 8 Januari 2027` within a month of `today`, else `1 April 2027`. */
export function nearDate(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return Math.abs(today.until(date).days) <= nearDays ? formatDateWithDay(date) : formatDate(date)
}

/** `8-9 Des`, `30 Nov-2 Des` */
export function shortRange(from: Temporal.PlainDate, until: Temporal.PlainDate): string {
  if (from.equals(until)) return shortDate(from)
  if (from.month === until.month && from.year === until.year) return `${from.day}-${shortDate(until)}`
  return `${shortDate(from)}-${shortDate(until)}`
}

/** `8 Des` */
export function shortDate(date: Temporal.PlainDate): string {
  return `${date.day} ${monthNames[date.month - 1]?.slice(0, 3)}`
}
