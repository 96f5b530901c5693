/** One employee's facts and a superior's team, read from a seeded database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPersonnel } from '#db/personnel-store.ts'
import { generateSampleCity } from '#prisma/sample/generate-sample-city.ts'
import { sampleCast } from '#prisma/sample/sample-cast.ts'
import { seedSampleCity } from '#prisma/sample/seed.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const today = Temporal.PlainDate.from('2026-11-24')
let database: TestDatabase
const personnelAt = (date: Temporal.PlainDate) => createPersonnel({ db: database.prisma, clock: { today: () => date } })
const idOf = (key: string): string => {
  const part = sampleCast().find((each) => each.key === key)
  if (!part) throw new Error(`No part ${key} in the cast`)
  return part.employeeId
}

beforeAll(async () => {
  database = await createTestDatabase()
  await seedSampleCity(database.prisma, { today })
})
afterAll(() => database?.close())

describe('the record of an employee', () => {
  it('is null for an id that nobody has', async () => {
    expect(await personnelAt(today).record('00000000-0000-4000-8000-000000000000')).toBeNull()
  })

  it('is there until the day the person leaves, and not from that day on', async () => {
    const id = idOf('double-certificate')
    await database.prisma.employee.update({ where: { id }, data: { leftOn: new Date('2026-12-01') } })
    expect((await personnelAt(Temporal.PlainDate.from('2026-11-30')).record(id))?.id).toBe(id)
    expect(await personnelAt(Temporal.PlainDate.from('2026-12-01')).record(id)).toBeNull()
    await database.prisma.employee.update({ where: { id }, data: { leftOn: null } })
  })

  it('never takes an acting appointment for the post of the superior', async () => {
    const member = await database.prisma.employee.findFirstOrThrow({ where: { supervisorId: idOf('acting') } })
    const record = await personnelAt(today).record(member.id)
    expect(record?.supervisor).toMatchObject({ id: idOf('acting'), postTitle: 'Kepala Bidang Arsip' })
  })

  it('shows the present number, not an earlier one', async () => {
    const id = idOf('pppk-teacher')
    const { prisma } = database
    const before = await personnelAt(today).record(id)
    await prisma.employeeNumber.updateMany({ where: { employeeId: id }, data: { validTo: new Date('2026-10-31') } })
    const { batchId } = await prisma.employee.findUniqueOrThrow({ where: { id } })
    await prisma.employeeNumber.create({
      data: { employeeId: id, batchId, kind: 'nip', value: '199001012026111999', validFrom: new Date('2026-11-01') },
    })
    expect((await personnelAt(today).record(id))?.nip).toBe('199001012026111999')
    await prisma.employeeNumber.delete({ where: { value: '199001012026111999' } })
    await prisma.employeeNumber.updateMany({ where: { employeeId: id }, data: { validTo: null } })
    expect(await personnelAt(today).record(id)).toEqual(before)
  })

  it('takes the requirement that is closest to the post', async () => {
    const record = await personnelAt(today).record(idOf('digital-gap'))
    const levels = record?.competencies.filter(({ isDigital }) => isDigital)
    expect(levels).toHaveLength(6)
    for (const level of levels ?? []) expect(level).toMatchObject({ required: 4, assessed: 2 })
  })

  it('says of a degree that it counts only once it is recorded', async () => {
    const record = await personnelAt(today).record(idOf('private-diploma'))
    expect(record?.education.map(({ level, isRecognised }) => [level, isRecognised])).toEqual([
      ['slta', true],
      ['s1', false],
    ])
  })

  it('reads everything in one round trip', async () => {
    const { prisma } = database
    let queries = 0
    const counted = prisma.$extends({
      query: {
        $allOperations: ({ args, query }) => {
          queries++
          return query(args)
        },
      },
    })
    const db = counted as unknown as TestDatabase['prisma']
    await createPersonnel({ db, clock: { today: () => today } }).record(idOf('sekda'))
    expect(queries).toBe(1)
  })
})

describe('the team of a superior', () => {
  it('lists the direct reports by name, with the SKP of the year', async () => {
    const city = generateSampleCity({ today })
    const id = idOf('late-team')
    const members = city.people.filter(({ supervisorId }) => supervisorId === id)
    const team = await personnelAt(today).team(id, 2026)
    expect(team).toHaveLength(members.length)
    expect(team.map(({ displayName }) => displayName)).toEqual([...team.map((one) => one.displayName)].sort())
    const late = team.filter(
      ({ appraisal }) => appraisal?.periods.find(({ quarter }) => quarter === 3)?.evaluatedOn === null,
    )
    expect(late.length).toBeGreaterThanOrEqual(2)
    for (const member of team) {
      const person = members.find(({ fullName }) => member.displayName.includes(fullName))
      const year = person?.appraisals.find((appraisal) => appraisal.year === 2026) ?? null
      expect(JSON.stringify(member.appraisal && sorted(member.appraisal))).toBe(JSON.stringify(year && sorted(year)))
    }
  })

  it('is empty for somebody without reports, and says when a year has no SKP', async () => {
    expect(await personnelAt(today).team(idOf('leap-day'), 2026)).toEqual([])
    const team = await personnelAt(today).team(idOf('late-team'), 2031)
    expect(team.length).toBeGreaterThan(0)
    for (const { appraisal } of team) expect(appraisal).toBeNull()
  })
})

/** Keys in one order, so that texts compare. */
function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

describe('the age of the facts', () => {
  it('is the day of the import that last looked at them, the day of the person where none has', async () => {
    const id = idOf('leap-day')
    const { prisma } = database
    const looked = await prisma.importBatch.create({
      data: { source: 'berkas', files: ['skp.csv'], author: 'Uji', asOf: new Date('2026-10-01'), rowCount: 1 },
    })
    await prisma.employee.update({ where: { id }, data: { covered: { appraisal: looked.number } } })
    const record = await personnelAt(today).record(id)
    expect(record?.factDates).toEqual({ appraisal: Temporal.PlainDate.from('2026-10-01') })
    expect(record?.dataAsOf).toEqual(today)
    await prisma.employee.update({ where: { id }, data: { covered: {} } })
    await prisma.importBatch.delete({ where: { id: looked.id } })
  })

  it('IP-ASN comes with the record, oldest year first', async () => {
    const withIndex = await database.prisma.professionalismIndex.findFirstOrThrow({ orderBy: { year: 'asc' } })
    const record = await personnelAt(today).record(withIndex.employeeId)
    expect(record?.indices[0]).toMatchObject({ year: withIndex.year, total: Number(withIndex.total) })
  })
})
