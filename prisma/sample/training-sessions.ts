/** Runs of the courses from two months ago to four months ahead, in working days, some full, some about to close. */
import { type DayOff, isWorkingDay } from '#core/calendar/working-days.ts'
import { isAfter } from './months.ts'
import { createRandom } from './random.ts'
import type { SampleSession, SampleTraining } from './sample-city.ts'
import { coursePlans } from './training-catalogue.ts'

export interface SessionNeeds {
  readonly today: Temporal.PlainDate
  readonly seed: number
  readonly trainings: readonly SampleTraining[]
  readonly holidays: readonly DayOff[]
  readonly agencyIds: readonly string[]
}

const rooms = [
  'Balai Diklat BKPP, Ruang Arjuna',
  'Balai Diklat BKPP, Ruang Bima',
  'Ruang Loka Krida, Balai Kota',
] as const
const runsEach = 2

export function buildSessions(needs: SessionNeeds): SampleSession[] {
  const { today, seed, trainings, holidays } = needs
  const sessions: SampleSession[] = []
  const first = today.subtract({ months: 2 })
  const daysInWindow = first.until(today.add({ months: 4 })).days
  trainings.forEach((training, index) => {
    const plan = coursePlans[index]
    if (!plan) return
    const random = createRandom(`${seed}/session/${training.title}`)
    for (let run = 0; run < runsEach; run++) {
      // Spread over the window so that every month has its share; the second run comes half a window later.
      const share = ((index * 5) % trainings.length) / trainings.length / 2 + run / 2
      const aim = first.add({ days: Math.floor(share * (daysInWindow - 14)) + 1 })
      const length = Math.min(5, Math.max(1, Math.ceil(training.hours / 8)))
      const days = workingDaysFrom(aim, length, holidays)
      const startsOn = days[0]
      const endsOn = days.at(-1)
      if (!startsOn || !endsOn) continue
      const mode = random.chance(0.5) ? 'daring' : random.chance(0.8) ? 'luring' : 'campuran'
      const isNarrow = random.chance(0.12) && needs.agencyIds.length > 0
      sessions.push({
        id: sessions.length + 1,
        trainingId: training.id,
        startsOn,
        endsOn,
        startTime: '08:00',
        endTime: training.hours < 6 ? '12:00' : '15:30',
        mode,
        place: mode === 'daring' ? 'Zoom' : random.pick(rooms),
        link: mode === 'daring' ? `https://rapat.example/${sessions.length + 1}` : null,
        quota: random.pick([20, 25, 30, 40]),
        waitingLimit: 20,
        registrationClosesOn: startsOn.subtract({ days: 4 }),
        postKinds: plan.postKinds ?? [],
        professions: plan.professions ?? [],
        employmentKinds: plan.employmentKinds ?? [],
        agencyIds: isNarrow ? needs.agencyIds.slice(0, 6) : [],
        contact: 'Bidang Pengembangan Kompetensi BKPP',
        cancelledOn: run === 1 && index === 13 && isAfter(startsOn, today) ? today.subtract({ days: 2 }) : null,
      })
    }
  })
  return closeSoon(sessions, today)
}

/** Soon ones close late, the next of all in any case, so that on any day some are about to close. */
function closeSoon(sessions: readonly SampleSession[], today: Temporal.PlainDate): SampleSession[] {
  const ahead = sessions.map(({ startsOn }) => today.until(startsOn).days).filter((days) => days >= 2)
  const next = Math.min(...ahead)
  return sessions.map((session) => {
    const days = today.until(session.startsOn).days
    const isSoon = days >= 2 && (days <= 9 || days === next)
    return isSoon ? { ...session, registrationClosesOn: today.add({ days: 1 }) } : session
  })
}

/** The first run of `length` working days in a row without a break of more than a weekend. */
function workingDaysFrom(aim: Temporal.PlainDate, length: number, holidays: readonly DayOff[]): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = []
  for (let day = aim; days.length < length; day = day.add({ days: 1 })) {
    if (!isWorkingDay(day, holidays)) continue
    const last = days.at(-1)
    if (last && last.until(day).days > 3) days.length = 0
    days.push(day)
  }
  return days
}
