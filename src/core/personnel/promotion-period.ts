/** Kenaikan pangkat periods: the first TMT on or after a day; 12 a year since 1 October 2025 (Peraturan BKN 4/2025). */
import type { RuleParameters } from './parameters.ts'

/**
 * Before that 6 a year from 2024 (Peraturan BKN 4/2023) and April and October (PP 99/2000 jo. PP 12/2002). The period
 * is a window for proposals: nobody rises twelve times a year. A TMT is judged by the rule in force on that TMT.
 */
export function nextPeriod(
  date: Temporal.PlainDate,
  parameters: Pick<RuleParameters, 'promotionPeriods'>,
): Temporal.PlainDate {
  const first = date.with({ day: 1 })
  let tmt = first.equals(date) ? first : first.add({ months: 1 })
  for (;;) {
    if (monthsAt(tmt, parameters).includes(tmt.month)) return tmt
    tmt = tmt.add({ months: 1 })
  }
}

/** Days older than the oldest row are judged by that row. */
function monthsAt(tmt: Temporal.PlainDate, { promotionPeriods }: Pick<RuleParameters, 'promotionPeriods'>) {
  const inForce = promotionPeriods.findLast((period) => Temporal.PlainDate.compare(period.from, tmt) <= 0)
  const months = (inForce ?? promotionPeriods[0])?.months
  if (!months || months.length === 0) throw new Error('Rule parameter "promotionPeriods" is empty')
  return months
}
