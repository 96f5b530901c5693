/** A connection of an import's own: statements over whole tables, planned for that, and a lock that dies with it. */
import pg from 'pg'
import { ImportRefused } from '#ports/imports.ts'

export interface ImportConnection {
  readonly client: pg.Client
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Several statements without values in one go. */
  run(text: string): Promise<void>
  /** How many rows a statement wrote. */
  count(text: string, values?: readonly unknown[]): Promise<number>
  transaction<Value>(work: () => Promise<Value>): Promise<Value>
  end(): Promise<void>
}

/** One import is written, examined, applied or undone at a time; the server frees the lock with the connection. */
const lockKey = 7_301_126
const patienceMs = 2_000
const lockNotAvailable = '55P03'

/** Compiling statements that run once costs more than it saves; sorts and hashes of some 300,000 rows stay in memory. */
const settings = '-c jit=off -c work_mem=64MB -c maintenance_work_mem=128MB'

export async function openImportConnection(needs: { url: string }): Promise<ImportConnection> {
  const client = new pg.Client({
    connectionString: needs.url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options: settings,
    application_name: 'semar import',
  })
  // A connection that the server ends between two statements shows at the next one; unheard it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    // A moment's patience: the server frees the lock of a closed connection a little later than the client leaves.
    await client.query(`SET lock_timeout = '${patienceMs}ms'`)
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    await client.query('RESET lock_timeout')
  } catch (error) {
    await client.end()
    if ((error as { code?: string }).code !== lockNotAvailable) throw error
    throw new ImportRefused('another import is being read, examined, applied or undone at this moment')
  }
  return {
    client,
    async query<Row>(text: string, values: readonly unknown[] = []) {
      return (await client.query(text, values as unknown[])).rows as Row[]
    },
    async run(text) {
      await client.query(text)
    },
    async count(text, values = []) {
      return (await client.query(text, values as unknown[])).rowCount ?? 0
    },
    async transaction(work) {
      await client.query('BEGIN')
      try {
        const value = await work()
        await client.query('COMMIT')
        return value
      } catch (error) {
        // Where the connection is gone there is nothing to roll back: the server has done so.
        await client.query('ROLLBACK').catch(() => undefined)
        throw error
      }
    },
    end: () => client.end().catch(() => undefined),
  }
}

/** Runs `work` on a connection that holds the lock, and lets go of both. */
export async function withImportConnection<Value>(
  needs: { url: string },
  work: (db: ImportConnection) => Promise<Value>,
): Promise<Value> {
  const db = await openImportConnection(needs)
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}
