/** Which days the city works: weekends by the unit's week, public holidays and cuti bersama from data. */

/** Five days Monday to Friday, or six with Saturday (Puskesmas, schools, some services): Perpres 21/2023. */
export type WeekDays = 5 | 6

/** Anything that carries a date: a holiday row of the database or of the seed. */
export interface DayOff {
  readonly date: Temporal.PlainDate
}

/** Both kinds of day off, libur nasional and cuti bersama, stop work. */
export function isWorkingDay(date: Temporal.PlainDate, holidays: readonly DayOff[], weekDays: WeekDays = 5): boolean {
  return date.dayOfWeek <= weekDays && !holidays.some((holiday) => holiday.date.equals(date))
}

/** The last working day on or before `date`: where a reminder for a deadline on a day off aims. */
export function previousWorkingDay(
  date: Temporal.PlainDate,
  holidays: readonly DayOff[],
  weekDays: WeekDays = 5,
): Temporal.PlainDate {
  let day = date
  while (!isWorkingDay(day, holidays, weekDays)) day = day.subtract({ days: 1 })
  return day
}

/** The first working day after `date`, never `date` itself. */
export function nextWorkingDay(
  date: Temporal.PlainDate,
  holidays: readonly DayOff[],
  weekDays: WeekDays = 5,
): Temporal.PlainDate {
  let day = date.add({ days: 1 })
  while (!isWorkingDay(day, holidays, weekDays)) day = day.add({ days: 1 })
  return day
}
