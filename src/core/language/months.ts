/** The span of months that a text speaks of: "desember", "bulan depan", "tiga bulan ke depan", "semester 1 2027". */
import { smallNumber } from './number-words.ts'

export interface Months {
  readonly from: Temporal.PlainYearMonth
  readonly until: Temporal.PlainYearMonth
  readonly used: readonly number[]
}

const names: ReadonlyMap<string, number> = new Map(
  Object.entries({
    januari: 1,
    jan: 1,
    january: 1,
    februari: 2,
    feb: 2,
    pebruari: 2,
    peb: 2,
    february: 2,
    maret: 3,
    mar: 3,
    mrt: 3,
    march: 3,
    april: 4,
    apr: 4,
    mei: 5,
    may: 5,
    juni: 6,
    jun: 6,
    june: 6,
    juli: 7,
    jul: 7,
    july: 7,
    agustus: 8,
    agu: 8,
    agt: 8,
    ags: 8,
    agst: 8,
    august: 8,
    september: 9,
    sep: 9,
    sept: 9,
    oktober: 10,
    okt: 10,
    oct: 10,
    october: 10,
    november: 11,
    nov: 11,
    nopember: 11,
    nop: 11,
    desember: 12,
    des: 12,
    dec: 12,
    december: 12,
  }),
)
const future = new Set(['depan', 'berikutnya', 'mendatang', 'datang', 'selanjutnya'])
const past = new Set(['lalu', 'kemarin', 'kemaren'])

/** From 1; undefined for a word that is no month. In small letters. */
export function monthOf(word: string): number | undefined {
  return names.get(word)
}

/** The full Indonesian name; undefined beyond 1 to 12. */
export const nameOfMonth = (number: number): string | undefined => [...names].find(([, month]) => month === number)?.[0]

/** Names of months, so that spelling leaves them alone. */
export const monthNames: readonly string[] = [...names.keys()]

/** 1 to 12; null for no name of a month. */
export const monthNumber = (word: string): number | null => names.get(word) ?? null

/** A month without a year is the next one of that name, this month included. Null when none is named. */
export function monthsIn(words: readonly string[], today: Temporal.PlainDate): Months | null {
  return namedMonths(words, today) ?? relativeMonths(words, today)
}

function namedMonths(words: readonly string[], today: Temporal.PlainDate): Months | null {
  const found: Temporal.PlainYearMonth[] = []
  const used: number[] = []
  for (const [at, word] of words.entries()) {
    const month = names.get(word) ?? numberedMonth(words, at)
    if (month === undefined) continue
    const named = yearAt(words, at + 1, today)
    const before = found.at(-1)
    let year = named?.year ?? today.year
    if (!named && month < today.month) year += 1
    if (!named && before && Temporal.PlainYearMonth.compare({ year, month }, before) < 0) year += 1
    found.push(Temporal.PlainYearMonth.from({ year, month }))
    used.push(at, ...(named ? named.used : []))
    if (words[at - 1] === 'bulan') used.push(at - 1)
  }
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return null
  return Temporal.PlainYearMonth.compare(first, last) <= 0
    ? { from: first, until: last, used }
    : { from: last, until: first, used }
}

/** The number of "bulan lima" and "bulan 5", where no span is counted. */
function numberedMonth(words: readonly string[], at: number): number | undefined {
  const number = words[at - 1] === 'bulan' ? smallNumber(words[at]) : null
  const isSpan =
    /^(?:lagi|ke|terakhir|depan|hari|tahun|jp|kali)$/.test(words[at + 1] ?? '') || smallNumber(words[at - 2]) !== null
  return number !== null && number <= 12 && !isSpan ? number : undefined
}

/** "2027", "tahun 2027", "tahun depan" at a place. */
function yearAt(
  words: readonly string[],
  at: number,
  today: Temporal.PlainDate,
): { year: number; used: number[] } | null {
  const said = words[at + 1] ?? ''
  const shift = future.has(said) ? 1 : said === 'ini' ? 0 : past.has(said) ? -1 : null
  if (words[at] === 'tahun' && shift !== null) return { year: today.year + shift, used: [at, at + 1] }
  const start = words[at] === 'tahun' ? at + 1 : at
  const word = words[start] ?? ''
  if (!/^20\d\d$/.test(word)) return null
  return { year: Number(word), used: start === at ? [at] : [at, start] }
}

