/** By when an officer answers, and how it is told. */
import { formatDateWithDay } from '../calendar/indonesian-date.ts'
import type { DayOff } from '../calendar/working-days.ts'
import type { RuleParameters } from '../personnel/parameters.ts'
import { clockText, endOfWorkingDay, isOfficeTime, nextOpening, officeHoursText } from './office-hours.ts'

export interface PromiseRules {
  readonly parameters: Pick<RuleParameters, 'officeHours' | 'handoverWorkingDays'>
  readonly holidays: readonly DayOff[]
}

export function promisedBy(now: Temporal.Instant, { parameters, holidays }: PromiseRules): Temporal.Instant {
  const { handoverWorkingDays, officeHours } = parameters
  return endOfWorkingDay(now, handoverWorkingDays, officeHours, holidays)
}

/** For a template: the office's hours, the last day, and when officers begin again where nobody is there now. */
export function promiseView(now: Temporal.Instant, dueAt: Temporal.Instant, { parameters, holidays }: PromiseRules) {
  const { officeHours } = parameters
  const opening = nextOpening(now, officeHours, holidays)
  const isLate = Temporal.Instant.compare(dueAt, now) < 0
  return {
    jam: officeHoursText(officeHours),
    batas: formatDateWithDay(dueAt.toZonedDateTimeISO('Asia/Jakarta').toPlainDate()),
    lewat: isLate,
    luar: !isOfficeTime(now, officeHours, holidays),
    mulai: `${formatDateWithDay(opening.toPlainDate())} pukul ${clockText(opening.toPlainTime())}`,
  }
}
