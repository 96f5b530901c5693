/** What a wish to be reminded says: of what, how long before, on which day, at which hour. */
import { clockTimesIn } from './clock-time-in.ts'
import { dayIn } from './day-in.ts'
import { durationsIn } from './duration-in.ts'

export interface ReminderWish {
  readonly subject: 'appraisal' | 'raise' | 'promotion' | 'retirement' | 'contract' | 'training' | 'leave' | null
  /** So long before the subject is due, as often as named; days of work are counted apart. */
  readonly before: readonly { readonly length: Temporal.Duration; readonly isWorking: boolean }[]
  /** So long from now: "3 hari lagi". */
  readonly after: Temporal.Duration | null
  readonly date: Temporal.PlainDate | null
  readonly time: Temporal.PlainTime | null
  /** A time of day was named that leaves the hour open, or more than one. */
  readonly isTimeVague: boolean
}

const wishes =
  /^(?:ingatkan|diingatkan|ingetkan|ingetin|elingno|elingke|dielingke|engetaken|dipunengetaken|pengingat|alarm|alarmin|alarmkan|kabari|kabarin|dikabari|beritahu|colek|remind|notifikasi)$/
const subjects = [
  ['appraisal', /^(?:skp|ekinerja|kinerja|ekin|evaluasi|predikat|penilaian|triwulan|progres)$/],
  ['raise', /^(?:kgb|berkala)$/],
  ['promotion', /^(?:pangkat|kp)$/],
  ['retirement', /^(?:pensiun|purna)$/],
  ['contract', /^(?:kontrak|perjanjian)$/],
  ['training', /^(?:pelatihan|diklat|bimtek|webinar|kursus|seminar|workshop)$/],
  ['leave', /^cuti$/],
] as const
const declines = /^(?:jangan|berhenti|stop|hentikan|matikan|tidak|batal|batalkan)$/

/** `words` normalised. Null where nobody asks to be reminded, or asks for an end of it. */
export function reminderWish(words: readonly string[], today: Temporal.PlainDate): ReminderWish | null {
  const isTold = words.some(
    (word, at) => /^(?:kasih|beri|diberi)$/.test(word) && /^(?:tahu|kabar)$/.test(words[at + 1] ?? ''),
  )
  if (!isTold && !words.some((word) => wishes.test(word))) return null
  if (words.some((word, at) => declines.test(word) && wishes.test(words[at + 1] ?? ''))) return null
  const lengths = durationsIn(words)
  const later = lengths.filter(({ used }) => /^(?:lagi|meneh|malih)$/.test(words[(used.at(-1) ?? 0) + 1] ?? ''))
  const before = lengths.filter((length) => !later.includes(length))
  const week = before.length === 0 ? bareBefore(words) : null
  const times = clockTimesIn(words)
  const [time] = times
  return {
    subject: subjects.find(([, word]) => words.some((said) => word.test(said)))?.[0] ?? null,
    before: week ? [week] : before.map(({ length, isWorking }) => ({ length, isWorking })),
    after: later[0]?.length ?? null,
    date: dayIn(words, today)?.date ?? null,
    time: times.length === 1 ? (time?.time ?? null) : null,
    isTimeVague: times.length > 1 || time?.time === null,
  }
}

/** "a week before" loses its article. */
function bareBefore(words: readonly string[]) {
  const at = words.findIndex((word, at) => /^(?:minggu|bulan)$/.test(word) && words[at + 1] === 'sebelum')
  if (at === -1 || words[at - 1] === 'hari') return null
  return { length: Temporal.Duration.from(words[at] === 'minggu' ? { weeks: 1 } : { months: 1 }), isWorking: false }
}
