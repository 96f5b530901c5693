/** The database that a command beside a running Semar works on. */
import { runningPostgres } from '#db/running-postgres.ts'
import type { Config } from './config.ts'

/** Throws, with what to do, where there is none. */
export function runningDatabaseUrl(config: Pick<Config, 'databaseUrl' | 'dataDir'>): string {
  const url = config.databaseUrl ?? runningPostgres(config.dataDir)?.url
  if (!url) throw new Error('Semar is not running here. Start it (npm start), or set DATABASE_URL.')
  return url
}
