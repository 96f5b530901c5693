/** The newest inbound message of an address, through the index made for it. */
import type { LastHeard } from '#ports/last-heard.ts'
import type { Sql } from './sql.ts'

const newest = `
  SELECT (extract(epoch FROM sent_at) * 1000)::float8 AS at_ms FROM inbound_message
  WHERE channel = 'whatsapp_cloud' AND channel = $1::channel AND account = $2 AND address = $3
  ORDER BY channel, account, address, sent_at DESC LIMIT 1`

export function createLastHeard({ sql }: { sql: Sql }): LastHeard {
  return {
    async lastHeard({ channel, account, address }) {
      const [row] = await sql<{ at_ms: number }>(newest, [channel, account, address])
      return row?.at_ms ?? null
    },
  }
}
