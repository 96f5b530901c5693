/** Seats and waiting lists: the last seat goes once, the list moves up in its order, and nobody gets two. */
import { describe, expect, it } from 'vitest'
import { day } from '#test/support/record.ts'
import { trainingCity } from '#test/support/training-city.ts'

const crowd = 50
const city = trainingCity(crowd)
const { addSession, person, seats, trainings } = city
const today = day('2026-11-24')
const prisma = () => city.database().prisma

const register = (index: number, session: number, on = today) =>
  seats(async (store) => (await store.register(person(index), session, on)).outcome)
const wait = (index: number, session: number, on = today) =>
  seats(async (store) => (await store.wait(person(index), session, on)).outcome)
const cancel = (index: number, session: number, on = today) =>
  seats((store) => store.cancel(person(index), session, on))
const placeOf = async (index: number, session: number) =>
  (await trainings().session(person(index), session))?.askerPlace
const statuses = async (session: number) => {
  const rows = await prisma().trainingRegistration.findMany({ where: { sessionId: session } })
  return Object.groupBy(rows, ({ status }) => status)
}
const indexOf = (employeeId: string) => city.people().indexOf(employeeId)

/** One session a month from 2030 on, so that none of a test collides with another's. */
let months = 0
async function ahead(parts: object = {}): Promise<number> {
  months++
  const first = Date.UTC(2030, months, 8)
  return addSession({
    startsOn: new Date(first),
    endsOn: new Date(first + 86_400_000),
    registrationClosesOn: new Date(first - 4 * 86_400_000),
    ...parts,
  })
}

describe('a seat', () => {
  it('is taken, said to be taken twice, and given back', async () => {
    const id = await ahead({ quota: 1 })
    expect(await register(0, id)).toBe('registered')
    expect(await register(0, id)).toBe('already_registered')
    expect(await register(1, id)).toBe('full')
    expect((await trainings().registrations(person(0), today)).map((session) => session.id)).toContain(id)
    expect((await cancel(0, id)).outcome).toBe('cancelled')
    expect((await cancel(0, id)).outcome).toBe('not_registered')
    expect(await register(1, id)).toBe('registered')
    expect(await register(0, id)).toBe('full')
    expect((await trainings().registrations(person(0), today)).map((session) => session.id)).not.toContain(id)
  })

  it('may be taken up again after it was given back', async () => {
    const id = await ahead()
    await register(0, id)
    await cancel(0, id)
    expect(await register(0, id)).toBe('registered')
    expect(await prisma().trainingRegistration.findFirst({ where: { sessionId: id } })).toMatchObject({
      status: 'terdaftar',
      cancelledAt: null,
    })
  })

  it.each([
    ['closed', { registrationClosesOn: new Date('2026-11-23') }],
    ['not_invited', { postKinds: ['pengawas'] }],
    ['cancelled_session', { cancelledOn: new Date('2026-11-20') }],
    ['full', { quota: 0 }],
  ] as const)('is refused when %s', async (refusal, parts) => {
    const id = await ahead(parts)
    expect(await register(0, id)).toBe(refusal)
    expect(await prisma().trainingRegistration.count({ where: { sessionId: id } })).toBe(0)
  })

  it('takes a number that no session can have for a session that is not there', async () => {
    expect(await trainings().session(person(0), 2 ** 31)).toBeNull()
    expect(await trainings().session(person(0), Number.MAX_SAFE_INTEGER)).toBeNull()
    expect(await register(0, 2 ** 31)).toBe('unknown_session')
    expect(await register(0, 999_999)).toBe('unknown_session')
    expect((await cancel(0, 999_999)).outcome).toBe('unknown_session')
  })

  it('is not given back once the session has begun', async () => {
    const id = await addSession()
    await register(0, id)
    expect((await cancel(0, id, day('2026-12-08'))).outcome).toBe('already_started')
    expect((await cancel(0, id, day('2026-12-07'))).outcome).toBe('cancelled')
  })

  it('of e-learning is there for everybody, while it runs', async () => {
    const id = await addSession({
      mode: 'mandiri',
      startsOn: new Date('2026-11-01'),
      endsOn: new Date('2026-12-31'),
      registrationClosesOn: new Date('2026-12-20'),
      startTime: null,
      endTime: null,
      quota: null,
    })
    expect(await register(2, id)).toBe('registered')
    expect((await cancel(2, id)).outcome).toBe('cancelled')
    expect(await register(2, id, day('2026-12-21'))).toBe('closed')
  })

  it('is refused beside another session at that time, and taken instead of it', async () => {
    const one = await ahead({ quota: 1 })
    const { startsOn, endsOn } = (await trainings().session(person(5), one)) ?? {}
    if (!startsOn || !endsOn) throw new Error('no session')
    const same = { startsOn: new Date(`${startsOn}`), endsOn: new Date(`${endsOn}`) }
    const other = await addSession({ ...same, registrationClosesOn: new Date(`${startsOn.subtract({ days: 4 })}`) })
    await register(5, one)
    await wait(6, one)
    expect(await register(5, other)).toBe('conflict')
    // Who could not come when a seat is free waits for none.
    const full = await addSession({ ...same, quota: 0, registrationClosesOn: new Date(`${startsOn}`) })
    expect(await wait(5, full)).toBe('full')
    const moved = await seats((store) => store.move(person(5), one, other, today))
    expect(moved.outcome).toBe('registered')
    expect(moved.promoted.map(({ session, participant }) => [session, indexOf(participant.employeeId)])).toEqual([
      [one, 6],
    ])
    expect((await trainings().session(person(5), one))?.askerStatus).toBe('batal')
  })

  it('is kept when the other session has none', async () => {
    const one = await ahead()
    const full = await ahead({ quota: 0 })
    await register(7, one)
    expect((await seats((store) => store.move(person(7), one, full, today))).outcome).toBe('full')
    expect((await trainings().session(person(7), one))?.askerStatus).toBe('terdaftar')
  })
})

