/** Counts people to whom a template went within a day, through the index made for it. */
import type { Openings } from '#ports/openings.ts'
import type { Sql } from './sql.ts'

/**
 * A template that was not needed, as the person had just written, counts as well: rather one too few. Materialized:
 * counting distinct addresses straight away, the planner reads all that was ever sent in the order of its addresses.
 */
const count = `
  WITH recent AS MATERIALIZED (
    SELECT address FROM outbound_message
    WHERE channel = 'whatsapp_cloud' AND channel = $1::channel AND account = $2 AND content ? 'template'
      AND sent_at > now() - interval '24 hours'
  )
  SELECT count(*)::int AS n FROM (SELECT address FROM recent WHERE address <> $3 GROUP BY address) people`

export function createOpenings({ sql }: { sql: Sql }): Openings {
  return {
    async sinceDay({ channel, account, address }) {
      const [row] = await sql<{ n: number }>(count, [channel, account, address])
      return row?.n ?? 0
    },
  }
}
