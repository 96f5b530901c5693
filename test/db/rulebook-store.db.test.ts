/** The rulebook reads its tables again only after its time is over, and never keeps a failure. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRulebook } from '#db/rulebook-store.ts'
import { seedDefaults } from '#prisma/sample/seed.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
})
afterAll(() => database?.close())

const addHoliday = (date: string) =>
  database.prisma.holiday.create({
    data: { date: new Date(date), name: 'Hari daerah', kind: 'libur', source: 'Perwal', status: 'tetap' },
  })

it('keeps what it read for its time', async () => {
  const patient = createRulebook({ prisma: database.prisma, ttlMs: 3_600_000 })
  const hasty = createRulebook({ prisma: database.prisma, ttlMs: 0 })
  const before = await patient.holidays()
  await hasty.holidays()
  await addHoliday('2027-05-03')
  expect(await patient.holidays()).toBe(before)
  expect(await hasty.holidays()).toHaveLength(before.length + 1)
})

it('asks once for many callers at a time', async () => {
  const rulebook = createRulebook({ prisma: database.prisma, ttlMs: 3_600_000 })
  const [first, second] = await Promise.all([rulebook.parameters(), rulebook.parameters()])
  expect(first).toBe(second)
})

it('does not keep a failure', async () => {
  const rulebook = createRulebook({ prisma: database.prisma, ttlMs: 3_600_000 })
  await database.cut()
  await expect(rulebook.holidays()).rejects.toThrow()
  await database.restore()
  expect((await rulebook.holidays()).length).toBeGreaterThan(40)
})
