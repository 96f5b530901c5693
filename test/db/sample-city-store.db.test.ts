/** The people whom the try-out page offers, from the seeded sample city. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSampleCity } from '#db/sample-city-store.ts'
import type { SampleCity } from '#ports/sample-city.ts'
import { sampleCast } from '#prisma/sample/sample-cast.ts'
import { sampleSource, seedSampleCity } from '#prisma/sample/seed.ts'
import { createClock } from '#src/clock.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { insertPeople } from '#test/support/people.ts'

let database: TestDatabase
let sample: SampleCity
beforeAll(async () => {
  database = await createTestDatabase()
  sample = createSampleCity({
    prisma: database.prisma,
    clock: createClock(Temporal.Instant.from('2026-11-24T03:00:00Z')),
    source: sampleSource,
    notes: async () => new Map(sampleCast().map(({ employeeId, note }) => [employeeId, note])),
  })
})
afterAll(() => database.close())

it('offers nobody before the sample is there, and everybody right after', async () => {
  expect(await sample.employees()).toEqual([])
  await seedSampleCity(database.prisma, { today: Temporal.PlainDate.from('2026-11-24') })
  const people = await sample.employees()
  const notes = people.filter((person) => person.note !== null)
  expect(people.length).toBeGreaterThan(290)
  expect(people.slice(0, notes.length)).toEqual(notes)
  expect(notes.map((person) => person.employeeId)).toEqual([...new Set(sampleCast().map((part) => part.employeeId))])
  expect(new Set(people.map((person) => person.agencyName)).size).toBeGreaterThanOrEqual(20)
  for (const person of people) expect(person.postTitle).not.toBe('')
})

it('offers nobody once there is a real person in the same database', async () => {
  const [real] = await insertPeople(database.prisma, [{ nip: '198802292012122999' }])
  const fresh = createSampleCity({
    prisma: database.prisma,
    clock: createClock(Temporal.Instant.from('2026-11-24T03:00:00Z')),
    source: sampleSource,
    notes: async () => new Map(),
  })
  expect(await fresh.employees()).toEqual([])
  await database.prisma.employee.delete({ where: { id: real ?? '' } })
  expect((await fresh.employees()).length).toBeGreaterThan(290)
})

it('finds a person of the sample and nobody else', async () => {
  const [first] = await sample.employees()
  expect(await sample.find(first?.employeeId as string)).toEqual(first)
  expect(await sample.find(crypto.randomUUID())).toBeNull()
})
