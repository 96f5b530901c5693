/** A PostgreSQL server of one's own, from the binary that npm brought: started, recovered and stopped by Semar. */
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { asProblem, DataFolderProblem, openDataFolder } from './data-folder.ts'
import { freePort } from './free-port.ts'
import { locatePostgres, makeOwned, type PostgresFiles, writeOwned } from './postgres-files.ts'

export interface EmbeddedPostgres {
  readonly url: string
  /** URL of another database on the same server. */
  urlOf(database: string): string
  /** A secret kept in the data folder, made at the first call. */
  secret(name: string): string
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>
  /** Fast shutdown: what is committed stays, open connections end. */
  stop(): Promise<void>
  /** Immediate shutdown without waiting, when there is no time left: it recovers at the next start. */
  abandon(): void
}

const majorVersion = '18'
const startLimitMs = 20_000

/**
 * Starts the server of a data folder, creating its cluster when there is none. A server that an earlier process left
 * behind (kill -9) is stopped first, and PostgreSQL recovers by itself. `fsync: false` is for tests only.
 */
export async function startEmbeddedPostgres(needs: { dataDir: string; fsync?: boolean }): Promise<EmbeddedPostgres> {
  const folder = openDataFolder(needs.dataDir)
  try {
    const files = locatePostgres(folder.path)
    const password = folder.secret('postgres-password')
    if (!existsSync(files.cluster)) createCluster(files, password, folder.path)
    checkVersion(files.cluster)
    await stopLeftover(files.cluster)
    const port = await freePort()
    const child = await launch(files, { port, log: join(folder.path, 'postgres.log'), fsync: needs.fsync ?? true })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
    await untilReady(urlOf('postgres'), child, join(folder.path, 'postgres.log'), folder.path)
    await createDatabase(urlOf('postgres'), 'semar')
    return {
      url: urlOf('semar'),
      urlOf,
      secret: folder.secret,
      ended,
      stop: async () => {
        await stopServer(child.pid)
        folder.release()
      },
      abandon: () => {
        child.kill('SIGQUIT')
        folder.release()
      },
    }
  } catch (error) {
    folder.release()
    throw asProblem(error, folder.path)
  }
}

/** Made beside its place and moved there when whole, so an interrupted first start leaves nothing half-made. */
function createCluster(files: PostgresFiles, password: string, dataDir: string): void {
  const half = `${files.cluster}.new`
  rmSync(half, { recursive: true, force: true })
  makeOwned(half, files.user)
  const secret = `${half}.password`
  // A file that an interrupted start left would keep its owner and rights.
  rmSync(secret, { force: true })
  writeOwned(secret, `${password}\n`, files.user)
  const { status, stderr } = spawnSync(
    files.bin('initdb'),
    [
      `--pgdata=${half}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-instructions',
      '--no-sync',
    ],
    { ...files.user, encoding: 'utf8', cwd: '/', env: { LC_MESSAGES: 'C' } },
  )
  rmSync(secret, { force: true })
  if (status !== 0) {
    rmSync(half, { recursive: true, force: true })
    throw serverProblem(stderr ?? '', dataDir)
  }
  renameSync(half, files.cluster)
}

function checkVersion(cluster: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== majorVersion) {
    throw new DataFolderProblem(
      `${cluster} was made by PostgreSQL ${version}, and this Semar brings ${majorVersion}. Start the Semar that made it, dump the data, and load it here. Nothing was changed.`,
    )
  }
}

async function launch(files: PostgresFiles, needs: { port: number; log: string; fsync: boolean }) {
  if (existsSync(needs.log) && statSync(needs.log).size > 5_000_000) truncateSync(needs.log)
  const output = openSync(needs.log, 'a', 0o600)
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // Bodies of messages must not reach the log with a failing statement.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    // Without DETAIL: it quotes the row that a constraint refused, with its names and numbers.
    log_error_verbosity: 'terse',
    ...(needs.fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const child = spawn(
    files.bin('postgres'),
    [
      '-D',
      files.cluster,
      '-p',
      String(needs.port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // In a group of its own: Ctrl-C reaches Semar alone, which stops the server last.
    { ...files.user, cwd: '/', env: { LC_MESSAGES: 'C' }, detached: true, stdio: ['ignore', output, output] },
  )
  closeSync(output)
  child.unref()
  return child
}

async function untilReady(url: string, child: ReturnType<typeof spawn>, log: string, dataDir: string): Promise<void> {
  let failure: Error | null = null
  child.once('error', (error) => {
    failure = error
  })
  for (const end = performance.now() + startLimitMs; performance.now() < end; await wait(30)) {
    if (failure) throw failure
    if (child.exitCode !== null) throw serverProblem(readFileSync(log, 'utf8').slice(-4000), dataDir)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      return await client.end()
    } catch {
      await client.end().catch(() => {})
    }
  }
  await stopServer(child.pid)
  throw new DataFolderProblem(`PostgreSQL did not become ready within ${startLimitMs / 1000} s; its log is ${log}.`)
}

function serverProblem(output: string, dataDir: string): Error {
  // A file that could be written in part: initdb says it by a hint, the server's terse log by how much it wrote.
  if (/No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of \d+ bytes/.test(output))
    return asProblem({ code: 'ENOSPC' }, dataDir)
  if (/Permission denied/.test(output)) return asProblem({ code: 'EACCES' }, dataDir)
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|ERROR|error:/.test(line))
  const last = lines.at(-1) ?? output.trim().split('\n').at(-1) ?? 'no output'
  return new DataFolderProblem(`PostgreSQL could not start: ${last.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '')}`)
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** Stops the server that a killed Semar left running on this cluster. */
async function stopLeftover(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (isAlive(pid) && isPostgres(pid)) await stopServer(pid)
}

async function stopServer(pid: number | undefined): Promise<void> {
  if (!pid) return
  // SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one (it recovers at the next start).
  for (const [signal, limitMs] of [
    ['SIGINT', 4000],
    ['SIGQUIT', 2000],
    ['SIGKILL', 1000],
  ] as const) {
    if (!isAlive(pid)) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (const end = performance.now() + limitMs; performance.now() < end; await wait(20)) if (!isAlive(pid)) return
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    // A zombie whose parent has not asked after it yet is dead to us.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat[stat.lastIndexOf(')') + 2] !== 'Z'
  } catch {
    return true
  }
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return true
  }
}
