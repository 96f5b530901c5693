/** The dated settings that rules rest on, checked by key: what a law or the personnel agency may change without new code. */
import { z } from 'zod'
import { educationLevels, functionalLevels, pnsGrades, postKinds, pppkGrades } from './record.ts'

const months = z.int().min(0).max(1200)
const days = z.int().min(0).max(3660)
const age = z.int().min(40).max(80)
const points = z.number().min(0).max(10_000)
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a month and day like 01-31')
const ascendingYears = z
  .array(z.int().min(0).max(60))
  .min(1)
  .refine((years) => years.every((year, index) => index === 0 || year > (years[index - 1] ?? 0)), 'years must ascend')
const pnsGrade = z.enum(pnsGrades)

/** One schema a key; the key is also the name of the property in `RuleParameters`. */
export const parameterSchemas = {
  /** Months of the year in which a promotion may take effect, on day 1. Every dated row stays in force for its time. */
  promotionPeriods: z.array(z.int().min(1).max(12)).min(1),
  /** A proposal should be in this many days before the TMT. */
  promotionCutoffDays: days,
  promotionReminderDays: z.array(days),
  /** Months in the last rank, by kind of promotion; `post` is the time in a structural post. */
  promotionMonths: z.object({
    regular: months,
    structural: months,
    structuralShort: months,
    post: months,
    functional: months,
    diploma: months,
  }),
  /** Highest rank that a regular promotion reaches with a recognised diploma. */
  educationCeilings: z.record(z.enum(educationLevels), pnsGrade),
  /** Rank that a diploma opens by penyesuaian ijazah. */
  diplomaGrades: z.partialRecord(z.enum(educationLevels), pnsGrade),
  /** Angka kredit of a full year at predicate Baik. */
  creditCoefficients: z.record(z.enum(functionalLevels), points),
  /** Percent of the coefficient, by predicate code (1 is the best). */
  creditPercents: z.object({ 1: points, 2: points, 3: points, 4: points, 5: points }),
  /** Cumulative credit inside the level: to leave each rank, and to rise to the next level (null: no next). */
  creditThresholds: z.record(
    z.enum(functionalLevels),
    z.object({ ranks: z.partialRecord(pnsGrade, points), nextLevel: points.nullable() }),
  ),
  /** AK dasar of a rank in the middle of its level; a rank that is not listed starts at 0. */
  creditBases: z.partialRecord(pnsGrade, points),
  /** Percent of the threshold that a higher recognised degree adds, once. */
  creditDiplomaPercent: points,
  /** Years of masa kerja golongan at which the pay table has a row. */
  payRowsPns: z.record(pnsGrade, ascendingYears),
  payRowsPppk: z.record(z.enum(pppkGrades), ascendingYears),
  /** A raise letter is prepared and issued this many days before the TMT. */
  raiseLeadDays: z.object({ collect: days, issue: days }),
  /** The agreement of a PPPK must run longer than this many years. */
  raiseContractYears: z.object({ firstOfGradeV: z.int().min(0), other: z.int().min(0) }),
  /** BUP: by post, by functional level, and by profession, which wins; the first profession that matches counts. */
  retirementAges: z.object({
    posts: z.record(z.enum(postKinds).exclude(['fungsional']), age),
    levels: z.record(z.enum(functionalLevels), age),
    professions: z.array(z.object({ startsWith: z.string().min(3), age })),
  }),
  /** Months before the retirement at which people are told. */
  pensionLadderMonths: z.array(months),
  contractDays: z.object({ critical: days, soon: days }),
  /** Dates in the year N of a SKP, save `planOpens`, which lies in N-1, and `annual...`, which lie in N+1. */
  appraisalCalendar: z.object({
    planOpens: monthDay,
    planDue: monthDay,
    quarterWindowDays: z.tuple([days, days, days, days]),
    annualOpens: monthDay,
    annualDue: monthDay,
  }),
  /** JP: a floor for a PNS by calendar year, a ceiling for a PPPK by contract year. */
  trainingHours: z.object({ pnsFloor: z.int().min(0), pppkCeiling: z.int().min(0) }),
  leaveDays: z.object({
    base: z.int(),
    carryCap: z.int(),
    twoYearCarry: z.int(),
    totalCap: z.int(),
    pppkBase: z.int(),
    minServiceMonths: months,
  }),
  longServiceYears: ascendingYears,
  /** Job person match in percent, from which a person counts as fit or partly fit. */
  competencyBands: z.object({ fit: points, partly: points }),
} as const

export type ParameterKey = keyof typeof parameterSchemas
type Values = { readonly [Key in ParameterKey]: z.output<(typeof parameterSchemas)[Key]> }

interface PromotionPeriod {
  readonly from: Temporal.PlainDate
  readonly months: readonly number[]
}

/** Everything a rule may read besides the record: the values in force on one day. */
export type RuleParameters = Omit<Values, 'promotionPeriods'> & {
  /** All periods, oldest first: a TMT is judged by the rule of its own time. */
  readonly promotionPeriods: readonly PromotionPeriod[]
}

/** A row of the table that HR edits; a newer `validFrom` of the same key takes over on its day. */
export interface ParameterRow {
  readonly key: string
  readonly value: unknown
  readonly validFrom: Temporal.PlainDate
  readonly source: string
  /** `local` is the agency's own practice, `unverified` was not read in a law's text. */
  readonly status: 'verified' | 'unverified' | 'local'
}

function isParameterKey(key: string): key is ParameterKey {
  return Object.hasOwn(parameterSchemas, key)
}

/** The checked value; throws an error that names the key and why. */
function checkParameter(key: string, value: unknown): unknown {
  if (!isParameterKey(key)) throw new Error(`Rule parameter "${key}" is unknown`)
  const result = parameterSchemas[key].safeParse(value)
  if (result.success) return result.data
  const why = result.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
  throw new Error(`Rule parameter "${key}" is wrong: ${why.join('; ')}`)
}

/**
 * The parameters in force on `date`. Every row is checked, also those not in force, so a bad future row shows at once.
 * Throws when a key is unknown, wrong, or has no row yet on that day.
 */
export function parametersAt(rows: readonly ParameterRow[], date: Temporal.PlainDate): RuleParameters {
  const ordered = [...rows].sort((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom))
  const values: Record<string, unknown> = {}
  const periods: PromotionPeriod[] = []
  for (const row of ordered) {
    const value = checkParameter(row.key, row.value)
    if (row.key === 'promotionPeriods') periods.push({ from: row.validFrom, months: value as number[] })
    else if (Temporal.PlainDate.compare(row.validFrom, date) <= 0) values[row.key] = value
  }
  if (periods.length > 0) values.promotionPeriods = periods
  for (const key of Object.keys(parameterSchemas)) {
    if (!(key in values)) throw new Error(`Rule parameter "${key}" has no value on ${date}`)
  }
  // The loop above has put a checked value under every key, which the type system cannot follow.
  return values as unknown as RuleParameters
}
