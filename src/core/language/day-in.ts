/** The one day that a question names: "24 desember", "tanggal 5", "besok", "hari jumat", "senin depan", "24/12/2026". */
import { monthOf } from './months.ts'

export interface DayIn {
  readonly date: Temporal.PlainDate
  /** Places of the words that named it. */
  readonly used: readonly number[]
}

const weekdays: ReadonlyMap<string, number> = new Map(
  Object.entries({ senin: 1, selasa: 2, rabu: 3, kamis: 4, jumat: 5, sabtu: 6, minggu: 7 }),
)

/** `words` normalised. A day without a year is the next one of that date, today included. Null for none, or for several. */
export function dayIn(words: readonly string[], today: Temporal.PlainDate): DayIn | null {
  const named = words.flatMap((_, at) => namedDay(words, at, today) ?? [])
  const [first, ...more] = named.filter((day, at) => !named[at - 1]?.used.some((place) => day.used.includes(place)))
  if (more.length > 0) return null
  return first ?? relativeDay(words, today)
}

function namedDay(words: readonly string[], at: number, today: Temporal.PlainDate): DayIn | null {
  const [word, next, after] = [words[at] ?? '', words[at + 1] ?? '', words[at + 2] ?? '']
  const before = words[at - 1] ?? ''
  const lead = before === 'tanggal' ? [at - 1] : []
  const month = monthOf(next)
  const day = dayNumber(word)
  if (day !== null && month !== undefined && !/^(?:triwulan|semester|tahun|golongan)$/.test(before)) {
    const year = /^20\d\d$/.test(after) ? Number(after) : null
    const used = year === null ? [at, at + 1] : [at, at + 1, at + 2]
    return found(day, month, year, today, [...lead, ...used])
  }
  // "december 24"
  const monthFirst = monthOf(word)
  const dayAfter = dayNumber(next)
  if (monthFirst !== undefined && dayAfter !== null && dayNumber(before) === null && monthOf(after) === undefined) {
    const year = /^20\d\d$/.test(after) ? Number(after) : null
    return found(dayAfter, monthFirst, year, today, year === null ? [at, at + 1] : [at, at + 1, at + 2])
  }
  const numeric = dayNumber(next)
  if (day !== null && numeric !== null && numeric <= 12 && /^20\d\d$/.test(after)) {
    return found(day, numeric, Number(after), today, [...lead, at, at + 1, at + 2])
  }
  if (day !== null && before === 'tanggal' && numeric === null && !/^(?:sampai|dan)$/.test(next)) {
    const own = today.day <= day ? today : today.add({ months: 1 })
    return found(day, own.month, own.year, today, [at - 1, at])
  }
  return null
}

function found(
  day: number,
  month: number,
  year: number | null,
  today: Temporal.PlainDate,
  used: readonly number[],
): DayIn | null {
  try {
    const inYear = (year: number) => Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
    if (year !== null) return { date: inYear(year), used }
    const near = inYear(today.year)
    return { date: Temporal.PlainDate.compare(near, today) < 0 ? inYear(today.year + 1) : near, used }
  } catch {
    return null
  }
}

function relativeDay(words: readonly string[], today: Temporal.PlainDate): DayIn | null {
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? ''
    const before = words[at - 1] ?? ''
    const weekday = weekdays.get(word)
    // "minggu" is a week as often as a Sunday.
    const isDay = weekday !== undefined && (weekday !== 7 || before === 'hari')
    if (isDay) {
      const ahead = (weekday - today.dayOfWeek + 7) % 7
      const isNext = next === 'depan'
      const monday = today.subtract({ days: today.dayOfWeek - 1 })
      const date = isNext ? monday.add({ days: 6 + weekday }) : today.add({ days: ahead })
      return { date, used: [...(before === 'hari' ? [at - 1] : []), at, ...(isNext ? [at + 1] : [])] }
    }
    if (word === 'hari' && next === 'ini') return { date: today, used: [at, at + 1] }
    if (word === 'besok' && !weekdays.has(next) && monthOf(next) === undefined) {
      return { date: today.add({ days: 1 }), used: [at] }
    }
    if (word === 'lusa') return { date: today.add({ days: 2 }), used: [at] }
  }
  return null
}

function dayNumber(word: string): number | null {
  const number = /^(\d{1,2})$/.test(word) ? Number(word) : 0
  return number >= 1 && number <= 31 ? number : null
}
