/** Time served in the last rank, as a condition that people read. */
import { formatDate, formatDuration } from '../calendar/indonesian-date.ts'
import type { Condition } from './finding.ts'
import { met, open } from './finding-text.ts'
import type { PathInput } from './promotion-outlook.ts'

/** `4 tahun di III/b (sejak 1 April 2023)`, with the day on which it will be reached while it is open. */
export function timeInRank({ grade, tmtGrade, asOf }: PathInput, months: number): Condition {
  const fullOn = tmtGrade.add({ months })
  const text = `${formatDuration(Math.floor(months / 12), months % 12)} di ${grade} (sejak ${formatDate(tmtGrade)})`
  return Temporal.PlainDate.compare(fullOn, asOf) <= 0 ? met(text) : open(`${text}, genap ${formatDate(fullOn)}`)
}
