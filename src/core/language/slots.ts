/** What a question says beside its topic: a day, months, a year, a quarter, a golongan; and which of its words said so. */
import type { Grade } from '#core/personnel/record.ts'
import { dayIn } from './day-in.ts'
import { monthsIn } from './months.ts'
import { periodIn } from './period.ts'
import { ranksIn, rankWanted } from './rank-in.ts'

export interface Slots {
  /** `YYYY-MM`, inclusive. */
  readonly months?: { readonly from: string; readonly until: string }
  /** `YYYY-MM-DD`, where one day is named. */
  readonly date?: string
  readonly year?: number
  readonly quarter?: number
  /** The golongan that is aimed at. */
  readonly rank?: Grade
  /** Places of the words that were read. */
  readonly used: ReadonlySet<number>
}

/** `words` normalised. A word may be read both as months and as a year: the topic decides which of them is meant. */
export function readSlots(words: readonly string[], today: Temporal.PlainDate): Slots {
  const day = dayIn(words, today)
  const months = monthsIn(words, today)
  const period = periodIn(words, today)
  const wanted = rankWanted(ranksIn(words), words)
  return {
    ...(months ? { months: { from: months.from.toString(), until: months.until.toString() } } : {}),
    ...(day ? { date: day.date.toString() } : {}),
    ...(period.year === undefined ? {} : { year: period.year }),
    ...(period.quarter === undefined ? {} : { quarter: period.quarter }),
    ...(wanted ? { rank: wanted.grade } : {}),
    used: new Set([...(months?.used ?? []), ...period.used, ...(day?.used ?? []), ...(wanted?.used ?? [])]),
  }
}
