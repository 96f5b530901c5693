/** Dates, spans and numbers in the words that people in Indonesia read. */

export const monthNames = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const

/** Monday first, as `Temporal.PlainDate.dayOfWeek` counts. */
const dayNames = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const

/** `1 April 2027` */
export function formatDate(date: Temporal.PlainDate): string {
  return `${date.day} ${formatMonth(date)}`
}

/** `Jumat, 29 Januari 2027` */
export function formatDateWithDay(date: Temporal.PlainDate): string {
  return `${dayNames[date.dayOfWeek - 1]}, ${formatDate(date)}`
}

/** `April 2027` */
export function formatMonth(date: Temporal.PlainDate): string {
  return `${monthNames[date.month - 1]} ${date.year}`
}

/** `8-9 Desember 2026`, `28 Desember 2026 - 3 Januari 2027`; one date when both are the same. */
export function formatDateRange(from: Temporal.PlainDate, until: Temporal.PlainDate): string {
  if (from.equals(until)) return formatDate(from)
  if (from.year !== until.year) return `${formatDate(from)} - ${formatDate(until)}`
  if (from.month !== until.month) return `${from.day} ${monthNames[from.month - 1]} - ${formatDate(until)}`
  return `${from.day}-${until.day} ${formatMonth(from)}`
}

/** `9 tahun 3 bulan`; a zero part is left out, nothing at all is `0 bulan`. */
export function formatDuration(years: number, months: number): string {
  const parts: string[] = []
  if (years > 0) parts.push(`${years} tahun`)
  if (months > 0 || years === 0) parts.push(`${months} bulan`)
  return parts.join(' ')
}

const daysBeforeMonths = 60

/** How long it is from `asOf` to `date`: `hari ini`, `besok`, `37 hari lagi`, `4 bulan lagi`, `3 hari lalu`. */
export function untilText(date: Temporal.PlainDate, asOf: Temporal.PlainDate): string {
  const days = asOf.until(date).days
  if (days === 0) return 'hari ini'
  if (days === 1) return 'besok'
  if (days === -1) return 'kemarin'
  const suffix = days > 0 ? 'lagi' : 'lalu'
  if (Math.abs(days) <= daysBeforeMonths) return `${Math.abs(days)} hari ${suffix}`
  const [from, to] = days > 0 ? [asOf, date] : [date, asOf]
  const span = from.until(to, { largestUnit: 'year' })
  // Whole months only: "4 bulan lagi" reads better than "4 bulan 7 hari lagi", and the date stands beside it.
  return `${formatDuration(span.years, span.months)} ${suffix}`
}

/** `87,5`, `1.938.500`: decimal comma, thousands by dots, at most `maxDecimals` decimals, no trailing zeros. */
export function formatNumber(value: number, maxDecimals = 2): string {
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(maxDecimals).split('.')
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const decimals = fraction.replace(/0+$/, '')
  const text = decimals ? `${digits},${decimals}` : digits
  return value < 0 && text !== '0' ? `-${text}` : text
}
