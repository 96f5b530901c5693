/** Counts what left from WhatsApp Web lately, through the indexes made for it. */
import type { Traffic } from '#core/whatsapp-safety.ts'
import type { WhatsAppTraffic } from '#ports/whatsapp-traffic.ts'
import type { Sql } from './sql.ts'

// $1 account, $2 the address that does not count, $3 now in ms, $4 how long a chat goes on, in ms
const lately = `
  WITH day AS (
    SELECT o.address, o.lane, o.sent_at FROM outbound_message o
    WHERE o.channel = 'whatsapp_web' AND o.account = $1
      AND o.sent_at > to_timestamp($3::float8 / 1000) - interval '24 hours'
  ), pushed AS (
    SELECT o.address, max(o.sent_at) AS sent_at FROM outbound_message o
    WHERE o.channel = 'whatsapp_web' AND o.account = $1 AND o.lane IN ('reminder', 'broadcast')
      AND o.sent_at BETWEEN to_timestamp($3::float8 / 1000) - interval '14 days'
        AND to_timestamp($3::float8 / 1000) - interval '1 day'
    GROUP BY o.address
  )
  SELECT
    (SELECT count(DISTINCT day.address)::int FROM day WHERE day.address <> $2 AND NOT EXISTS (
      SELECT 1 FROM inbound_message i WHERE i.channel = 'whatsapp_web' AND i.account = $1 AND i.address = day.address
        AND i.sent_at BETWEEN day.sent_at - $4::float8 * interval '1 millisecond' AND day.sent_at + interval '1 minute'
    )) AS openings,
    (SELECT count(*)::int FROM day WHERE lane = 'broadcast') AS broadcasts,
    (SELECT count(*)::int FROM pushed) AS pushed,
    (SELECT count(*)::int FROM pushed WHERE EXISTS (
      SELECT 1 FROM inbound_message i WHERE i.channel = 'whatsapp_web' AND i.account = $1
        AND i.address = pushed.address AND i.sent_at >= pushed.sent_at
    )) AS answered`

export function createWhatsAppTraffic({ sql }: { sql: Sql }): WhatsAppTraffic {
  return {
    async lately({ account, address }, nowMs, chatMs) {
      const [row] = await sql<Traffic>(lately, [account, address, nowMs, chatMs])
      if (!row) throw new Error('the database counted nothing')
      return row
    },
  }
}
