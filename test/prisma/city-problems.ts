/** What does not add up in the city as a whole: units, superiors, appraisals, training and registrations. */
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { isWorkingDay } from '#core/calendar/working-days.ts'
import type { SampleCity, SamplePerson, SampleSession } from '#prisma/sample/sample-city.ts'
import { ownPost } from './expected-record.ts'

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0

export function cityProblems(city: SampleCity): string[] {
  const problems: string[] = []
  const check = (holds: boolean, what: string): void => {
    if (!holds) problems.push(what)
  }
  const units = new Map(city.units.map((unit) => [unit.id, unit]))
  const people = new Map(city.people.map((person) => [person.id, person]))
  const agencyOf = (person: SamplePerson): string | undefined => units.get(person.unitId)?.agencyId

  check(city.people.length === 300 && people.size === 300, `${city.people.length} people`)
  const agencies = new Set(city.people.map(agencyOf))
  check(agencies.size >= 20, `${agencies.size} agencies`)
  unique('number', ({ number }) => number.value)
  unique('phone', ({ phone }) => phone)
  unique('email', ({ email }) => email)
  const names = city.people.map(({ fullName }) => fullName)
  check(names.length - new Set(names).size === 1, 'exactly one name is shared by two')
  for (const unit of city.units) {
    check(unit.isAgency ? unit.agencyId === unit.id : units.has(unit.parentId ?? ''), `${unit.code} hangs in the air`)
  }
  for (const person of city.people) checkPerson(person)
  checkTraining()
  return problems

  function unique(what: string, read: (person: SamplePerson) => string | null): void {
    const values = city.people.map(read).filter((value) => value !== null)
    check(new Set(values).size === values.length, `a ${what} occurs twice`)
  }

  function checkPerson(person: SamplePerson): void {
    const label = person.fullName
    const superior = people.get(person.supervisorId ?? '')
    const isSekda = ownPost(person)?.echelon === 'II.a'
    check(isSekda ? superior === undefined : superior !== undefined, `${label} has no superior`)
    if (superior) {
      const isTop = ownPost(superior)?.echelon === 'II.a'
      check(agencyOf(superior) === agencyOf(person) || isTop, `${label} reports to another agency`)
      check(rungOf(superior) < rungOf(person), `${label} reports to somebody who does not stand above`)
    }
    const chain = new Set<string>()
    for (let at: SamplePerson | undefined = person; at; at = people.get(at.supervisorId ?? '')) {
      const isCircle = chain.has(at.id)
      check(!isCircle, `${label} is above themselves`)
      if (isCircle) break
      chain.add(at.id)
    }
    checkAppraisals(person)
    const contracts = person.kind === 'pppk' || person.kind === 'pppk_paruh_waktu'
    check(contracts === person.contracts.length > 0, `${label}: agreements are for PPPK`)
    for (const { startsOn, endsOn } of person.contracts) {
      check(!before(city.today, startsOn) && !before(endsOn, city.today), `${label}: the agreement does not run`)
    }
    for (const { submittedOn, steps } of person.proposals) {
      const dates = [submittedOn, ...steps.map(({ on }) => on), city.today]
      check(steps.length > 0 && isAscending(dates), `${label}: stages of a proposal run backwards`)
    }
    for (const certificate of person.certificates) {
      check(
        certificate.endsOn !== null && !before(city.today, certificate.endsOn),
        `${label}: a certificate of tomorrow`,
      )
    }
    for (const year of person.leave) check(year.used >= 0 && year.used <= 12, `${label}: leave of ${year.used} days`)
    for (const { awardedOn } of person.awards) check(!before(city.today, awardedOn), `${label}: an award of tomorrow`)
  }

  function checkAppraisals(person: SamplePerson): void {
    for (const year of person.appraisals) {
      const label = `${person.fullName}, SKP ${year.year}`
      check(year.year <= city.today.year && year.year >= city.today.year - 4, `${label}: outside the years kept`)
      check((year.predicate === null) === (year.evaluatedOn === null), `${label}: predicate without evaluation`)
      check(!year.planApprovedOn || year.planSubmittedOn !== null, `${label}: approved, never submitted`)
      const plan = [year.planSubmittedOn, year.planApprovedOn].filter((day) => day !== null)
      check(isAscending([...plan, city.today]), `${label}: plan out of order`)
      for (const { quarter, submittedOn, evaluatedOn, predicate } of year.periods) {
        const end = Temporal.PlainDate.from({ year: year.year, month: quarter * 3, day: 1 }).add({ months: 1 })
        const days = [submittedOn, evaluatedOn].filter((day) => day !== null)
        check((predicate === null) === (evaluatedOn === null), `${label}: quarter ${quarter} rated without a day`)
        check(!evaluatedOn || submittedOn !== null, `${label}: quarter ${quarter} evaluated before it was submitted`)
        check(isAscending([end, ...days]) || days.length === 0, `${label}: quarter ${quarter} before its end`)
        check(isAscending([...days, city.today]), `${label}: quarter ${quarter} in the future`)
      }
    }
  }

  function checkTraining(): void {
    const [from, until] = [city.today.subtract({ months: 2 }), city.today.add({ months: 4 })]
    check(city.trainings.length >= 20 && city.sessions.length >= 40, 'too little training')
    const ahead = city.sessions.filter(({ startsOn }) => !before(startsOn, city.today))
    check(ahead.length >= 20 && ahead.length < city.sessions.length, `${ahead.length} sessions ahead`)
    for (let month = 0; month < 4; month++) {
      const first = city.today.with({ day: 1 }).add({ months: month })
      const count = city.sessions.filter(
        ({ startsOn }) => startsOn.year === first.year && startsOn.month === first.month,
      )
      check(count.length >= 2 || month === 0, `only ${count.length} sessions in ${first.year}-${first.month}`)
    }
    check(
      city.sessions.some((one) => one.registrationClosesOn.equals(city.today.add({ days: 1 }))),
      'none closes tomorrow',
    )
    const held = city.sessions.filter(({ mode }) => mode !== 'mandiri')
    const elearning = city.sessions.filter(({ mode }) => mode === 'mandiri')
    check(
      elearning.length >= 2 && elearning.every(({ link, quota, startTime }) => link && quota === null && !startTime),
      'no e-learning with a link and without hours or a limit',
    )
    check(
      held.some(({ cancelledOn, startsOn }) => cancelledOn && before(city.today, startsOn)),
      'none ahead is called off',
    )
    check(
      ahead.some((one) => held.some((other) => one.id !== other.id && isTogether(one, other))),
      'no two take place at the same time',
    )
    let full = 0
    let waiting = 0
    for (const session of held) {
      const label = `session ${session.id}`
      const inside = !before(session.startsOn, from) && !before(until, session.startsOn)
      check(inside && !before(session.endsOn, session.startsOn), `${label} is out of the window`)
      const days = [session.startsOn, session.endsOn]
      check(
        days.every((day) => isWorkingDay(day, defaultHolidays)),
        `${label} begins or ends on a day off`,
      )
      check(!before(session.startsOn, session.registrationClosesOn), `${label} closes after it began`)
      const joined = city.registrations.filter(
        ({ sessionId, status }) => sessionId === session.id && status !== 'batal',
      )
      const seated = joined.filter(({ status }) => status !== 'menunggu')
      const quota = session.quota ?? 0
      check(seated.length <= quota, `${label} is over its quota`)
      check(seated.length === quota || seated.length === joined.length, `${label} lets people wait beside free seats`)
      check(joined.length - seated.length <= session.waitingLimit, `${label} has too long a list`)
      if (seated.length === quota && before(city.today, session.startsOn)) full++
      if (seated.length < joined.length) waiting++
      for (const { employeeId, registeredOn } of joined) {
        const person = people.get(employeeId)
        const post = person && ownPost(person)
        const isInvited =
          person &&
          post &&
          (session.postKinds.length === 0 || session.postKinds.includes(post.kind)) &&
          (session.employmentKinds.length === 0 || session.employmentKinds.includes(person.kind)) &&
          (session.professions.length === 0 || session.professions.includes(post.profession ?? ''))
        check(Boolean(isInvited), `${label} holds somebody who is not invited`)
        check(before(registeredOn, city.today), `${label} holds a registration of tomorrow`)
      }
    }
    check(full >= 1, 'no session ahead is full')
    check(waiting >= 1, 'nobody waits for a seat')
    const byPerson = Map.groupBy(
      city.registrations.filter(({ status }) => status !== 'batal'),
      ({ employeeId }) => employeeId,
    )
    const sessionsById = new Map(city.sessions.map((session) => [session.id, session]))
    for (const rows of byPerson.values()) {
      const own = rows.flatMap(({ sessionId }) => sessionsById.get(sessionId) ?? [])
      const isTwice = own.some((one, at) => own.slice(at + 1).some((other) => isTogether(one, other)))
      check(!isTwice, 'somebody is at two places at once')
    }
  }

  function rungOf(person: SamplePerson): number {
    const post = ownPost(person)
    const rungs = ['II.a', 'II.b', 'III.a', 'III.b', 'IV.a']
    const rung = rungs.indexOf(post?.echelon ?? '')
    if (rung >= 0) return rung
    // A head of a school or a clinic leads beside the functional post.
    return person.posts.some(({ assignment }) => assignment === 'tugas_tambahan') ? rungs.length : rungs.length + 1
  }
}

function isAscending(days: readonly Temporal.PlainDate[]): boolean {
  return days.every((day, index) => index === 0 || !before(day, days[index - 1] ?? day))
}

function isTogether(one: SampleSession, other: SampleSession): boolean {
  const isElearning = one.mode === 'mandiri' || other.mode === 'mandiri'
  return !isElearning && !before(other.endsOn, one.startsOn) && !before(one.endsOn, other.startsOn)
}
