/** Times of day: "jam 7 pagi", "pukul 19.30", "jam setengah delapan malam", "jam 12 malam", "7pm"; vague ones are told apart. */
import { cardinal } from './cardinal.ts'
import { monthOf } from './months.ts'

export interface ClockTimeIn {
  /** Null where the words leave the hour open: "sore", "bakda ashar", "jam 2". */
  readonly time: Temporal.PlainTime | null
  /** Places of the words that named it. */
  readonly used: readonly number[]
}

type Part = 'morning' | 'noon' | 'afternoon' | 'night'

const parts: ReadonlyMap<string, Part> = new Map<string, Part>(
  Object.entries({
    pagi: 'morning',
    esuk: 'morning',
    isuk: 'morning',
    enjing: 'morning',
    enjang: 'morning',
    am: 'morning',
    siang: 'noon',
    awan: 'noon',
    siyang: 'noon',
    sore: 'afternoon',
    sonten: 'afternoon',
    malam: 'night',
    malem: 'night',
    bengi: 'night',
    wengi: 'night',
    dalu: 'night',
  } as const),
)
const leads = /^(?:jam|pukul|pkl|tabuh)$/
const prayers =
  /^(?:subuh|dhuhur|dzuhur|zuhur|luhur|dhuha|duha|ashar|asar|asr|magrib|maghrib|isya|isyak|isak|jumatan|sahur)$/
const prayerLeads = /^(?:bakda|beda|badha|bada|ba|bubar|habis|sehabis|setelah|sesudah|sebelum|menjelang|waktu|pas)$/
/** After a number these make it a count: "jam 7 hari lagi" is none. */
const counted = /^(?:hari|minggu|pekan|bulan|tahun|jp|orang|kali|kerja)$/

/** `words` normalised, in the order of the text. */
export function clockTimesIn(words: readonly string[]): ClockTimeIn[] {
  const found: ClockTimeIn[] = []
  for (let at = 0; at < words.length; ) {
    const time = namedAt(words, at) ?? clockAt(words, at) ?? bareAt(words, at) ?? vagueAt(words, at)
    if (time) found.push(time)
    at = time ? (time.used.at(-1) ?? at) + 1 : at + 1
  }
  return found
}

/** "tengah malam", "tengah hari". */
function namedAt(words: readonly string[], at: number): ClockTimeIn | null {
  if (words[at] !== 'tengah') return null
  const next = words[at + 1] ?? ''
  if (parts.get(next) === 'night') return { time: new Temporal.PlainTime(0), used: [at, at + 1] }
  return /^(?:hari|dina|dinten)$/.test(next) ? { time: new Temporal.PlainTime(12), used: [at, at + 1] } : null
}

/** After "jam" or "pukul", or written on to it: "jam7". */
function clockAt(words: readonly string[], at: number): ClockTimeIn | null {
  const joined = /^(?:jam|pukul|pkl)(\d{1,2})$/.exec(words[at] ?? '')?.[1]
  if (joined !== undefined) return spoken(words, at, at, joined)
  if (!leads.test(words[at] ?? '') || isCount(words, at)) return null
  return spoken(words, at, at + 1, words[at + 1])
}

/** "2 jam 30 menit" and "dua jam": hours are counted there, none is named. */
function isCount(words: readonly string[], at: number): boolean {
  const before = words[at - 1]
  if (words[at] !== 'jam' || cardinal(before) === null) return false
  if (words[at + 2] === 'menit') return true
  const lead = words[at - 2] ?? ''
  const isPlace = /^(?:tanggal|tgl|h|min|minus|triwulan|tw|semester|tahun)$/.test(lead) || monthOf(lead) !== undefined
  return !isPlace
}

/** Without "jam" a part of the day or a second number has to say that it is a time: "7 pagi", "7 30 pagi", "7pm". */
function bareAt(words: readonly string[], at: number): ClockTimeIn | null {
  const english = /^(\d{1,2})(am|pm)$/.exec(words[at] ?? '')
  if (english) {
    const [, digits = '', half = ''] = english
    const hour = Number(digits)
    if (hour < 1 || hour > 12) return null
    return { time: new Temporal.PlainTime((hour % 12) + (half === 'pm' ? 12 : 0)), used: [at] }
  }
  if (/^(?:tanggal|tgl|h|min|minus|triwulan|tw|semester|ke|nomor|no|golongan)$/.test(words[at - 1] ?? '')) return null
  const isHalf = words[at] === 'setengah'
  const place = isHalf ? at + 1 : at
  if (cardinal(words[place]) === null || monthOf(words[place + 1] ?? '') !== undefined) return null
  const time = spoken(words, at, at, words[at])
  const last = time?.used.at(-1) ?? -1
  return time && parts.has(words[last] ?? '') ? time : null
}

