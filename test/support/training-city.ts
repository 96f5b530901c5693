/** Invented people and training sessions in a database of their own, for tests of the training process. */
import { afterAll, beforeAll } from 'vitest'
import type { Prisma, RegistrationStatus } from '#db/generated/client.ts'
import { createSeats } from '#db/training-seats.ts'
import { createTrainings } from '#db/trainings.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { createFixedClock } from './fixed-clock.ts'
import { insertPeople } from './people.ts'

/** Who is on a list already came an hour before now. */
const registeredFrom = Date.parse('2026-11-24T01:00:00Z')

/** Made before the tests of a file and taken away after them; today is 24 November 2026. */
export function trainingCity(size = 10) {
  const clock = createFixedClock('2026-11-24T02:00:00Z')
  let database: TestDatabase
  let people: string[] = []
  let courses = 0
  let turn = 0
  const person = (index: number): string => people[index] ?? ''

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 16 })
    const nips = Array.from({ length: size }, (_, index) => ({ nip: `198802292012122${String(101 + index)}` }))
    people = await insertPeople(database.prisma, nips)
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
    await assess(person(0), 'data', 1)
  })
  afterAll(() => database.close())

  async function assess(employeeId: string, competencyCode: string, assessed: number): Promise<void> {
    const { batchId } = await database.prisma.employee.findUniqueOrThrow({ where: { id: employeeId } })
    await database.prisma.competencyAssessment.create({
      data: { batchId, employeeId, competencyCode, assessed, assessedOn: new Date('2026-01-01') },
    })
  }

  async function addCourse(
    competencies: Prisma.TrainingCompetencyUncheckedCreateWithoutTrainingInput[] = [],
  ): Promise<{ id: string; title: string }> {
    courses++
    const title = `Pelatihan ${courses}`
    const data = { title, form: 8, hours: 16, provider: 'BKPP', summary: 'Ringkas' }
    return database.prisma.training.create({ data: { ...data, competencies: { create: competencies } } })
  }

  async function addSession(
    parts: Partial<Prisma.TrainingSessionUncheckedCreateInput> = {},
    competencies: Prisma.TrainingCompetencyUncheckedCreateWithoutTrainingInput[] = [],
  ): Promise<number> {
    const trainingId = parts.trainingId ?? (await addCourse(competencies)).id
    const { id } = await database.prisma.trainingSession.create({
      data: {
        trainingId,
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

  return {
    clock,
    person,
    people: () => people,
    database: () => database,
    trainings: () => createTrainings({ db: database.prisma, clock }),
    /** Every change in a transaction of its own, as the flows make them. */
    seats: <Value>(work: (seats: ReturnType<typeof createSeats>) => Promise<Value>): Promise<Value> =>
      database.prisma.$transaction((db) => work(createSeats({ db, clock })), { maxWait: 60_000, timeout: 60_000 }),
    assess,
    addCourse,
    addSession,
    async register(employeeId: string, sessionId: number, status: RegistrationStatus = 'terdaftar'): Promise<void> {
      await database.prisma.trainingRegistration.upsert({
        where: { sessionId_employeeId: { sessionId, employeeId } },
        // A millisecond each: of those who register within one, nobody was first.
        create: { sessionId, employeeId, status, registeredAt: new Date(registeredFrom + turn++) },
        update: { status },
      })
    },
    async forget(employeeId: string): Promise<void> {
      await database.prisma.trainingRegistration.deleteMany({ where: { employeeId } })
    },
  }
}
