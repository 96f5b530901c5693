/** The dated settings that rules rest on, checked by key: what a law or the personnel agency may change without new code. */
import { z } from 'zod'
import { echelons, educationLevels, functionalLevels, pnsGrades, postKinds, pppkGrades } from './record.ts'

const months = z.int().min(0).max(1200)
const days = z.int().min(0).max(3660)
const age = z.int().min(40).max(80)
const points = z.number().min(0).max(10_000)
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a month and day like 01-31')
const ascendingYears = z
  .array(z.int().min(0).max(60))
  .min(1)
  .refine((years) => years.every((year, index) => index === 0 || year > (years[index - 1] ?? 0)), 'years must ascend')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day like 07:30')
const hours = z
  .object({ opens: time, closes: time })
  .refine(({ opens, closes }) => opens < closes, 'it must open before it closes')
const pnsGrade = z.enum(pnsGrades)
const gradeRange = z
  .object({ lowest: pnsGrade, highest: pnsGrade })
  .refine(
    ({ lowest, highest }) => pnsGrades.indexOf(lowest) <= pnsGrades.indexOf(highest),
    'the lowest must not be above the highest',
  )
const predicate = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
const byBehaviour = z.object({ 1: predicate, 2: predicate, 3: predicate })

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
  /** PP 99/2000 Pasal 7 (2): the shorter regular promotion of those who hold a Spesialis I. */
  specialistPromotion: z.object({ from: pnsGrade, months, years: z.int().min(1).max(5) }),
  /** Range of ranks that a managerial post allows, by its old echelon. */
  postRanges: z.record(z.enum(echelons), gradeRange),
  /** Range of ranks of a functional level. */
  levelRanges: z.record(z.enum(functionalLevels), gradeRange),
  /** Years taken off the masa kerja golongan when a promotion enters golongan II, III and IV. */
  serviceCuts: z.object({ II: z.int().min(0).max(20), III: z.int().min(0).max(20), IV: z.int().min(0).max(20) }),
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
  /** MPP: how long at most, and how long before it begins it is asked for. */
  retirementPreparation: z.object({ months, requestMonths: months }),
  contractDays: z.object({ critical: days, soon: days }),
  /** Dates in the year N of a SKP, save `planOpens`, which lies in N-1, and `annual...`, which lie in N+1. */
  appraisalCalendar: z.object({
    planOpens: monthDay,
    planDue: monthDay,
    quarterWindowDays: z.tuple([days, days, days, days]),
    annualOpens: monthDay,
    annualDue: monthDay,
  }),
  /** Predicate by result of work, then by behaviour (1 is above expectation, 3 below). */
  predicateMatrix: z.object({ 1: byBehaviour, 2: byBehaviour, 3: byBehaviour }),
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
  /** When officers answer; for Ramadan HR adds rows that begin and end it. */
  officeHours: z.object({ mondayToThursday: hours, friday: hours }),
  /** Working days after the one on which something was handed over, until an officer has answered. */
  handoverWorkingDays: z.int().min(1).max(30),
  /** IP-ASN: the whole points from which each level begins; below the last it is very low. */
  indexLevels: z.object({ veryHigh: points, high: points, middle: points, low: points }),
  /** IP-ASN: the most that each dimension gives, and what training gives, for "what raises the score". */
  indexPoints: z.object({
    qualification: points,
    competence: points,
    performance: points,
    discipline: points,
    degrees: z.partialRecord(z.enum(educationLevels), points),
    technicalHours: z.int().min(0),
    technical: z.object({ managerial: points, functional: points, staff: points }),
    seminar: z.object({ managerial: points, functional: points, staff: points }),
    course: z.object({ managerial: points, functional: points, staff: points }),
  }),
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
  /** Keys whose oldest row begins after the day: their value is that row's, taken backwards, and a rule says so. */
  readonly notYet: readonly ParameterKey[]
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

export const parameterKeys = Object.keys(parameterSchemas) as readonly ParameterKey[]

function isParameterKey(key: string): key is ParameterKey {
  return Object.hasOwn(parameterSchemas, key)
}

/** The checked value; throws an error that names the key and why. */
export function checkParameter(key: string, value: unknown): unknown {
  if (!isParameterKey(key)) throw new Error(`Rule parameter "${key}" is unknown`)
  const result = parameterSchemas[key].safeParse(value)
  if (result.success) return result.data
  const why = result.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
  throw new Error(`Rule parameter "${key}" is wrong: ${why.join('; ')}`)
}

interface Prepared {
  /** Days on which something changes, ascending, each with the parameters from then on. */
  readonly starts: readonly Temporal.PlainDate[]
  readonly made: (RuleParameters | null)[]
  readonly ordered: readonly { readonly row: ParameterRow; readonly value: unknown }[]
}

const prepared = new WeakMap<readonly ParameterRow[], Prepared>()

/**
 * The parameters in force on `date`. Every row is checked, also those not in force, so a bad future row shows at once;
 * once for the same list of rows, which must not change afterwards. Days between two changes share one object. Throws
 * when a key is unknown, wrong, or has no row at all.
 */
export function parametersAt(rows: readonly ParameterRow[], date: Temporal.PlainDate): RuleParameters {
  let known = prepared.get(rows)
  if (!known) {
    known = prepare(rows)
    prepared.set(rows, known)
  }
  const place = known.starts.findLastIndex((start) => Temporal.PlainDate.compare(start, date) <= 0)
  const index = place + 1
  const made = known.made[index] ?? makeParameters(known, place < 0 ? null : (known.starts[place] ?? null))
  known.made[index] = made
  return made
}

function prepare(rows: readonly ParameterRow[]): Prepared {
  const ordered = [...rows]
    .sort((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom))
    .map((row) => ({ row, value: checkParameter(row.key, row.value) }))
  for (const key of parameterKeys) {
    if (!rows.some((row) => row.key === key)) throw new Error(`Rule parameter "${key}" has no value`)
  }
  const starts = ordered.map(({ row }) => row.validFrom)
  return { ordered, starts: starts.filter((start, index) => !starts[index - 1]?.equals(start)), made: [] }
}

/** `date`: null stands for the time before the first row. */
function makeParameters({ ordered }: Prepared, date: Temporal.PlainDate | null): RuleParameters {
  const values: Record<string, unknown> = {}
  const periods: PromotionPeriod[] = []
  const notYet: ParameterKey[] = []
  for (const { row, value } of ordered) {
    const key = row.key as ParameterKey
    if (key === 'promotionPeriods') periods.push({ from: row.validFrom, months: value as number[] })
    else if (date !== null && Temporal.PlainDate.compare(row.validFrom, date) <= 0) values[key] = value
    else if (!(key in values)) {
      values[key] = value
      notYet.push(key)
    }
  }
  // Every key has a checked row, which the type system cannot follow.
  return { ...values, promotionPeriods: periods, notYet } as unknown as RuleParameters
}