/** `at`: place of the hour, or of "setengah" before it. */
function spoken(words: readonly string[], from: number, at: number, hourWord: string | undefined): ClockTimeIn | null {
  const isHalf = hourWord === 'setengah'
  const place = isHalf ? at + 1 : at
  const written = isHalf ? words[place] : hourWord
  const digits = /^(\d{1,2})(?:an)?$/.exec(written ?? '')?.[1]
  const hour = digits === undefined ? cardinal(written) : Number(digits)
  if (hour === null || hour > 24 || (isHalf && (hour < 1 || hour > 12))) return null
  const minutes = isHalf ? { minute: 30, until: place } : minutesAt(words, place, digits !== undefined)
  if (!minutes || (minutes.until === place && counted.test(words[place + 1] ?? '') && words[place + 2] !== 'ini')) {
    if (!minutes || !/^(?:hari|minggu)$/.test(words[place + 1] ?? '')) return null
  }
  let until = minutes.until
  if (/^(?:wib|tepat)$/.test(words[until + 1] ?? '') && parts.has(words[until + 2] ?? '')) until++
  const part = parts.get(words[until + 1] ?? '')
  if (part) until++
  else if (words[until + 1] === 'wib') until++
  const isExplicit =
    written?.startsWith('0') === true || (minutes.isWritten === true && leads.test(words[from] ?? '') && hour > 5)
  // "besok malam jam 8" says the part first.
  const partFirst = leads.test(words[from] ?? '') ? parts.get(words[from - 1] ?? '') : undefined
  const full = fullHour(isHalf ? hour - 1 || 12 : hour, part ?? partFirst, isExplicit)
  const used = Array.from({ length: until - from + 1 }, (_, step) => from + step)
  if (full === null) return { time: null, used }
  const time = new Temporal.PlainTime(full).add({ minutes: minutes.minute })
  return { time, used }
}

/** "jam 7 30", "jam 7 lebih 15 menit", "jam 7 kurang seperempat": minutes after the hour, below 0 before it. */
function minutesAt(
  words: readonly string[],
  place: number,
  isDigits: boolean,
): { readonly minute: number; readonly until: number; readonly isWritten?: true } | null {
  const [next = '', after = '', third = ''] = [words[place + 1], words[place + 2], words[place + 3]]
  if (/^\d{2}$/.test(next) && isMinutes(words, place + 1)) {
    if (Number(next) > 59) return null
    return {
      minute: Number(next),
      until: after === 'menit' ? place + 2 : place + 1,
      ...(isDigits ? { isWritten: true } : {}),
    }
  }
  if (!/^(?:lebih|lewat|luwih|kurang)$/.test(next)) return { minute: 0, until: place }
  const isQuarter = /^(?:seperempat|seprapat)$/.test(after)
  // Spelling takes "seprapat" apart.
  const isTorn = after === 'sep' && third === 'rapat'
  const minute = isQuarter || isTorn ? 15 : cardinal(after)
  if (minute === null || minute > 59 || counted.test(third)) return { minute: 0, until: place }
  const until = place + (isTorn || third === 'menit' ? 3 : 2)
  return { minute: next === 'kurang' ? -minute : minute, until }
}

/** "jam 7 30 desember" and "jam 8 24 hari" go on with something else. */
function isMinutes(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? ''
  return (
    monthOf(next) === undefined && !(counted.test(next) && words[at + 2] !== 'ini' && !/^(?:hari|minggu)$/.test(next))
  )
}

/** Without a part of the day 1 to 5 may be either half, unless written "02"; null for "jam 8 siang", which is none. */
function fullHour(hour: number, part: Part | undefined, isExplicit: boolean): number | null {
  if (hour === 24) return part === undefined || part === 'night' ? 0 : null
  switch (part) {
    case 'morning':
      return hour <= 11 ? hour : null
    case 'noon':
      return hour >= 10 && hour <= 16 ? hour : hour >= 1 && hour <= 4 ? hour + 12 : null
    case 'afternoon':
      return hour >= 15 && hour <= 19 ? hour : hour >= 2 && hour <= 7 ? hour + 12 : null
    case 'night':
      if (hour === 12 || hour === 0) return 0
      if (hour >= 6 && hour <= 11) return hour + 12
      return hour <= 4 || hour >= 18 ? hour : null
    default:
      return hour >= 1 && hour <= 5 && !isExplicit ? null : hour
  }
}

/** "bakda ashar", "sore", "besok pagi": a time of day, but no hour. */
function vagueAt(words: readonly string[], at: number): ClockTimeIn | null {
  const word = words[at] ?? ''
  if (parts.has(word) && clockAt(words, at + 1)) return null
  if (prayerLeads.test(word) && prayers.test(words[at + 1] ?? '')) return { time: null, used: [at, at + 1] }
  if (prayers.test(word)) return { time: null, used: [at] }
  // "selamat pagi" greets.
  return parts.has(word) && word !== 'am' && !/^(?:selamat|sugeng|met)$/.test(words[at - 1] ?? '')
    ? { time: null, used: [at] }
    : null
}
