/** The training calendar in the database: who sees what, and the last seat that goes once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Prisma } from '#db/generated/client.ts'
import { createTrainings } from '#db/trainings.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { insertPeople } from '#test/support/people.ts'
import { day } from '#test/support/record.ts'

const clock = createFixedClock('2026-11-24T02:00:00Z')
const today = day('2026-11-24')
let database: TestDatabase
let people: string[]
let courses = 0

beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 12 })
  people = await insertPeople(
    database.prisma,
    Array.from({ length: 10 }, (_, index) => ({
      nip: `1988022920121220${String(index).padStart(2, '0')}`.slice(0, 15) + String(101 + index),
    })),
  )
  await database.prisma.competency.createMany({
    data: [
      { code: 'data', name: 'Literasi Data', kind: 'teknis', isDigital: true },
      { code: 'team', name: 'Kerja Sama', kind: 'manajerial' },
    ],
  })
  await database.prisma.competencyRequirement.createMany({
    data: [
      { competencyCode: 'data', postKind: 'pelaksana', required: 3 },
      { competencyCode: 'team', postKind: 'pelaksana', required: 2 },
    ],
  })
  const { batchId } = await database.prisma.employee.findUniqueOrThrow({ where: { id: person(0) } })
  await database.prisma.competencyAssessment.create({
    data: { batchId, employeeId: person(0), competencyCode: 'data', assessed: 1, assessedOn: new Date('2026-01-01') },
  })
})
afterAll(() => database.close())

const person = (index: number): string => people[index] ?? ''
const trainings = () => createTrainings({ db: database.prisma, clock })

async function addSession(
  parts: Partial<Prisma.TrainingSessionUncheckedCreateInput> = {},
  competencies: Prisma.TrainingCompetencyUncheckedCreateWithoutTrainingInput[] = [],
): Promise<number> {
  courses++
  const training = await database.prisma.training.create({
    data: {
      title: `Pelatihan ${courses}`,
      form: 8,
      hours: 16,
      provider: 'BKPP',
      summary: 'Ringkas',
      competencies: { create: competencies },
    },
  })
  const { id } = await database.prisma.trainingSession.create({
    data: {
      trainingId: training.id,
      startsOn: new Date('2026-12-08'),
      endsOn: new Date('2026-12-09'),
      startTime: '08:00',
      endTime: '15:00',
      mode: 'daring',
      place: 'Zoom',
      quota: 30,
      registrationClosesOn: new Date('2026-12-04'),
      ...parts,
    },
  })
  return id
}

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
      closesGaps: [{ name: 'Literasi Data', isDigital: true, gap: 2 }],
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

describe('registering', () => {
  it('takes a seat, says so twice, and gives it back', async () => {
    const id = await addSession({ quota: 1 })
    expect(await trainings().register(person(0), id, today)).toBe('registered')
    expect(await trainings().register(person(0), id, today)).toBe('already_registered')
    expect(await trainings().register(person(1), id, today)).toBe('full')
    expect((await trainings().registrations(person(0), today)).map((session) => session.id)).toContain(id)
    expect(await trainings().cancel(person(0), id, today)).toBe('cancelled')
    expect(await trainings().cancel(person(0), id, today)).toBe('not_registered')
    expect(await trainings().register(person(1), id, today)).toBe('registered')
    expect(await trainings().register(person(0), id, today)).toBe('full')
    expect((await trainings().registrations(person(0), today)).map((session) => session.id)).not.toContain(id)
  })

  it('may be taken up again after it was given back', async () => {
    const id = await addSession()
    await trainings().register(person(0), id, today)
    await trainings().cancel(person(0), id, today)
    expect(await trainings().register(person(0), id, today)).toBe('registered')
    expect(await database.prisma.trainingRegistration.findFirst({ where: { sessionId: id } })).toMatchObject({
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
    const id = await addSession(parts as object)
    expect(await trainings().register(person(0), id, today)).toBe(refusal)
    expect(await database.prisma.trainingRegistration.count({ where: { sessionId: id } })).toBe(0)
  })

  it('takes a number that no session can have for a session that is not there', async () => {
    expect(await trainings().session(person(0), 2 ** 31)).toBeNull()
    expect(await trainings().session(person(0), Number.MAX_SAFE_INTEGER)).toBeNull()
    expect(await trainings().session(person(0), 2 ** 31 - 1)).toBeNull()
  })

  it('knows no session that is not there, and cancels none that has begun', async () => {
    expect(await trainings().register(person(0), 999_999, today)).toBe('unknown_session')
    expect(await trainings().cancel(person(0), 999_999, today)).toBe('unknown_session')
    const id = await addSession()
    await trainings().register(person(0), id, today)
    expect(await trainings().cancel(person(0), id, day('2026-12-08'))).toBe('already_started')
  })

  it('gives the last seat once when ten reach for it', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await addSession({ quota: 1 })
      const results = await Promise.all(
        people.map((employeeId) =>
          database.prisma.$transaction((db) => createTrainings({ db, clock }).register(employeeId, id, today), {
            timeout: 20_000,
          }),
        ),
      )
      expect(results.filter((result) => result === 'registered')).toHaveLength(1)
      expect(results.filter((result) => result === 'full')).toHaveLength(9)
      expect(await database.prisma.trainingRegistration.count({ where: { sessionId: id } })).toBe(1)
    }
  })
})
