/** SKP years with their quarters, as they stand on the day: what lies ahead is empty, some of what is due is late. */
import type { AppraisalYear, PeriodicEvaluation, Predicate } from '#core/personnel/record.ts'
import { isAfter, onWeekday } from './months.ts'
import { createRandom } from './random.ts'
import { predicateOf, ratingOf, type YearRating } from './ratings.ts'

/** What a person, or the superior, has not done although it was due. */
export type Lateness = 'plan' | 'quarter_submission' | 'quarter_evaluation'

export interface AppraisalNeeds {
  readonly personId: string
  readonly today: Temporal.PlainDate
  /** First day of service in the city. */
  readonly from: Temporal.PlainDate
  /** From this day the person is exempt (leave without pay, study, preparation for retirement). */
  readonly exemptFrom: Temporal.PlainDate | null
  readonly lateness: Lateness | null
  readonly ratings: Readonly<Record<number, YearRating>>
}

interface Quarter {
  readonly year: number
  readonly quarter: 1 | 2 | 3 | 4
}

const yearsKept = 4
const quarters = [1, 2, 3, 4] as const

export function buildAppraisals(needs: AppraisalNeeds): AppraisalYear[] {
  const { today } = needs
  const due = lastDueQuarter(today)
  const years: AppraisalYear[] = []
  for (let year = today.year - yearsKept; year <= today.year; year++) {
    const mayEnd = date(year, 5, 31)
    if (isAfter(needs.from, mayEnd)) continue
    if (needs.exemptFrom && !isAfter(needs.exemptFrom, date(year, 2, 1))) continue
    years.push(buildYear(needs, year, due))
  }
  return years
}

/** The newest quarter whose window (ten days after its end) is over on the day. */
export function lastDueQuarter(today: Temporal.PlainDate): Quarter {
  for (let year = today.year; ; year--) {
    for (const quarter of [4, 3, 2, 1] as const) {
      if (isAfter(today, endOf(year, quarter).add({ days: 10 }))) return { year, quarter }
    }
  }
}

function buildYear(needs: AppraisalNeeds, year: number, due: Quarter): AppraisalYear {
  const { today, from, exemptFrom } = needs
  const random = createRandom(`${needs.personId}/appraisal/${year}`)
  const seen = (day: Temporal.PlainDate): Temporal.PlainDate | null =>
    isAfter(day, today) || (exemptFrom && !isAfter(exemptFrom, day)) ? null : day
  const rating = needs.ratings[year] ?? ratingOf(needs.personId, year)

  const opening = isAfter(from, date(year - 1, 12, 15)) ? from.add({ days: 5 }) : date(year - 1, 12, 16)
  const planned = onWeekday(opening.add({ days: random.int(0, 36) }))
  const isPlanLate = needs.lateness === 'plan' && year === today.year
  const planSubmittedOn = isPlanLate && random.chance(0.5) ? null : seen(planned)
  const planApprovedOn = isPlanLate ? null : seen(onWeekday(planned.add({ days: random.int(1, 4) })))

  const periods: PeriodicEvaluation[] = []
  for (const quarter of quarters) {
    const end = endOf(year, quarter)
    if (isAfter(from, end) || (exemptFrom && !isAfter(exemptFrom, end))) continue
    const isLate = year === due.year && quarter === due.quarter
    const submitted = onWeekday(end.add({ days: random.int(1, 4) }))
    const evaluated = onWeekday(submitted.add({ days: random.int(1, 2) }))
    const submittedOn = isLate && needs.lateness === 'quarter_submission' ? null : seen(submitted)
    const isHeldUp = submittedOn === null || (isLate && needs.lateness === 'quarter_evaluation')
    const evaluatedOn = isHeldUp ? null : seen(evaluated)
    const drift: Predicate = rating.result === 1 && random.chance(0.3) ? 2 : predicateOf(rating)
    periods.push({ quarter, submittedOn, evaluatedOn, predicate: evaluatedOn ? drift : null })
  }

  const isOpenAtEnd = due.year === year && due.quarter === 4 && needs.lateness?.startsWith('quarter')
  const selfAssessedOn = isOpenAtEnd ? null : seen(onWeekday(date(year + 1, 1, random.int(2, 3))))
  const evaluatedOn = isOpenAtEnd ? null : seen(onWeekday(date(year + 1, 1, random.int(6, 8))))
  return {
    year,
    planSubmittedOn,
    planApprovedOn,
    periods,
    selfAssessedOn,
    evaluatedOn,
    result: evaluatedOn ? rating.result : null,
    behaviour: evaluatedOn ? rating.behaviour : null,
    predicate: evaluatedOn ? predicateOf(rating) : null,
  }
}

const lastDays = { 1: 31, 2: 30, 3: 30, 4: 31 } as const

function endOf(year: number, quarter: 1 | 2 | 3 | 4): Temporal.PlainDate {
  return date(year, quarter * 3, lastDays[quarter])
}

function date(year: number, month: number, day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(year, month, day)
}
