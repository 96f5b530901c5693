/** What of the SKP waits to be done, whichever year it belongs to: around New Year two years run side by side. */
import { appraisalStatus, type StageStatus } from '../personnel/appraisal.ts'
import type { Facts } from './facts.ts'

/** Until then a year that was left unfinished is still asked about first. */
const lastMonth = 3

/** The stage to act on of each year that has one, oldest year first. */
export function pendingStages({ record, parameters, today }: Facts): readonly {
  readonly year: number
  readonly stage: StageStatus
}[] {
  const years = [...(today.month <= lastMonth ? [today.year - 1] : []), today.year, today.year + 1]
  return years.flatMap((year) => {
    const { next, isUnrecorded } = appraisalStatus(record, year, today, parameters).value
    const isPending = next !== null && (next.state === 'open' || next.state === 'overdue') && !isUnrecorded
    return isPending ? [{ year, stage: next }] : []
  })
}
