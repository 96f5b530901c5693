/** One fingerprint of all that a city's data is: every row of every table, in no matter which order. */
import pg from 'pg'

/** Imports are told of in these whatever becomes of them; generated rules and migrations don't change. */
const beside = ['import_batch', 'import_issue', 'import_change', 'audit_entry', '_prisma_migrations']

export async function dumpOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND NOT tablename = ANY ($1) ORDER BY 1`,
      [beside],
    )
    const parts: string[] = []
    for (const { name } of tables.rows) {
      const table = client.escapeIdentifier(name)
      // When a row was touched last is no part of what it says.
      const sums = await client.query<{ rows: string; sum: string | null }>(
        `SELECT count(*) AS rows, sum(hashtextextended((to_jsonb(t) - 'updated_at')::text, 0)) AS sum FROM ${table} t`,
      )
      parts.push(`${name} ${sums.rows[0]?.rows} ${sums.rows[0]?.sum}`)
    }
    return parts.join('\n')
  } finally {
    await client.end()
  }
}
