/** Frees what a killed process still holds by lease, where it is certain that none is left that could use it. */
import pg from 'pg'

/**
 * Only for a database whose every process is known to have ended, as with the embedded server, which one process at a
 * time owns: nobody then waits half a minute for the lease of a process that is gone. Tokens stay, so nothing that was
 * claimed before can be mistaken for the next holder's. Elsewhere leases run out by themselves.
 */
export async function freeLeases(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // The column keeps milliseconds and may round up to one that is still to come.
    await client.query(
      `UPDATE lease SET expires_at = clock_timestamp() - interval '1 millisecond' WHERE expires_at > clock_timestamp()`,
    )
    await client.query(`UPDATE conversation SET lease_until = NULL WHERE lease_until > now()`)
  } finally {
    await client.end()
  }
}
