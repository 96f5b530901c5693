/** Lengths of time: "seminggu", "h-3", "3 hari", "sejam", "dua tahun setengah", "6 bulan". */
import { cardinal } from './cardinal.ts'
import { monthOf } from './months.ts'

export interface DurationIn {
  readonly length: Temporal.Duration
  /** Days of work, not of the calendar. */
  readonly isWorking: boolean
  /** Places of the words that named it, without a gap. */
  readonly used: readonly number[]
}

type Fields = { readonly [unit in Unit]?: number }
type Unit = 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes'

const units: ReadonlyMap<string, Unit> = new Map<string, Unit>(
  Object.entries({
    tahun: 'years',
    taun: 'years',
    bulan: 'months',
    wulan: 'months',
    sasi: 'months',
    minggu: 'weeks',
    pekan: 'weeks',
    hari: 'days',
    dina: 'days',
    dinten: 'days',
    jam: 'hours',
    menit: 'minutes',
  } as const),
)
/** "setengah" of each; of a day and of a week it says nothing exact. */
const halves: Partial<Record<Unit, Fields>> = {
  years: { months: 6 },
  months: { days: 15 },
  hours: { minutes: 30 },
}
/** After these a number is a place or a name, no count: "tanggal 5 bulan depan", "jam 7 hari jumat", "triwulan 3 tahun ini". */
const places =
  /^(?:tanggal|tgl|jam|pukul|pkl|triwulan|tw|semester|golongan|pangkat|tahun|nomor|no|ke|lebih|lewat|kurang)$/
const limit = 999

/** `words` normalised, in the order of the text. */
export function durationsIn(words: readonly string[]): DurationIn[] {
  const found: DurationIn[] = []
  for (let at = 0; at < words.length; ) {
    const duration = countdownAt(words, at) ?? lengthAt(words, at)
    if (duration) found.push(duration)
    at = duration ? (duration.used.at(-1) ?? at) + 1 : at + 1
  }
  return found
}

/** "h-3" comes as "h 3", "h min 3" as it is said. */
function countdownAt(words: readonly string[], at: number): DurationIn | null {
  if (!/^(?:h|hari)$/.test(words[at] ?? '')) return null
  const isMinus = /^(?:min|minus|kurang)$/.test(words[at + 1] ?? '')
  if (words[at] === 'hari' && !isMinus) return null
  const place = isMinus ? at + 2 : at + 1
  const days = cardinal(words[place])
  if (days === null || days > 365) return null
  return { length: Temporal.Duration.from({ days }), isWorking: false, used: spanOf(at, place) }
}

function lengthAt(words: readonly string[], at: number): DurationIn | null {
  const first = partAt(words, at)
  if (!first) return null
  let { length, until } = first
  // "2 jam 30 menit", "1 tahun 6 bulan": the smaller follows the greater.
  for (let last = first.unit; ; ) {
    const next = partAt(words, words[until] === 'dan' && last === 'hours' ? until + 1 : until, false)
    if (!next || rank(next.unit) <= rank(last)) break
    length = merged(length, next.length)
    until = next.until
    last = next.unit
  }
  const isWorking = first.unit === 'days' && words[until] === 'kerja'
  return { length, isWorking, used: spanOf(at, isWorking ? until : until - 1) }
}

interface Part {
  readonly length: Temporal.Duration
  readonly unit: Unit
  /** Place of the first word after it. */
  readonly until: number
}

function partAt(words: readonly string[], at: number, isFirst = true): Part | null {
  const one = /^se(.+)$/.exec(words[at] ?? '')?.[1]
  const unitOfOne = one === undefined ? undefined : units.get(one)
  if (unitOfOne) return withHalf(words, 1, unitOfOne, at + 1)
  if (words[at] === 'setengah') {
    const unit = units.get(words[at + 1] ?? '')
    const half = unit && halves[unit]
    return half ? { length: Temporal.Duration.from(half), unit, until: at + 2 } : null
  }
  const count = cardinal(words[at])
  if (count === null || count > limit || (isFirst && isPlace(words, at))) return null
  // "satu setengah tahun", and "1,5 tahun", which comes as "1 5 tahun".
  const isHalved = words[at + 1] === 'setengah' || (words[at + 1] === '5' && /^\d{1,2}$/.test(words[at] ?? ''))
  const unit = units.get(words[at + (isHalved ? 2 : 1)] ?? '')
  if (!unit || isClock(words, at + (isHalved ? 2 : 1), unit)) return null
  const half = isHalved ? halves[unit] : undefined
  if (isHalved && !half) return null
  if (half) return { length: merged(Temporal.Duration.from({ [unit]: count }), half), unit, until: at + 3 }
  return withHalf(words, count, unit, at + 2)
}

/** "dua tahun setengah"; "sejam setengah delapan" would be a time of day. */
function withHalf(words: readonly string[], count: number, unit: Unit, until: number): Part {
  const half = words[until] === 'setengah' && cardinal(words[until + 1]) === null ? halves[unit] : undefined
  const whole = Temporal.Duration.from({ [unit]: count })
  return half ? { length: merged(whole, half), unit, until: until + 1 } : { length: whole, unit, until }
}

function isPlace(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? ''
  // "jam 7 30 menit lagi" and "tanggal 5 2 hari" begin anew; "19 30 hari ini" does not.
  return (
    places.test(before) ||
    monthOf(before) !== undefined ||
    (/^\d{1,2}$/.test(before) && /^(?:jam|pukul|pkl)$/.test(words[at - 2] ?? ''))
  )
}

/** "20 jam pelajaran" are hours of training, "2 hari minggu" a Sunday, "5 bulan depan" a date, "7 hari ini" today. */
function isClock(words: readonly string[], at: number, unit: Unit): boolean {
  const next = words[at + 1] ?? ''
  if (unit === 'hours' && /^(?:pelajaran|pelatihan|pel|diklat)$/.test(next)) return true
  if (unit === 'hours' && cardinal(next) !== null && words[at + 2] !== 'menit') return true
  if (/^(?:depan|ini|kemarin|iki)$/.test(next)) return true
  return unit === 'days' && /^(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|libur)$/.test(next)
}

const order: readonly Unit[] = ['years', 'months', 'weeks', 'days', 'hours', 'minutes']
const rank = (unit: Unit): number => order.indexOf(unit)

/** Adds field by field: a Temporal sum of years and days would need a date to start from. */
function merged(a: Temporal.Duration, b: Fields | Temporal.Duration): Temporal.Duration {
  const sum: Partial<Record<Unit, number>> = {}
  for (const unit of order) sum[unit] = a[unit] + (b[unit] ?? 0)
  return Temporal.Duration.from(sum)
}

const spanOf = (from: number, until: number): number[] => Array.from({ length: until - from + 1 }, (_, at) => from + at)
