/** "Predicate at least ... in the last n years" as conditions, for promotions and raises alike. */
import { formatMonth } from '../calendar/indonesian-date.ts'
import { annualWindow } from './appraisal-stages.ts'
import type { Condition } from './finding.ts'
import type { RuleParameters } from './parameters.ts'
import { annualPredicate, latestQuarter, predicateName } from './predicate.ts'
import type { PersonnelRecord, Predicate } from './record.ts'
import { serviceStart } from './service-length.ts'

export interface PredicateDemand {
  /** How many finished years count. */
  readonly years: number
  /** The worst predicate that still does. */
  readonly worst: Predicate
  /** When the file is looked at: the years that are evaluated by then are the last ones. */
  readonly decidedOn: Temporal.PlainDate
  readonly asOf: Temporal.PlainDate
  readonly parameters: RuleParameters
  /** SE Kepala BKN 16/2023: while the last full year isn't closed, the running year's newest quarter counts too. */
  readonly withRunningYear?: boolean
}

export interface PredicateVerdict {
  readonly conditions: readonly Condition[]
  /** The newest year whose predicate on record is too low; null when none is. */
  readonly lowYear: number | null
}

/** Oldest year first, years before the service began left out. A finished year without a predicate is a failed condition: without data nothing is assumed. */
export function predicateConditions(record: PersonnelRecord, demand: PredicateDemand): PredicateVerdict {
  const lastYear = lastEvaluatedYear(demand.decidedOn, demand.parameters)
  const conditions: Condition[] = []
  let lowYear: number | null = null
  const firstYear = Math.max(lastYear - demand.years + 1, serviceStart(record, demand.asOf)?.year ?? 0)
  for (let year = firstYear; year <= lastYear; year++) {
    const predicate = annualPredicate(record, year, demand.asOf)
    if (predicate !== null && predicate > demand.worst) lowYear = year
    conditions.push(yearCondition(year, predicate, demand))
  }
  const running = demand.withRunningYear ? latestQuarter(record, lastYear + 1, demand.asOf) : null
  if (running) {
    const isEnough = running.predicate <= demand.worst
    const text = `Predikat triwulan ${romans[running.quarter - 1]} ${lastYear + 1}: ${predicateName(running.predicate)}`
    conditions.push({ state: isEnough ? 'met' : 'failed', text })
  }
  return { conditions, lowYear }
}

const romans = ['I', 'II', 'III', 'IV'] as const

/** The newest SKP year whose annual evaluation is due by `date`. */
function lastEvaluatedYear(date: Temporal.PlainDate, parameters: RuleParameters): number {
  return isEvaluated(date.year - 1, date, parameters) ? date.year - 1 : date.year - 2
}

function isEvaluated(year: number, date: Temporal.PlainDate, parameters: RuleParameters): boolean {
  return Temporal.PlainDate.compare(annualWindow(year, parameters).dueOn, date) <= 0
}

function yearCondition(year: number, predicate: Predicate | null, demand: PredicateDemand): Condition {
  if (predicate !== null) {
    const state = predicate <= demand.worst ? 'met' : 'failed'
    return { state, text: `Predikat SKP ${year}: ${predicateName(predicate)}` }
  }
  // On the last day of the evaluation itself a missing predicate is still on its way.
  if (isEvaluated(year, demand.asOf.subtract({ days: 1 }), demand.parameters))
    return { state: 'failed', text: `Predikat SKP ${year} belum ada di data` }
  const when = formatMonth(annualWindow(year, demand.parameters).opensOn)
  return { state: 'open', text: `Predikat SKP ${year} minimal ${predicateName(demand.worst)}, dinilai ${when}` }
}
