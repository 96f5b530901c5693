/** Who joined which run: only people who are invited, never above the quota nor at two places; a few full, with a list. */
import { isAfter } from './months.ts'
import { createRandom } from './random.ts'
import type { SamplePerson, SampleRegistration, SampleSession, SampleUnit } from './sample-city.ts'

export interface RegistrationNeeds {
  readonly today: Temporal.PlainDate
  readonly seed: number
  readonly sessions: readonly SampleSession[]
  readonly people: readonly SamplePerson[]
  readonly units: readonly SampleUnit[]
}

export function buildRegistrations(needs: RegistrationNeeds): {
  readonly sessions: SampleSession[]
  readonly registrations: SampleRegistration[]
} {
  const { today, seed } = needs
  const agencies = new Map(needs.units.map((unit) => [unit.id, unit.agencyId]))
  const registrations: SampleRegistration[] = []
  const busy = new Map<string, SampleSession[]>()
  const sessions = needs.sessions.map((session) => {
    if (session.cancelledOn) return session
    const random = createRandom(`${seed}/registration/${session.id}`)
    const isPast = isAfter(today, session.endsOn)
    const invited = needs.people
      .filter((person) => isInvited(person, session, agencies))
      .map((person) => ({ person, rank: random.next() }))
      .sort((a, b) => a.rank - b.rank)
      .filter(({ person }) => !busy.get(person.id)?.some((other) => collide(session, other)))
    const { quota } = session
    const isFull = quota !== null && !isPast && invited.length >= 8 && session.id % 6 === 0
    const wanted = isFull ? 20 : random.int(3, 14)
    const joining = invited.slice(0, Math.min(wanted, isFull || quota === null ? 20 : quota - 2))
    const opensOn = [session.registrationClosesOn.subtract({ days: 25 }), today.subtract({ days: 1 })].sort(
      Temporal.PlainDate.compare,
    )[0]
    const add = (person: SamplePerson, status: SampleRegistration['status'], registeredOn: Temporal.PlainDate) => {
      registrations.push({ sessionId: session.id, employeeId: person.id, status, registeredOn })
      if (status !== 'batal') busy.set(person.id, [...(busy.get(person.id) ?? []), session])
    }
    for (const { person } of joining) {
      const days = random.int(0, 5)
      const wish = (opensOn ?? today).subtract({ days })
      const attended = random.chance(0.9) ? 'hadir' : 'tidak_hadir'
      const status = isPast ? attended : !isFull && random.chance(0.08) ? 'batal' : 'terdaftar'
      add(person, status, wish)
    }
    // Those who came when all seats were taken.
    const late = isFull ? invited.slice(joining.length, joining.length + random.int(2, 5)) : []
    for (const { person } of late) add(person, 'menunggu', opensOn ?? today.subtract({ days: 1 }))
    return isFull ? { ...session, quota: joining.length } : session
  })
  return { sessions, registrations }
}

/** By day, whatever the hours: nobody of the sample has to choose. */
function collide(one: SampleSession, other: SampleSession): boolean {
  const isElearning = one.mode === 'mandiri' || other.mode === 'mandiri'
  return !isElearning && !isAfter(one.startsOn, other.endsOn) && !isAfter(other.startsOn, one.endsOn)
}

function isInvited(person: SamplePerson, session: SampleSession, agencies: ReadonlyMap<string, string>): boolean {
  const post = person.posts.find((entry) => entry.assignment === 'definitif' && entry.endedOn === null)
  if (!post || person.legalStatus !== 'aktif') return false
  const agency = agencies.get(person.unitId) ?? ''
  return (
    allows(session.postKinds, post.kind) &&
    allows(session.employmentKinds, person.kind) &&
    allows(session.agencyIds, agency) &&
    (session.professions.length === 0 || (post.profession !== null && session.professions.includes(post.profession)))
  )
}

/** An empty list invites everybody. */
function allows<Item>(list: readonly Item[], item: Item): boolean {
  return list.length === 0 || list.includes(item)
}