function relativeMonths(words: readonly string[], today: Temporal.PlainDate): Months | null {
  const now = today.toPlainYearMonth()
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? ''
    const count = smallNumber(words[at - 1])
    const span = (from: Temporal.PlainYearMonth, until: Temporal.PlainYearMonth, ...used: number[]): Months => ({
      from,
      until,
      used,
    })
    const year = (year: number, first: number, last: number, ...used: number[]): Months =>
      span(
        Temporal.PlainYearMonth.from({ year, month: first }),
        Temporal.PlainYearMonth.from({ year, month: last }),
        ...used,
      )
    const days = (from: Temporal.PlainDate, until: Temporal.PlainDate, ...used: number[]): Months =>
      span(from.toPlainYearMonth(), until.toPlainYearMonth(), ...used)
    if (word === 'bulan') {
      if (count && next === 'ke' && words[at + 2] === 'depan') {
        return span(now, now.add({ months: Math.min(count, 24) }), at - 1, at, at + 1, at + 2)
      }
      if (count && (future.has(next) || next === 'lagi')) {
        return span(now, now.add({ months: Math.min(count, 24) }), at - 1, at, at + 1)
      }
      if (future.has(next)) return span(now.add({ months: 1 }), now.add({ months: 1 }), at, at + 1)
      if (next === 'ini') return span(now, now, at, at + 1)
      if (past.has(next)) return span(now.subtract({ months: 1 }), now.subtract({ months: 1 }), at, at + 1)
    }
    if (word === 'minggu') {
      const monday = today.subtract({ days: today.dayOfWeek - 1 })
      if (future.has(next)) return days(monday.add({ days: 7 }), monday.add({ days: 13 }), at, at + 1)
      if (next === 'ini') return days(today, monday.add({ days: 6 }), at, at + 1)
    }
    if (word === 'hari' && next === 'ini') return days(today, today, at, at + 1)
    if (word === 'besok') return days(today.add({ days: 1 }), today.add({ days: 1 }), at)
    if (word === 'lusa') return days(today.add({ days: 2 }), today.add({ days: 2 }), at)
    if (word === 'akhir' && next === 'tahun' && future.has(words[at + 2] ?? '')) {
      return year(today.year + 1, 10, 12, at, at + 1, at + 2)
    }
    if (word === 'akhir' && next === 'tahun') return year(today.year, today.month, 12, at, at + 1)
    if (word === 'awal' && next === 'tahun') {
      const isNext = future.has(words[at + 2] ?? '')
      const which = today.month <= 3 && !isNext ? today.year : today.year + 1
      return year(which, 1, 3, at, at + 1, ...(isNext ? [at + 2] : []))
    }
    if (word === 'tahun') {
      if (future.has(next)) return year(today.year + 1, 1, 12, at, at + 1)
      if (next === 'ini') return year(today.year, today.month, 12, at, at + 1)
      if (/^20\d\d$/.test(next)) {
        const named = Number(next)
        return year(named, named === today.year ? today.month : 1, 12, at, at + 1)
      }
    }
    if (word === 'semester') {
      const half = smallNumber(next)
      const named = yearAt(words, at + 2, today)
      if (half === 1 || half === 2) {
        const last = half * 6
        const which = named?.year ?? (last < today.month ? today.year + 1 : today.year)
        return year(which, last - 5, last, at, at + 1, ...(named?.used ?? []))
      }
    }
    if (word === 'triwulan') {
      const quarter = smallNumber(next === 'ke' ? words[at + 2] : next)
      const named = yearAt(words, at + 2, today)
      const current = Math.ceil(today.month / 3)
      const shift = future.has(next) ? 1 : next === 'ini' ? 0 : null
      if (quarter && quarter <= 4) {
        const which = named?.year ?? (quarter < current ? today.year + 1 : today.year)
        return year(which, quarter * 3 - 2, quarter * 3, at, at + 1, ...(named?.used ?? []))
      }
      if (shift !== null) {
        const from = Temporal.PlainYearMonth.from({ year: today.year, month: current * 3 - 2 }).add({
          months: shift * 3,
        })
        return span(from, from.add({ months: 2 }), at, at + 1)
      }
    }
  }
  const bare = words.findIndex((word) => /^20[2-4]\d$/.test(word))
  if (bare === -1) return null
  const named = Number(words[bare])
  const from = Temporal.PlainYearMonth.from({ year: named, month: named === today.year ? today.month : 1 })
  return { from, until: Temporal.PlainYearMonth.from({ year: named, month: 12 }), used: [bare] }
}
