/** The training calendar in the database: what each employee sees of it. */
import { describe, expect, it } from 'vitest'
import { day } from '#test/support/record.ts'
import { trainingCity } from '#test/support/training-city.ts'

const city = trainingCity()
const { addSession, person, trainings } = city

describe('a session as an employee sees it', () => {
  it('has dates, seats, and the gaps that it closes', async () => {
    const id = await addSession({}, [
      { competencyCode: 'data', targetLevel: 3 },
      { competencyCode: 'team', targetLevel: 3 },
    ])
    expect(await trainings().session(person(0), id)).toMatchObject({
      startsOn: day('2026-12-08'),
      closesOn: day('2026-12-04'),
      quota: 30,
      taken: 0,
      isCancelled: false,
      isOpenToAsker: true,
      askerStatus: null,
      waiting: 0,
      askerPlace: null,
      isElsewhere: false,
      conflicts: [],
      closesGaps: [
        { code: 'data', name: 'Literasi Data', isDigital: true, gap: 2, assessed: 1, required: 3, target: 3 },
      ],
    })
    // Without an assessment there is no gap, and no proof of none.
    expect((await trainings().session(person(1), id))?.closesGaps).toEqual([])
  })

  it('teaches nothing new to somebody who is past it', async () => {
    const id = await addSession({}, [{ competencyCode: 'data', targetLevel: 1 }])
    expect((await trainings().session(person(0), id))?.closesGaps).toEqual([])
  })

  it.each([
    ['everybody', {}, true],
    ['my kind of post', { postKinds: ['pelaksana'] }, true],
    ['another kind of post', { postKinds: ['pengawas', 'administrator'] }, false],
    ['a profession', { professions: ['Guru'] }, false],
    ['my kind of employment', { employmentKinds: ['pns'] }, true],
    ['another kind of employment', { employmentKinds: ['pppk'] }, false],
    ['another agency', { agencyIds: ['00000000-0000-4000-8000-000000000000'] }, false],
  ] as const)('is for %s', async (_name, audience, isOpen) => {
    const id = await addSession(audience as object)
    expect((await trainings().session(person(0), id))?.isOpenToAsker).toBe(isOpen)
  })

  it('is listed by its first day, cancelled ones left out', async () => {
    const inside = await addSession({ startsOn: new Date('2027-03-31'), endsOn: new Date('2027-04-01') })
    await addSession({ startsOn: new Date('2027-04-01'), endsOn: new Date('2027-04-01') })
    await addSession({
      startsOn: new Date('2027-03-10'),
      endsOn: new Date('2027-03-10'),
      cancelledOn: new Date('2026-11-01'),
    })
    const list = await trainings().list(person(0), day('2027-03-01'), day('2027-03-31'))
    expect(list.map(({ id }) => id)).toEqual([inside])
  })
})

describe('a session without hours, seats or a fixed day', () => {
  const elearning = {
    mode: 'mandiri',
    startsOn: new Date('2028-02-01'),
    endsOn: new Date('2028-02-29'),
    startTime: null,
    endTime: null,
    quota: null,
    link: 'https://belajar.example/data',
  } as const

  it('is listed while its period runs, with its link', async () => {
    const id = await addSession(elearning)
    const listed = async (from: string, until: string) =>
      (await trainings().list(person(0), day(from), day(until))).find((session) => session.id === id)
    expect(await listed('2028-02-20', '2028-03-31')).toMatchObject({
      startTime: null,
      endTime: null,
      quota: null,
      link: 'https://belajar.example/data',
    })
    expect(await listed('2028-03-01', '2028-03-31')).toBeUndefined()
    expect(await listed('2028-01-01', '2028-01-31')).toBeUndefined()
  })
})

describe('sessions at the same time', () => {
  const inJune = (first: number, last: number, times: object = {}) =>
    addSession({
      startsOn: new Date(Date.UTC(2028, 5, first)),
      endsOn: new Date(Date.UTC(2028, 5, last)),
      registrationClosesOn: new Date('2028-05-20'),
      startTime: '08:00',
      endTime: '12:00',
      ...times,
    })
  const conflictsOf = async (id: number) =>
    (await trainings().session(person(0), id))?.conflicts.map((session) => session.id)

  it.each([
    ['the same days and hours', 12, 13, {}, true],
    ['an overlap of one day', 13, 15, {}, true],
    ['days that only touch', 14, 15, {}, false],
    ['the same days in the afternoon', 12, 13, { startTime: '12:00', endTime: '15:00' }, false],
    ['hours that overlap', 12, 13, { startTime: '11:30', endTime: '15:00' }, true],
    ['the whole day', 12, 13, { startTime: null, endTime: null }, true],
    ['e-learning', 1, 30, { mode: 'mandiri', startTime: null, endTime: null }, false],
  ] as const)('collide or not: %s', async (_name, first, last, times, collides) => {
    await city.forget(person(0))
    const own = await inJune(12, 13)
    await city.register(person(0), own)
    const id = await inJune(first, last, times)
    expect(await conflictsOf(id)).toEqual(collides ? [own] : [])
    // Who waits for a seat may get it any day.
    await city.register(person(0), own, 'menunggu')
    expect(await conflictsOf(id)).toEqual(collides ? [own] : [])
    await city.register(person(0), own, 'batal')
    expect(await conflictsOf(id)).toEqual([])
  })

  it('are no matter when the other one was called off', async () => {
    await city.forget(person(0))
    const own = await inJune(20, 21)
    await city.register(person(0), own)
    await city.database().prisma.trainingSession.update({
      where: { id: own },
      data: { cancelledOn: new Date('2026-11-20') },
    })
    expect(await conflictsOf(await inJune(20, 21))).toEqual([])
  })

  it('know another run of the same course in the same year', async () => {
    await city.forget(person(0))
    const first = await inJune(5, 6)
    const { prisma } = city.database()
    const { trainingId } = await prisma.trainingSession.findUniqueOrThrow({ where: { id: first } })
    const second = await addSession({ trainingId, startsOn: new Date('2028-09-05'), endsOn: new Date('2028-09-06') })
    const later = await addSession({ trainingId, startsOn: new Date('2029-01-05'), endsOn: new Date('2029-01-06') })
    const isElsewhere = async (id: number) => (await trainings().session(person(0), id))?.isElsewhere
    expect([await isElsewhere(second), await isElsewhere(later)]).toEqual([false, false])
    await city.register(person(0), first)
    expect([await isElsewhere(first), await isElsewhere(second), await isElsewhere(later)]).toEqual([
      false,
      true,
      false,
    ])
  })
})
