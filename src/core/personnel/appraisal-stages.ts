/** The stages of one SKP year with their dates; all dates are settings that follow the agency's circular. */
import type { RuleParameters } from './parameters.ts'

type AppraisalStageKey = 'plan' | 'tw1' | 'tw2' | 'tw3' | 'tw4' | 'annual'

export interface AppraisalStage {
  readonly key: AppraisalStageKey
  /** In the words people read. */
  readonly name: string
  readonly opensOn: Temporal.PlainDate
  /** The printed deadline, also when it is a day off; a reminder aims at the working day before. */
  readonly dueOn: Temporal.PlainDate
  /** Last day of the time that the stage is about. */
  readonly coversUntil: Temporal.PlainDate
}

const quarterNames = ['I', 'II', 'III', 'IV'] as const

/** Everybody's year has the same stages, and one answer looks at several years. */
const made = new WeakMap<RuleParameters['appraisalCalendar'], Map<number, readonly AppraisalStage[]>>()

/** In the order of their dates: plan, four quarterly evaluations, annual evaluation (PermenPANRB 6/2022). */
export function appraisalStages(
  year: number,
  parameters: Pick<RuleParameters, 'appraisalCalendar'>,
): readonly AppraisalStage[] {
  const years = made.get(parameters.appraisalCalendar) ?? new Map<number, readonly AppraisalStage[]>()
  made.set(parameters.appraisalCalendar, years)
  const stages = years.get(year) ?? makeStages(year, parameters)
  years.set(year, stages)
  return stages
}

function makeStages(year: number, parameters: Pick<RuleParameters, 'appraisalCalendar'>): readonly AppraisalStage[] {
  const calendar = parameters.appraisalCalendar
  const yearEnd = Temporal.PlainDate.from({ year, month: 12, day: 31 })
  const quarters = quarterNames.map((name, index): AppraisalStage => {
    const closes = Temporal.PlainDate.from({ year, month: index * 3 + 1, day: 1 })
      .add({ months: 3 })
      .subtract({ days: 1 })
    return {
      key: `tw${index + 1}` as AppraisalStageKey,
      name: `Evaluasi triwulan ${name} ${year}`,
      opensOn: closes.add({ days: 1 }),
      dueOn: closes.add({ days: calendar.quarterWindowDays[index] ?? 0 }),
      coversUntil: closes,
    }
  })
  return [
    {
      key: 'plan',
      name: `Penetapan SKP ${year}`,
      opensOn: onDay(year - 1, calendar.planOpens),
      dueOn: onDay(year, calendar.planDue),
      coversUntil: yearEnd,
    },
    ...quarters,
    {
      key: 'annual',
      name: `Evaluasi tahunan SKP ${year}`,
      ...annualWindow(year, parameters),
      coversUntil: yearEnd,
    },
  ]
}

/** When the superior gives the annual predicate of a year: in the first weeks of the next. */
export function annualWindow(
  year: number,
  { appraisalCalendar }: Pick<RuleParameters, 'appraisalCalendar'>,
): Pick<AppraisalStage, 'opensOn' | 'dueOn'> {
  return {
    opensOn: onDay(year + 1, appraisalCalendar.annualOpens),
    dueOn: onDay(year + 1, appraisalCalendar.annualDue),
  }
}

/** A 29 February of a common year becomes the 28th. */
function onDay(year: number, monthDay: string): Temporal.PlainDate {
  const [month = 1, day = 1] = monthDay.split('-').map(Number)
  return Temporal.PlainDate.from({ year, month, day })
}
