/** Excel's day numbers and dates, in the system of 1900 with its 29 February that never was, and in that of 1904. */

const epoch1904 = Temporal.PlainDate.from('1904-01-01')
/** Day 60 is Excel's 29 February 1900; from day 61 on this epoch is right, before it one day later. */
const epoch1900 = Temporal.PlainDate.from('1899-12-30')
const lastSerial = 2_958_465

/** Null where the number is no date: before the first day, the day that never was, after the year 9999. The time of day is dropped. */
export function serialToDate(serial: number, is1904: boolean): Temporal.PlainDate | null {
  const days = Math.floor(serial)
  if (is1904) return days >= 0 && days <= lastSerial - 1462 ? epoch1904.add({ days }) : null
  if (days < 1 || days > lastSerial || days === 60) return null
  return epoch1900.add({ days: days < 60 ? days + 1 : days })
}

/** For writing, in the system of 1900; null before March 1900, where Excel's numbers are in doubt. */
export function dateToSerial(date: Temporal.PlainDate): number | null {
  const { days } = epoch1900.until(date)
  return days > 60 && days <= lastSerial ? days : null
}
