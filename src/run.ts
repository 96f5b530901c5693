/** One life of a Semar process, from the environment to the last closed connection. */

import { createDatabaseClient } from '#db/client.ts'
import { DataFolderProblem, openDataFolder } from '#db/data-folder.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded.ts'
import { freeLeases } from '#db/free-leases.ts'
import { MigrationProblem, migrate } from '#db/migrate.ts'
import { refreshSampleCity, seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { createClock } from './clock.ts'
import { type Config, ConfigProblem, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { welcome } from './welcome.ts'
import { type Running, start } from './wire.ts'

/** From the signal to the end, whatever hangs. */
const stopLimitMs = 4_800

export async function run(): Promise<void> {
  const log = createLog({ level: 'info' })
  let server: Promise<EmbeddedPostgres> | null = null
  let embedded: EmbeddedPostgres | null = null
  let running: Running | null = null
  let isStopping = false

  const leave = (code: number): never => {
    embedded?.abandon()
    process.exit(code)
  }
  const stop = async (code: number): Promise<void> => {
    if (isStopping) leave(code || 1)
    isStopping = true
    setTimeout(() => leave(code || 1), stopLimitMs).unref()
    await running?.stop().catch((error: unknown) => log.error({ err: error }, 'could not stop cleanly'))
    // It may still be on its way up.
    await server?.then(
      (started) => started.stop(),
      () => {},
    )
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  const broken = (error: unknown): void => {
    log.error({ err: error }, 'a bug: something failed that nobody caught')
    void stop(1)
  }
  const lostDatabase = (): void => {
    if (isStopping) return
    process.stderr.write(
      '\nThe embedded PostgreSQL ended unexpectedly; postgres.log in the data folder may say why. Nothing that was accepted is lost: start Semar again.\n\n',
    )
    void stop(1)
  }
  process.on('uncaughtException', broken)
  process.on('unhandledRejection', broken)

  try {
    const config = readConfig()
    if (!config.databaseUrl) server = startEmbeddedPostgres({ dataDir: config.dataDir })
    embedded = await server
    void embedded?.ended.then(lostDatabase)
    const databaseUrl = config.databaseUrl ?? embedded?.url ?? ''
    await prepareDatabase(config, databaseUrl)
    const secretKey = config.secretKey ?? embedded?.secret('secret-key') ?? keptSecret(config)
    running = await start({ config, databaseUrl, secretKey, log })
    if (!isStopping) process.stdout.write(welcome({ config, port: running.port, isEmbedded: embedded !== null }))
  } catch (error) {
    // A Ctrl-C ends what was being started too, and is no failure: let the signal be heard first.
    await new Promise((resolve) => setImmediate(resolve))
    if (isStopping) return
    process.stderr.write(`\nSemar could not start:\n${explain(error)}\n\n`)
    await stop(1)
  }
}

/** The sample city goes into an embedded database only: on a server, people would take it for theirs. */
async function prepareDatabase(config: Config, url: string): Promise<void> {
  await migrate(url)
  if (!config.databaseUrl) await freeLeases(url)
  const { prisma, close } = createDatabaseClient({ url, poolSize: 2 })
  try {
    await seedDefaults(prisma)
    if (!config.databaseUrl && !config.isProduction) {
      const today = createClock(config.clockStart).today()
      const isNew = await seedSampleCity(prisma, { today })
      // A rehearsal plays with the data that is there.
      if (!isNew && config.clockStart === null) await refreshSampleCity(prisma, { today })
    }
  } finally {
    await close()
  }
}

function keptSecret(config: Config): string {
  const folder = openDataFolder(config.dataDir)
  try {
    return folder.secret('secret-key')
  } finally {
    folder.release()
  }
}

/** One clear line for what an operator can mend; the whole error for a bug. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof ConfigProblem || error instanceof DataFolderProblem || error instanceof MigrationProblem) {
    return error.message
  }
  if (error.message.startsWith('port ')) return error.message
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT') {
    return `the database server does not answer (${code}). Check DATABASE_URL and that the server runs.`
  }
  if (code === '28P01' || code === '28000') {
    return 'the database server refuses the user or password. Check DATABASE_URL.'
  }
  if (code === '3D000') return 'the database in DATABASE_URL does not exist. Create it first.'
  return error.stack ?? error.message
}
