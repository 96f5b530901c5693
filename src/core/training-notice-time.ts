/** When a notice about a session may arrive: nobody is woken for a seat, and none comes when it is of no use any more. */
import type { TrainingSession } from './training-session.ts'

const zone = 'Asia/Jakarta'
const firstHour = 6
const lastHour = 21

/** `now` by day; in the evening and at night the next morning at six. */
export function politeTime(now: Temporal.Instant): Temporal.Instant {
  const here = now.toZonedDateTimeISO(zone)
  if (here.hour >= firstHour && here.hour < lastHour) return now
  const morning = here.hour < firstHour ? here.toPlainDate() : here.toPlainDate().add({ days: 1 })
  return morning.toZonedDateTime({ timeZone: zone, plainTime: { hour: firstHour } }).toInstant()
}

/** The moment at which a session begins: from then on nobody needs to hear of a seat; of e-learning, its end. */
export function lastUse({
  startsOn,
  endsOn,
  startTime,
  mode,
}: Pick<TrainingSession, 'startsOn' | 'endsOn' | 'startTime' | 'mode'>): Temporal.Instant {
  const [day, plainTime] = mode === 'mandiri' ? [endsOn.add({ days: 1 }), null] : [startsOn, startTime]
  return day.toZonedDateTime({ timeZone: zone, plainTime: plainTime ?? '00:00' }).toInstant()
}
