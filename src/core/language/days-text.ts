/** One day or a span of days as people type it: "8-9 Des 2026", "28 Desember 2025 s.d. 3 Januari 2026", "8/12/26", "kemarin". */
import { monthNumber } from './months.ts'

export interface Days {
  readonly from: Temporal.PlainDate
  /** Inclusive. */
  readonly until: Temporal.PlainDate
}

interface Part {
  readonly day: number
  readonly month: number | null
  readonly year: number | null
}

const between =
  /\s*(?:-|–|—|\bs\.?\s?\/?\s?d\.?(?=[\s\d])|\bsampai(?: dengan)?\b|\bhingga\b|\bs\/d\b|\bto\b|\bdan\b|&)\s*/

/** Days before months, as in Indonesia. Without a year the newest such day that is over is meant. Null when unclear. */
export function daysIn(text: string, today: Temporal.PlainDate): Days | null {
  const plain = text
    .toLowerCase()
    .replace(/[,()]/g, ' ')
    .replace(/\b(?:tanggal|tgl|pada|dari|hari|tahun)\b\.?/g, ' ')
  const said = plain
    .replace(/\b(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const near = relative(said, today)
  if (near) return { from: near, until: near }
  const parts = split(said).map(partOf)
  const [first, second, ...more] = parts
  if (!first || second === null || more.length > 0) return null
  if (!second) {
    const day = dated(first, today)
    return day && { from: day, until: day }
  }
  if (second.month === null) return null
  const until = dated(second, today)
  if (!until) return null
  const month = first.month ?? until.month
  const year = first.year ?? (month > until.month ? until.year - 1 : until.year)
  const from = exact(first.day, month, year)
  return from && { from, until }
}

function relative(said: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (/^(?:hari )?ini$|^tadi$|^saiki$/.test(said)) return today
  if (/^(?:kemarin|kemaren|wingi)$/.test(said)) return today.subtract({ days: 1 })
  return null
}

/** An ISO date and "08-12-2026" hold hyphens of their own. */
function split(said: string): string[] {
  const whole = said
    .replace(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, '$3/$2/$1')
    .replace(/\b(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})\b/g, '$1/$2/$3')
    .replace(/\b(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\b/g, '$1/$2/$3')
    .replace(/\b(\d{1,2})-([a-z]{3,9})-(\d{4}|\d{2})\b/g, '$1 $2 $3')
  return whole.split(between).filter((part) => part !== '')
}

function partOf(text: string): Part | null {
  const numeric = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(text)
  if (numeric) return { day: Number(numeric[1]), month: Number(numeric[2]), year: yearOf(numeric[3]) }
  const named = /^(\d{1,2}) ?([a-z]{3,9})\.?(?: ?(\d{4}|\d{2}))?$/.exec(text)
  if (named) {
    const month = monthNumber(named[2] ?? '')
    return month === null ? null : { day: Number(named[1]), month, year: yearOf(named[3]) }
  }
  const bare = /^(\d{1,2})$/.exec(text)
  return bare ? { day: Number(bare[1]), month: null, year: null } : null
}

const yearOf = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits) + (digits.length === 2 ? 2000 : 0)

function dated({ day, month, year }: Part, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (month === null) return null
  if (year !== null) return exact(day, month, year)
  const thisYear = exact(day, month, today.year)
  return thisYear && Temporal.PlainDate.compare(thisYear, today) <= 0 ? thisYear : exact(day, month, today.year - 1)
}

function exact(day: number, month: number, year: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}
