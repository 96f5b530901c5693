/** Competency gaps over the city or a part of it, and which of them the calendar would help. */
import { beforeAll, describe, expect, it } from 'vitest'
import { trainingNeedsReport } from '#core/training-needs.ts'
import { createTrainingNeeds } from '#db/training-needs.ts'
import { trainingCity } from '#test/support/training-city.ts'

const city = trainingCity(6)
const { addSession, assess, person } = city
let agency = ''
let section = ''
let other = ''

const report = async (unitId?: string, months = 6) => {
  const store = createTrainingNeeds({ db: city.database().prisma, clock: city.clock })
  return trainingNeedsReport(await store.competencyNeeds({ ...(unitId && { unitId }), months }))
}
const summary = (code: string, found: Awaited<ReturnType<typeof report>>) =>
  found.competencies.find((competency) => competency.code === code)

beforeAll(async () => {
  const { prisma } = city.database()
  const first = await prisma.unit.findFirstOrThrow({ where: { code: 'test-agency' } })
  agency = first.id
  const add = async (code: string, parts: (id: string) => object) => {
    const id = crypto.randomUUID()
    const data = { id, code, name: code, shortName: code, kind: 'bidang' as const, batchId: first.batchId }
    await prisma.unit.create({ data: { ...data, agencyId: agency, parentId: agency, ...parts(id) } })
    return id
  }
  section = await add('test-section', () => ({}))
  other = await add('test-other', (id) => ({ kind: 'dinas', isAgency: true, parentId: null, agencyId: id }))
  const move = (index: number, unitId: string) =>
    prisma.employee.update({ where: { id: person(index) }, data: { unitId } })
  await move(1, section)
  await move(2, other)
  // Person 0 is assessed 1 of 3 in data already.
  await assess(person(1), 'data', 2)
  await assess(person(2), 'data', 3)
  await assess(person(1), 'team', 1)
  await assess(person(2), 'team', 5)
  await prisma.employee.update({ where: { id: person(4) }, data: { leftOn: new Date('2026-10-01') } })
  await prisma.employee.update({ where: { id: person(5) }, data: { legalStatus: 'pensiun' } })
})

describe('the gaps of the city', () => {
  it('count people in service, with what is not assessed apart', async () => {
    const found = await report()
    expect(summary('data', found)).toMatchObject({ required: 4, assessed: 3, unassessed: 1, short: 2, meanGap: 1.5 })
    expect(summary('team', found)).toMatchObject({ required: 4, assessed: 2, unassessed: 2, short: 1, meanGap: 1 })
    expect(found.competencies.map(({ code }) => code)).toEqual(['data', 'team'])
    expect(found.units.map(({ id }) => id).sort()).toEqual([agency, other].sort())
    const there = found.units.find(({ id }) => id === other)
    expect(there?.competencies.map(({ short, meanGap }) => [short, meanGap])).toEqual([
      [0, null],
      [0, null],
    ])
  })

  it('are those of one unit and below', async () => {
    const found = await report(agency)
    expect(summary('data', found)).toMatchObject({ required: 3, short: 2 })
    expect(found.units.map(({ id }) => id).sort()).toEqual([agency, section].sort())
    expect(summary('data', await report(section))).toMatchObject({ required: 1, short: 1, meanGap: 1 })
    expect((await report(crypto.randomUUID())).competencies).toEqual([])
  })

  it('take the requirement that says most about the post', async () => {
    const { prisma } = city.database()
    const post = await prisma.postEntry.findFirstOrThrow({ where: { employeeId: person(3) } })
    await prisma.postEntry.update({ where: { id: post.id }, data: { profession: 'Arsiparis' } })
    const requirement = await prisma.competencyRequirement.create({
      data: { competencyCode: 'team', postKind: 'pelaksana', profession: 'Arsiparis', required: 4 },
    })
    await assess(person(3), 'team', 2)
    expect(summary('team', await report())).toMatchObject({ short: 2, meanGap: 1.5 })
    await prisma.competencyRequirement.delete({ where: { id: requirement.id } })
    await prisma.competencyAssessment.deleteMany({ where: { employeeId: person(3) } })
    await prisma.postEntry.update({ where: { id: post.id }, data: { profession: null } })
  })
})

describe('the calendar beside the gaps', () => {
  const unserved = async (code: string, months = 6) => summary(code, await report(undefined, months))?.unserved

  it('leaves everybody without, then some, then nobody', async () => {
    const { prisma } = city.database()
    expect((await report()).missing.map(({ code }) => code)).toEqual(['data', 'team'])
    // Ends below what person 1 has.
    const low = await addSession({ startsOn: new Date('2027-02-01'), endsOn: new Date('2027-02-01') }, [
      { competencyCode: 'data', targetLevel: 2 },
    ])
    const found = await report()
    expect(found.partly.map(({ code, unserved, short }) => [code, unserved, short])).toEqual([['data', 1, 2]])
    expect(found.missing.map(({ code }) => code)).toEqual(['team'])
    expect(await unserved('data', 1)).toBe(2)

    const high = await addSession({ startsOn: new Date('2027-03-01'), endsOn: new Date('2027-03-01') }, [
      { competencyCode: 'data', targetLevel: 3 },
    ])
    expect(await unserved('data')).toBe(0)
    for (const change of [
      { postKinds: ['pengawas' as const] },
      { postKinds: [], professions: ['Guru'] },
      { professions: [], employmentKinds: ['pppk' as const] },
      { employmentKinds: [], agencyIds: [other] },
      { agencyIds: [], cancelledOn: new Date('2026-11-20') },
    ]) {
      await prisma.trainingSession.update({ where: { id: high }, data: change })
      expect(await unserved('data'), JSON.stringify(change)).toBe(1)
    }
    await prisma.trainingSession.update({ where: { id: low }, data: { startsOn: new Date('2026-11-23') } })
    expect(await unserved('data')).toBe(2)
    // E-learning helps as long as it runs.
    await prisma.trainingSession.update({ where: { id: low }, data: { mode: 'mandiri' } })
    expect(await unserved('data')).toBe(1)
  })
})
