/** Arithmetic of TMT dates, which all fall on the first of a month. */

export function firstOfMonth(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.with({ day: 1 })
}

/** Whole months from one first of a month to another. */
export function monthsBetween(from: Temporal.PlainDate, until: Temporal.PlainDate): number {
  return (until.year - from.year) * 12 + until.month - from.month
}

export function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0
}

/** The day itself, or Monday when it falls on a weekend. */
export function onWeekday(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek <= 5 ? date : date.add({ days: 8 - date.dayOfWeek })
}
