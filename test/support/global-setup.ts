/** Starts one embedded PostgreSQL for the whole test run and migrates the template that each test file clones. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the server's `postgres` database. */
    postgresUrl: string
  }
}

export const templateDatabase = 'semar'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'semar-test-'))
  // Open to the server's user, which is another one where the tests run as root.
  await chmod(dataDir, 0o755)
  const server = await startEmbeddedPostgres({ dataDir, fsync: false })
  await migrate(server.url)
  project.provide('postgresUrl', server.urlOf('postgres'))
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
