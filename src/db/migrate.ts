/** Brings a database to the version of this code, once however many processes start, and never past a newer one. */
import pg from 'pg'
import { listMigrations, readDatamodel, readMigrations } from './migrations.ts'
import { createSchemaEngine, noFilters } from './schema-engine.ts'

/** An operator can mend it; the message says how. */
export class MigrationProblem extends Error {
  override readonly name = 'MigrationProblem'
}

/** Any number that no one else uses: it serialises processes that start at once on one database. */
const lockKey = 7_361_140_226

/**
 * Applies what is missing and names it. Throws `MigrationProblem` when the database is newer than the code or an
 * earlier migration broke off; then nothing has been changed.
 */
export async function migrate(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    const missing = await missingMigrations(client)
    if (missing.length === 0) return []
    const { engine, close } = await createSchemaEngine({ url, datamodel: await readDatamodel() })
    try {
      const migrationsList = await readMigrations()
      return (await engine.applyMigrations({ migrationsList, filters: noFilters })).appliedMigrationNames
    } finally {
      await close()
    }
  } finally {
    await client.end()
  }
}

async function missingMigrations(client: pg.Client): Promise<string[]> {
  const known = await listMigrations()
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  )
  if (!rows[0]?.there) return known
  const applied = await client.query<{ migration_name: string; done: boolean }>(
    `SELECT migration_name, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  const newer = applied.rows.find((row) => !known.includes(row.migration_name))
  if (newer) {
    throw new MigrationProblem(
      `the database is newer than this code: it has migration ${newer.migration_name}, which this code does not know. Start the newer Semar, or restore a backup from before it. Nothing was changed.`,
    )
  }
  const broken = applied.rows.find((row) => !row.done)
  if (broken) {
    throw new MigrationProblem(
      `migration ${broken.migration_name} broke off earlier. Restore the backup from before it, or mend it and mark it with "prisma migrate resolve". Nothing was changed.`,
    )
  }
  const done = new Set(applied.rows.map((row) => row.migration_name))
  return known.filter((name) => !done.has(name))
}
