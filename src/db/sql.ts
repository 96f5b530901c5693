/** Plain prepared statements on a `pg` pool, for the hot queries of the spine: a fraction of Prisma's cost a call. */
import pg from 'pg'

/**
 * Every statement here finds a few rows through the index made for it, in that index's order. Left to itself, with the
 * statistics of the moment before a hundred thousand rows were written, the planner sorts or joins whole tables at
 * every call (minutes instead of milliseconds, measured); and to compile such a statement takes longer than to run it.
 */
const planner = ['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin', 'sort']
  .map((node) => `-c enable_${node}=off`)
  .concat('-c jit=off')
  .join(' ')

export interface Sql {
  /** Each text is prepared once a connection. */
  <Row>(text: string, values: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export function createSql(needs: { url: string; poolSize?: number; onError?: (error: Error) => void }): Sql {
  const pool = new pg.Pool({
    connectionString: needs.url,
    max: needs.poolSize ?? 8,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options: planner,
  })
  // An idle connection that the server ends would otherwise end the process; the pool opens a new one by itself.
  pool.on('error', (error) => needs.onError?.(error))
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `spine_${names.size}`
    names.set(text, name)
    return name
  }
  const query = async <Row>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    const result = await pool.query({ name: nameOf(text), text, values: values as unknown[] })
    return result.rows as Row[]
  }
  let closing: Promise<void> | undefined
  return Object.assign(query, {
    close: () => {
      closing ??= pool.end()
      return closing
    },
  })
}
