/** Finds messages that did not arrive, through the partial indexes that hold only those. */
import type { Channel, Lane, OutboundDraft } from '#core/message.ts'
import type { Stranded } from '#ports/stranded.ts'
import type { Sql } from './sql.ts'

/** Older failures are history: whoever is told of them a day later is not helped. */
const lookBack = `interval '24 hours'`

const open = `"fell_over_at" IS NULL AND "employee_id" IS NOT NULL AND "cause" NOT LIKE 'inbound:%'`

// $1 now in ms, $2 patience in ms, $3 limit
const look = `
  WITH stranded AS (
    (SELECT id FROM outbound_message WHERE state IN ('failed', 'dropped') AND ${open}
      AND settled_at > now() - ${lookBack}
      AND failure IN ('refused', 'stopped', 'unreached', 'undelivered', 'address_closed')
      ORDER BY settled_at LIMIT $3)
    UNION ALL
    (SELECT id FROM outbound_message WHERE state = 'sent' AND delivered_at IS NULL AND ${open}
      AND channel IN ('whatsapp_web', 'whatsapp_cloud')
      AND sent_at > now() - ${lookBack} AND sent_at <= now() - $2::float8 * interval '1 millisecond'
      ORDER BY sent_at LIMIT $3)
  )
  SELECT o.id, o.channel, o.account, o.address, o.employee_id, o.lane, o.cause, o.content,
    (extract(epoch FROM o.expires_at) * 1000)::float8 AS expires_ms,
    other.channel AS other_channel, other.account AS other_account, other.address AS other_address
  FROM stranded s JOIN outbound_message o ON o.id = s.id
  LEFT JOIN LATERAL (
    SELECT b.channel, b.account, b.address FROM channel_bond b
    LEFT JOIN conversation c ON c.channel = b.channel AND c.account = b.account AND c.address = b.address
    LEFT JOIN channel_address a ON a.channel = b.channel AND a.account = b.account AND a.address = b.address
    WHERE b.employee_id = o.employee_id AND b.ended_at IS NULL AND coalesce(a.state, 'open') = 'open'
      AND b.channel NOT IN ('browser', 'terminal')
      AND (o.expires_at IS NULL OR o.expires_at > to_timestamp($1::float8 / 1000))
      AND NOT EXISTS (SELECT 1 FROM outbound_message told WHERE told.cause = o.cause AND told.channel = b.channel
        AND told.account = b.account AND told.address = b.address)
    ORDER BY GREATEST(c.last_inbound_at, b.bound_at) DESC, b.id LIMIT 1
  ) other ON true`

const settle = `UPDATE outbound_message SET fell_over_at = clock_timestamp() WHERE id = ANY($1::text[])`

interface Row {
  readonly id: string
  readonly channel: Channel
  readonly account: string
  readonly address: string
  readonly employee_id: string
  readonly lane: Lane
  readonly cause: string
  readonly content: OutboundDraft['content']
  readonly expires_ms: number | null
  readonly other_channel: Channel | null
  readonly other_account: string | null
  readonly other_address: string | null
}

export function createStranded({ sql }: { sql: Sql }): Stranded {
  return {
    async look({ nowMs, patienceMs, limit }) {
      const rows = await sql<Row>(look, [nowMs, patienceMs, limit])
      return rows.map(({ id, channel, account, address, employee_id: employeeId, lane, cause, content, ...row }) => ({
        id,
        channel,
        account,
        address,
        employeeId,
        lane,
        cause,
        content,
        ...(row.expires_ms !== null && { expiresAtMs: row.expires_ms }),
        other:
          row.other_channel === null
            ? null
            : { channel: row.other_channel, account: row.other_account ?? '', address: row.other_address ?? '' },
      }))
    },
    async settled(ids) {
      if (ids.length > 0) await sql(settle, [ids])
    },
  }
}
