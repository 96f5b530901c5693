/** Imports applied and undone on a real database: what is written, what stays, and that all of it comes back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createImports } from '#db/import-store.ts'
import type { Imports } from '#ports/imports.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { nipOf, personRow, rankRow, stage } from '#test/support/import-rows.ts'

let database: TestDatabase
let imports: Imports
beforeAll(async () => {
  database = await createTestDatabase()
  imports = createImports({ url: database.url, clock: createFixedClock('2026-11-24T09:00:00+07:00') })
})
afterAll(() => database.close())

describe('an import', () => {
  it('brings people, their numbers, their units and their histories', async () => {
    const people = [0, 1, 2, 3].map((at) => personRow(at))
    const ranks = [0, 1, 2, 3].flatMap((at) => [rankRow(at, 'III/a', '2015-03-01'), rankRow(at, 'III/b', '2019-04-01')])
    const number = await stage(imports, [...people, ...ranks])
    const report = await imports.examine(number)
    expect(report.kinds).toMatchObject([
      { kind: 'employee', added: 4 },
      { kind: 'rank', added: 8, held: 0, rejected: 0 },
    ])
    await imports.apply(number, 'petugas')
    const rows = await database.prisma.employee.findMany({
      include: { numbers: true, ranks: true, unit: { include: { agency: true } } },
    })
    expect(rows).toHaveLength(4)
    expect(rows[0]?.unit).toMatchObject({
      name: 'Bidang Mutasi',
      kind: 'bidang',
      agency: { name: 'Badan Kepegawaian' },
    })
    expect(rows[0]?.covered).toEqual({ employee: number, rank: number })
    expect(rows.flatMap(({ numbers }) => numbers.map(({ value }) => value)).sort()).toEqual(
      [0, 1, 2, 3].map(nipOf).sort(),
    )
  })
})
