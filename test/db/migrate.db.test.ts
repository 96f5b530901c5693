/** Migrations: whole, repeatable, and never past a newer database. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { listMigrations } from '#db/migrations.ts'
import { schemaDiff } from '#db/schema-diff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

it('has nothing to do on a migrated database', async () => {
  expect(await migrate(database.url)).toEqual([])
})

it('leads to exactly what schema.prisma says', async () => {
  expect(await schemaDiff(database.url)).toBeNull()
})

it('is recorded as prisma migrate would record it', async () => {
  const rows = await database.prisma.$queryRaw<{ migration_name: string; steps: number }[]>`
    SELECT migration_name, applied_steps_count AS steps FROM _prisma_migrations ORDER BY migration_name`
  expect(rows).toEqual((await listMigrations()).map((name) => ({ migration_name: name, steps: 1 })))
})

it('applies to an empty database, once however many start at the same time', async () => {
  const name = `empty_${Date.now()}`
  await database.prisma.$executeRawUnsafe(`CREATE DATABASE ${name} TEMPLATE template0`)
  const url = new URL(database.url)
  url.pathname = `/${name}`
  const applied = await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)])
  expect(applied.map((names) => names.length).sort()).toEqual([0, 0, (await listMigrations()).length])
  await database.prisma.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`)
})

it('refuses a database that is newer than the code, and says so', async () => {
  await database.prisma.$executeRaw`
    INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
    VALUES ('x', 'x', '29990101000000_from_the_future', now())`
  await expect(migrate(database.url)).rejects.toThrow(/newer than this code.*29990101000000_from_the_future/)
  await database.prisma.$executeRaw`DELETE FROM _prisma_migrations WHERE id = 'x'`
})
