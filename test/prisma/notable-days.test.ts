/** The notable people of the sample on every day of five years: no rule throws, none promises what another denies. */
import { describe, expect, it } from 'vitest'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { annualLeave } from '#core/personnel/leave.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { nextPromotion } from '#core/personnel/promotion.ts'
import { nextRaise } from '#core/personnel/raise.ts'
import type { PersonnelRecord } from '#core/personnel/record.ts'
import { retirement } from '#core/personnel/retirement.ts'
import { ruleDates } from '#core/personnel/rule-dates.ts'
import { generateSampleCity } from '#prisma/sample/generate-sample-city.ts'
import { expectedRecord } from './expected-record.ts'

const madeOn = Temporal.PlainDate.from('2026-11-24')
const city = generateSampleCity({ today: madeOn })
const notables = city.notables.map(({ key, employeeId }) => {
  const person = city.people.find(({ id }) => id === employeeId)
  if (!person) throw new Error(`${key} is nobody`)
  return { key, record: expectedRecord(city, person) }
})

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0

describe.each(notables)('$key', ({ record }) => {
  it('every day from 2023 to 2027', () => {
    const problems: string[] = []
    for (let asOf = Temporal.PlainDate.from('2023-01-01'); asOf.year < 2028; asOf = asOf.add({ days: 1 })) {
      problems.push(...contradictions(record, asOf).map((what) => `${asOf}: ${what}`))
      if (problems.length > 5) break
    }
    expect(problems).toEqual([])
  }, 60_000)

  it('says the same when it is asked twice', () => {
    const parameters = parametersAt(defaultParameters, madeOn)
    expect(ruleDates(record, madeOn, parameters)).toEqual(ruleDates(record, madeOn, parameters))
  })
})

function contradictions(record: PersonnelRecord, asOf: Temporal.PlainDate): string[] {
  const parameters = parametersAt(defaultParameters, asOf)
  const promotion = nextPromotion(record, asOf, parameters)
  const raise = nextRaise(record, asOf, parameters)
  const pension = retirement(record, asOf, parameters).value
  const leave = annualLeave(record, asOf, parameters).value
  const { date, eligibleOn, outcome, target } = promotion.value
  const hasFailed = (found: typeof promotion | typeof raise) => found.conditions.some(({ state }) => state === 'failed')
  const end = pension.tmtPensiun
  const checks: readonly [boolean, string][] = [
    [date !== null && isBefore(date, asOf), 'a promotion in the past'],
    [date !== null && date.day !== 1 && outcome !== 'decreed', 'a promotion inside a month'],
    [date !== null && eligibleOn !== null && isBefore(date, eligibleOn), 'a promotion before the law allows it'],
    [date !== null && end !== null && !isBefore(date, end), 'a promotion after the retirement'],
    [(outcome === 'blocked') !== (hasFailed(promotion) && date !== null), 'blocked and its conditions differ'],
    [outcome === 'expected' && (date === null || target === null), 'expected, but not when or where to'],
    [raise.value.date !== null && !isBefore(asOf, raise.value.date), 'a raise that has passed'],
    [raise.value.date !== null && end !== null && !isBefore(raise.value.date, end), 'a raise after the retirement'],
    [raise.value.outcome === 'expected' && hasFailed(raise), 'a raise expected in spite of a failed condition'],
    [(leave.remaining ?? 0) > (leave.quota?.total ?? 0), 'more leave left than there is'],
    [pension.outcome === 'expected' && (end === null || !isBefore(asOf, end)), 'a retirement that has passed'],
  ]
  return checks.filter(([isWrong]) => isWrong).map(([, what]) => what)
}
