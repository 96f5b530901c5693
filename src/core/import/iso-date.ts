/** A day as ISO text, where it is one that can be a date of a person's career. */
import { daysInMonth } from './days-in-month.ts'

/** Older and later years are slips of the pen: the oldest pensioner's birth to the last plan. */
const firstYear = 1900
const lastYear = 2199

/** Null where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < firstYear || year > lastYear || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}
