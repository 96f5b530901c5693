/** Counts people to whom a template went within a day, through the index made for it. */
import type { Openings } from '#ports/openings.ts'
import type { Sql } from './sql.ts'

/** A template that was not needed, as the person had just written, counts as well: rather one too few. */
const count = `
  SELECT count(DISTINCT address)::int AS n FROM outbound_message
  WHERE channel = 'whatsapp_cloud' AND channel = $1::channel AND account = $2 AND address <> $3
    AND content ? 'template' AND sent_at > clock_timestamp() - interval '24 hours'`

export function createOpenings({ sql }: { sql: Sql }): Openings {
  return {
    async sinceDay({ channel, account, address }) {
      const [row] = await sql<{ n: number }>(count, [channel, account, address])
      return row?.n ?? 0
    },
  }
}
