/** A migrated database of one's own for a test file, cloned from the template. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { createDatabaseClient, type DatabaseClient } from '#db/client.ts'
import { templateDatabase } from './global-setup.ts'

export interface TestDatabase extends DatabaseClient {
  readonly url: string
  /** Ends all connections and makes new ones fail, as if the server were away; `restore` undoes it. */
  cut(): Promise<void>
  restore(): Promise<void>
}

export async function createTestDatabase(options: { poolSize?: number } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await admin(`CREATE DATABASE ${name} TEMPLATE ${templateDatabase} STRATEGY file_copy`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  const client = createDatabaseClient({ url: url.href, ...options })
  return {
    ...client,
    url: url.href,
    cut: () =>
      admin(
        `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
      ),
    restore: () => admin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`),
    close: async () => {
      await client.close()
      await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}

async function admin(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
