/** Angka kredit (AK) in whole units, so that no rounding moves a date (PermenPANRB 1/2023; Peraturan BKN 3/2023). */
import type { RuleParameters } from './parameters.ts'
import type { FunctionalLevel, Predicate } from './record.ts'

/** One AK is 120,000 units: coefficients have two decimals, percents are whole, a month is a twelfth. */
const unitsPerPoint = 120_000

type CreditParameters = Pick<RuleParameters, 'creditCoefficients' | 'creditPercents'>

/** Credit of so many months in a level with one predicate; not rounded, rounding is for display. */
export function creditFor(
  level: FunctionalLevel,
  predicate: Predicate,
  months: number,
  parameters: CreditParameters,
): number {
  return toPoints(monthUnits(level, predicate, parameters) * months)
}

/** Months at predicate Baik until the threshold is reached; 0 when it is. */
export function monthsNeeded(
  level: FunctionalLevel,
  total: number,
  threshold: number,
  parameters: CreditParameters,
): number {
  const short = toUnits(threshold) - toUnits(total)
  return short <= 0 ? 0 : Math.ceil(short / monthUnits(level, 2, parameters))
}

export interface CreditCount {
  /** Total at the end of the last whole month before `asOf`. */
  readonly total: number
  /** First day after the month in which the threshold is reached. */
  readonly reachedOn: Temporal.PlainDate
}

/**
 * Counts month by month from `from` (the first day that the starting total does not hold yet). `predicateOf` gives a
 * year's predicate; null is taken as Baik, which the caller has to say.
 */
export function countCredit(
  input: {
    readonly level: FunctionalLevel
    readonly total: number
    readonly from: Temporal.PlainDate
    readonly threshold: number
    readonly asOf: Temporal.PlainDate
    readonly predicateOf: (year: number) => Predicate | null
  },
  parameters: CreditParameters,
): CreditCount {
  const threshold = toUnits(input.threshold)
  let units = toUnits(input.total)
  let unitsAsOf = units
  let month = input.from.day === 1 ? input.from : input.from.with({ day: 1 }).add({ months: 1 })
  let reachedOn: Temporal.PlainDate | null = units >= threshold ? month : null
  for (;;) {
    const end = month.add({ months: 1 })
    const isPast = Temporal.PlainDate.compare(end, input.asOf) <= 0
    if (reachedOn && !isPast) return { total: toPoints(unitsAsOf), reachedOn }
    units += monthUnits(input.level, input.predicateOf(month.year) ?? 2, parameters)
    if (isPast) unitsAsOf = units
    if (!reachedOn && units >= threshold) reachedOn = end
    month = end
  }
}

function monthUnits(level: FunctionalLevel, predicate: Predicate, parameters: CreditParameters): number {
  const coefficient = Math.round(parameters.creditCoefficients[level] * 100)
  const units = coefficient * parameters.creditPercents[predicate]
  if (units <= 0) throw new Error(`Rule parameters give no credit for level ${level} and predicate ${predicate}`)
  return units
}

function toUnits(points: number): number {
  return Math.round(points * unitsPerPoint)
}

function toPoints(units: number): number {
  return units / unitsPerPoint
}
