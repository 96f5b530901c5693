/** Rows on their way into staging: given up, broken off or left behind by a process that died, the old data stands. */
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createImportReview } from '#db/import-review.ts'
import { createImports } from '#db/import-store.ts'
import { ImportRefused, type ImportReview, type Imports } from '#ports/imports.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createFixedClock } from '#test/support/fixed-clock.ts'
import { cityDraft, personRow, stage } from '#test/support/import-rows.ts'

const clock = createFixedClock('2026-11-24T09:00:00+07:00')
let database: TestDatabase
let imports: Imports
let review: ImportReview
beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 2 })
  imports = createImports({ url: database.url, clock })
  review = createImportReview({ prisma: database.prisma, url: database.url, clock })
})
afterEach(() => database.close())

const states = async () => (await review.list(10)).map(({ number, state }) => `${number} ${state}`)
const stagedTables = async () =>
  (await database.prisma.$queryRaw<unknown[]>`SELECT 1 FROM pg_tables WHERE schemaname = 'staging'`).length
const people = (count: number) => Array.from({ length: count }, (_, at) => personRow(at % 300))

describe('staging', { timeout: 60_000 }, () => {
  it('leaves no trace of what was given up but the state of the import', async () => {
    const staging = await imports.begin(cityDraft)
    await staging.write(people(5_000))
    await staging.abort()
    await staging.abort()
    expect(await states()).toEqual([`${staging.number} discarded`])
    expect(await stagedTables()).toBe(0)
    await expect(imports.apply(staging.number, 'petugas')).rejects.toBeInstanceOf(ImportRefused)
  })

  it('fails when its connection is killed half-way, and the next import begins as if nothing had been', async () => {
    const staging = await imports.begin(cityDraft)
    await staging.write(people(2_500))
    await terminate()
    await expect(staging.write(people(5_000))).rejects.toThrow()
    await staging.abort()
    expect(await states()).toEqual([`${staging.number} failed`])
    const number = await stage(imports, people(3))
    expect((await imports.examine(number)).kinds).toMatchObject([{ kind: 'employee', added: 3 }])
  })

  it('takes over from a process that died while it read', async () => {
    const dead = await imports.begin(cityDraft)
    await terminate()
    const next = await imports.begin(cityDraft)
    expect(await states()).toEqual([`${next.number} staging`, `${dead.number} failed`])
    await next.abort()
  })

  it('refuses a second import while one is read, and while one waits for a word', async () => {
    const staging = await imports.begin(cityDraft)
    await expect(imports.begin(cityDraft)).rejects.toBeInstanceOf(ImportRefused)
    await staging.write(people(1))
    await staging.finish(new Map([['employee', 1]]))
    await expect(imports.begin(cityDraft)).rejects.toThrow(`import ${staging.number} waits`)
    await imports.discard(staging.number)
    expect(await states()).toEqual([`${staging.number} discarded`])
    expect(await stagedTables()).toBe(0)
  })

  it('keeps every character of a value: tabs, line ends, backslashes, quotes, and leaves out what no text can hold', async () => {
    const odd = 'a\tb\nc\r\\d "e" {f,g} \\N \u0000é'
    const number = await stage(imports, [personRow(0, { birth_place: odd })])
    await imports.apply(number, 'petugas')
    const { birthPlace } = await database.prisma.employee.findFirstOrThrow()
    expect(birthPlace).toBe(odd.replace('\0', ''))
  })
})

/** Ends the connection of whatever import is under way, and waits until the server has let go of it. */
async function terminate(): Promise<void> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
     WHERE application_name = 'semar import' AND datname = current_database()`,
  )
  await client.end()
}