describe('the waiting list', () => {
  it('keeps the order in which people came, and takes no more than it has room for', async () => {
    const id = await ahead({ quota: 1, waitingLimit: 2 })
    await register(9, id)
    // From the back, so that the order of the ids is not the order of coming.
    expect(await wait(8, id)).toBe('waiting')
    expect(await wait(3, id)).toBe('waiting')
    expect(await wait(3, id)).toBe('already_waiting')
    expect(await wait(4, id)).toBe('full')
    expect([await placeOf(8, id), await placeOf(3, id), await placeOf(4, id)]).toEqual([1, 2, null])
    expect((await cancel(8, id)).outcome).toBe('left_waiting')
    expect(await placeOf(3, id)).toBe(1)
  })

  it('moves up when a seat is given back, and says who got it', async () => {
    const id = await ahead({ quota: 1 })
    await register(0, id)
    await wait(2, id)
    await wait(1, id)
    const { outcome, promoted } = await cancel(0, id)
    expect(outcome).toBe('cancelled')
    expect(promoted.map(({ participant }) => participant)).toMatchObject([
      { employeeId: person(2), status: 'terdaftar', sex: 'p', addresses: [] },
    ])
    expect(await placeOf(1, id)).toBe(1)
    expect(await prisma().trainingRegistration.findFirst({ where: { employeeId: person(2), sessionId: id } })).toEqual(
      expect.objectContaining({ status: 'terdaftar', promotedAt: expect.any(Date) }),
    )
  })

  it('gives a free seat to who asks to wait', async () => {
    expect(await wait(0, await ahead({ quota: 1 }))).toBe('registered')
  })

  it('goes on after registration has closed, until the day before the first day', async () => {
    const id = await addSession({ quota: 1, startsOn: new Date('2026-12-15'), endsOn: new Date('2026-12-15') })
    await prisma().trainingRegistration.deleteMany({ where: { employeeId: { in: [person(10), person(11)] } } })
    await register(10, id)
    await wait(11, id)
    await prisma().trainingSession.update({ where: { id }, data: { quota: 2 } })
    expect((await seats((store) => store.fill(id, day('2026-12-15')))).promoted).toEqual([])
    expect((await seats((store) => store.fill(id, day('2026-12-14')))).promoted).toHaveLength(1)
  })

  it('passes over people who left, and gives their seats on', async () => {
    const id = await ahead({ quota: 1 })
    await register(20, id)
    await wait(21, id)
    await wait(22, id)
    const leave = (index: number, leftOn: Date | null) =>
      prisma().employee.update({ where: { id: person(index) }, data: { leftOn } })
    await leave(20, new Date('2026-11-20'))
    await leave(21, new Date('2026-11-20'))
    expect(await placeOf(22, id)).toBe(1)
    // A newcomer does not pass those who wait.
    expect(await register(23, id)).toBe('full')
    expect((await trainings().session(person(22), id))?.askerStatus).toBe('terdaftar')
    await leave(20, null)
    await leave(21, null)
  })
})

