/** Plain prepared statements on a `pg` pool, for the hot queries of the spine: a fraction of Prisma's cost a call. */
import pg from 'pg'

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
    // Compiling a query that touches a hundred rows takes longer than running it.
    options: '-c jit=off',
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
