/** The database that a command works on: DATABASE_URL, the server of a Semar that runs here, or one started for it. */
import pg from 'pg'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { runningPostgres } from '#db/running-postgres.ts'
import type { Config } from '../config.ts'

export interface CommandDatabase {
  readonly url: string
  close(): Promise<void>
}

export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<CommandDatabase> {
  const there = config.databaseUrl ?? (await answeringServer(config.dataDir))
  if (there !== null) return { url: there, close: async () => {} }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir })
  try {
    await migrate(server.url)
    return { url: server.url, close: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The marks of a server that was killed stay behind. */
async function answeringServer(dataDir: string): Promise<string | null> {
  const url = runningPostgres(dataDir)?.url
  if (url === undefined) return null
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return url
  } catch {
    return null
  } finally {
    await client.end().catch(() => {})
  }
}