describe('a rush', () => {
  it('gives the last seat once, and everybody else an own place on the list', async () => {
    for (let round = 0; round < 2; round++) {
      const id = await ahead({ quota: 1, waitingLimit: 30 })
      const all = Array.from({ length: crowd }, (_, index) => index)
      const results = await Promise.all(all.map((index) => (index % 2 ? register(index, id) : wait(index, id))))
      const full = all.filter((index) => results[index] === 'full' && index % 2)
      // Those who only tried to register ask for a place then, all at once.
      const second = await Promise.all(full.map((index) => wait(index, id)))
      const { terdaftar = [], menunggu = [] } = await statuses(id)
      expect(terdaftar).toHaveLength(1)
      expect(menunggu).toHaveLength(30)
      expect([...results, ...second].filter((result) => result === 'registered')).toHaveLength(1)
      const places = await Promise.all(menunggu.map(({ employeeId }) => placeOf(indexOf(employeeId), id)))
      expect(places.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 30 }, (_, place) => place + 1))
    }
  })

  it('never promotes one twice nor above the quota, while some cancel and others register', async () => {
    const id = await ahead({ quota: 5, waitingLimit: 40 })
    for (let index = 0; index < 5; index++) await register(index, id)
    for (let index = 5; index < 20; index++) await wait(index, id)
    const promoted: string[] = []
    await Promise.all([
      ...[0, 1, 2, 3, 4, 7, 12].map(async (index) => {
        const freed = await cancel(index, id)
        promoted.push(...freed.promoted.map(({ participant }) => participant.employeeId))
      }),
      ...Array.from({ length: 20 }, (_, index) => register(20 + index, id)),
    ])
    expect(new Set(promoted).size).toBe(promoted.length)
    const { terdaftar = [], menunggu = [], batal = [] } = await statuses(id)
    expect(terdaftar).toHaveLength(5)
    expect(batal).toHaveLength(7)
    expect(terdaftar.every(({ employeeId }) => promoted.includes(employeeId))).toBe(true)
    // Nobody who came later passed somebody who waits.
    const latest = Math.max(...terdaftar.map(({ employeeId }) => indexOf(employeeId)))
    expect(menunggu.every(({ employeeId }) => indexOf(employeeId) > latest)).toBe(true)
  })

  it('leaves one person with one of two sessions at the same time', async () => {
    const one = await ahead()
    const { startsOn } = (await trainings().session(person(30), one)) ?? {}
    const date = new Date(`${startsOn}`)
    const other = await addSession({ startsOn: date, endsOn: date, registrationClosesOn: date })
    const results = await Promise.all([register(30, one), register(30, other), register(30, one), register(30, other)])
    expect(results.filter((result) => result === 'registered')).toHaveLength(1)
  })
})
