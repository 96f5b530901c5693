/** Leases on PostgreSQL; only the database's clock counts, so machines need not agree on the time. */
import type { Leases } from '#ports/lease.ts'
import type { Sql } from './sql.ts'

const acquire = `
  WITH before AS (SELECT expires_at FROM lease WHERE name = $1)
  INSERT INTO lease (name, holder, token, expires_at)
  VALUES ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
  ON CONFLICT (name) DO UPDATE
    SET holder = excluded.holder, token = lease.token + 1, expires_at = excluded.expires_at
    WHERE lease.expires_at <= clock_timestamp()
  RETURNING token::text,
    (SELECT extract(epoch FROM clock_timestamp() - expires_at) * 1000 FROM before)::float8 AS vacant_ms`

const renew = `
  UPDATE lease SET expires_at = clock_timestamp() + $3 * interval '1 millisecond'
  WHERE name = $1 AND token = $2 AND expires_at > clock_timestamp() RETURNING name`

// The column keeps milliseconds and may round up: without the one less, the next holder could come too early.
const release = `UPDATE lease SET expires_at = clock_timestamp() - interval '1 millisecond' WHERE name = $1 AND token = $2 AND expires_at > clock_timestamp()`

/** `holder` names this process for operators; the token alone decides. */
export function createLeases({ sql, holder }: { sql: Sql; holder: string }): Leases {
  return {
    async acquire(name, ttlMs) {
      const [row] = await sql<{ token: string; vacant_ms: number | null }>(acquire, [name, holder, ttlMs])
      if (!row) return null
      return { name, token: BigInt(row.token), vacantMs: row.vacant_ms === null ? null : Math.max(0, row.vacant_ms) }
    },
    async renew(lease, ttlMs) {
      return (await sql(renew, [lease.name, lease.token, ttlMs])).length > 0
    },
    async release(lease) {
      await sql(release, [lease.name, lease.token])
    },
  }
}
