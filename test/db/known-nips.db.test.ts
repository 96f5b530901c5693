/** Whom SIASN may be asked about. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { knownNips } from '#db/known-nips.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { insertPeople } from '#test/support/people.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

it('are those in service under their present number, and nobody of the sample city', async () => {
  const { prisma } = database
  const [changed = ''] = await insertPeople(prisma, [
    { nip: '198802292024212901', kind: 'pppk' },
    { nip: '198802292012122902' },
    { nip: '196602291990032903', leftOn: '2024-03-01' },
  ])
  const { batchId } = await prisma.employeeNumber.update({
    where: { value: '198802292024212901' },
    data: { validTo: new Date('2026-01-01') },
  })
  await prisma.employeeNumber.createMany({
    data: [
      { employeeId: changed, kind: 'ni_pppk', value: '198802292026212901', batchId },
      { employeeId: changed, kind: 'nip_lama', value: '500123901', batchId },
    ],
  })
  expect(await knownNips(prisma)).toEqual(['198802292012122902', '198802292026212901'])
  await prisma.importBatch.updateMany({ data: { source: 'sampel' } })
  expect(await knownNips(prisma)).toEqual([])
})
