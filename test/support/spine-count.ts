/** What the spine's two tables say after a run: how much came in, what became of it, what was in doubt. */

import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export interface SpineCount {
  readonly inbound: number
  readonly inboundOpen: number
  readonly outbound: number
  readonly outboundOpen: number
  readonly sent: number
  /** Rows that a crash left in sending, which were tried once more. */
  readonly doubts: number
  /** Rows that were given up because of a second doubt. */
  readonly inDoubt: number
}

const count = `
  SELECT (SELECT count(*)::int FROM inbound_message) AS inbound,
    (SELECT count(*)::int FROM inbound_message WHERE state = 'waiting') AS "inboundOpen",
    (SELECT count(*)::int FROM outbound_message) AS outbound,
    (SELECT count(*)::int FROM outbound_message WHERE state IN ('waiting', 'sending')) AS "outboundOpen",
    (SELECT count(*)::int FROM outbound_message WHERE state = 'sent') AS sent,
    (SELECT coalesce(sum(doubts), 0)::int FROM outbound_message) AS doubts,
    (SELECT count(*)::int FROM outbound_message WHERE state = 'in_doubt') AS "inDoubt"`

/** Waits until nothing waits any more: another process's database tells nobody, so it is asked. */
export async function spineAtRest(url: string, limitMs = 60_000): Promise<SpineCount> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const end = performance.now() + limitMs; ; await wait(100)) {
      const found = (await client.query<SpineCount>(count)).rows[0]
      if (!found) throw new Error('nothing was counted')
      if (found.inboundOpen + found.outboundOpen === 0) return found
      if (performance.now() > end) throw new Error(`still open: ${JSON.stringify(found)}`)
    }
  } finally {
    await client.end()
  }
}
