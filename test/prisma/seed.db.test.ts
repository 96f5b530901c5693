/** Filling a migrated, empty database: fast, whole, within all constraints, and only once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { createBonds } from '#db/bonds.ts'
import { createPersonnel } from '#db/personnel-store.ts'
import { createRulebook } from '#db/rulebook-store.ts'
import { generateSampleCity } from '#prisma/sample/generate-sample-city.ts'
import { hasSampleData, refreshSampleCity, sampleNotables, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { expectedRecord } from './expected-record.ts'

const today = Temporal.PlainDate.from('2026-11-24')
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database?.close())

describe('an empty database', () => {
  it('takes the whole city in one go, and says so only the first time', async () => {
    const { prisma } = database
    expect(await hasSampleData(prisma)).toBe(false)
    expect(await sampleNotables(prisma)).toEqual([])

    const [first, second] = await Promise.all([seedSampleCity(prisma, { today }), seedSampleCity(prisma, { today })])
    expect([first, second].filter(Boolean)).toHaveLength(1)
    expect(await seedSampleCity(prisma, { today: today.add({ days: 1 }) })).toBe(false)

    expect(await hasSampleData(prisma)).toBe(true)
    expect(await prisma.employee.count()).toBe(300)
    expect(await prisma.unit.count({ where: { isAgency: true } })).toBeGreaterThanOrEqual(20)
  }, 120_000)

  it('lets rows that come later take the next ids', async () => {
    const { prisma } = database
    const training = await prisma.training.findFirstOrThrow()
    const session = await prisma.trainingSession.create({
      data: {
        trainingId: training.id,
        startsOn: new Date('2030-01-07'),
        endsOn: new Date('2030-01-07'),
        startTime: '08:00',
        endTime: '12:00',
        mode: 'daring',
        place: 'Daring',
        quota: 10,
        registrationClosesOn: new Date('2030-01-05'),
      },
    })
    expect(session.id).toBeGreaterThan(40)
    await prisma.trainingSession.delete({ where: { id: session.id } })
  })

  it('names the people worth trying, with post and unit', async () => {
    const notables = await sampleNotables(database.prisma)
    expect(notables.length).toBeGreaterThanOrEqual(25)
    for (const { displayName, post, unit, note } of notables) {
      for (const text of [displayName, post, unit, note]) expect(text).not.toBe('')
    }
    expect(notables.find(({ key }) => key === 'sekda')?.post).toBe('Sekretaris Daerah')
  })

  it('gives back every person exactly as the generator made them', async () => {
    const city = generateSampleCity({ today })
    const personnel = createPersonnel({ db: database.prisma, clock: { today: () => today } })
    for (const person of city.people) {
      const loaded = await personnel.record(person.id)
      expect(comparable(loaded)).toEqual(comparable(expectedRecord(city, person)))
    }
  }, 120_000)
})

describe('a sample that has grown stale', () => {
  it('is left alone while it is fresh', async () => {
    expect(await refreshSampleCity(database.prisma, { today })).toBe(false)
    expect(await refreshSampleCity(database.prisma, { today: today.add({ days: 14 }) })).toBe(false)
  })

  it('is made anew for the day, and keeps who is who', async () => {
    const { prisma } = database
    const later = today.add({ months: 3 })
    const clock = { now: () => later.toZonedDateTime('Asia/Jakarta').toInstant(), today: () => later }
    const city = generateSampleCity({ today: later })
    const [person] = city.people
    const bonds = createBonds({ db: prisma, clock })
    const address = { channel: 'telegram', account: '700', address: 'stale' } as const
    await bonds.bind(address, person?.id ?? '', 'operator', null)

    expect(await refreshSampleCity(prisma, { today: later })).toBe(true)
    expect(await refreshSampleCity(prisma, { today: later })).toBe(false)

    expect(await prisma.employee.count()).toBe(300)
    expect((await bonds.find(address))?.employeeId).toBe(person?.id)
    const personnel = createPersonnel({ db: prisma, clock })
    for (const each of city.people) {
      expect(comparable(await personnel.record(each.id))).toEqual(comparable(expectedRecord(city, each)))
    }
  }, 120_000)

  it('is never touched beside people who are real', async () => {
    const { prisma } = database
    const real = await prisma.importBatch.create({
      data: { source: 'simpeg', author: 'bkpp', asOf: new Date('2026-11-24'), rowCount: 0 },
    })
    expect(await refreshSampleCity(prisma, { today: today.add({ years: 1 }) })).toBe(false)
    await prisma.importBatch.delete({ where: { id: real.id } })
  })
})

describe('rules and calendar', () => {
  it('are seeded once, stay as HR left them, and load as the rules read them', async () => {
    const { prisma } = database
    await seedDefaults(prisma)
    await prisma.holiday.delete({ where: { date: new Date('2026-12-24') } })
    await prisma.ruleParameter.updateMany({ where: { key: 'promotionCutoffDays' }, data: { value: 45 } })
    await seedDefaults(prisma)

    expect(await prisma.ruleParameter.count()).toBe(defaultParameters.length)
    expect(await prisma.holiday.count()).toBe(defaultHolidays.length - 1)
    const rulebook = createRulebook({ prisma, ttlMs: 60_000 })
    const rows = await rulebook.parameters()
    const expected = { ...parametersAt(defaultParameters, today), promotionCutoffDays: 45 }
    expect(comparable(parametersAt(rows, today))).toEqual(comparable(expected))
    const holidays = await rulebook.holidays()
    expect(comparable(holidays)).toEqual(
      comparable(defaultHolidays.filter(({ date }) => date.toString() !== '2026-12-24')),
    )
  })
})

/** Temporal dates compare by their text; two empty histories are the same. */
function comparable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
