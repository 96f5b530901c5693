/** Finds rows that wait, through the partial indexes that hold only those. */
import type { Channel } from '#core/message.ts'
import type { WaitingRows } from '#ports/waiting-rows.ts'
import type { Sql } from './sql.ts'

const inboundDue = `
  SELECT EXISTS (
    SELECT 1 FROM inbound_message m
    WHERE m.state = 'waiting' AND (m.retry_at IS NULL OR m.retry_at <= now())
      AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.channel = m.channel AND c.account = m.account
        AND c.address = m.address AND c.lease_until > now())
  ) AS due`

const channelsDue = `
  SELECT c.channel FROM unnest(enum_range(NULL::channel)) AS c(channel) WHERE EXISTS (
    SELECT 1 FROM outbound_message o WHERE o.channel = c.channel AND o.state = 'waiting'
      AND o.not_before <= to_timestamp($1::float8 / 1000))`

const dropExpired = `
  UPDATE outbound_message SET state = 'dropped', failure = 'expired', settled_at = clock_timestamp()
  WHERE state = 'waiting' AND id IN (
    SELECT id FROM outbound_message WHERE state = 'waiting' AND expires_at <= to_timestamp($1::float8 / 1000)
    LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id`

export function createWaitingRows({ sql }: { sql: Sql }): WaitingRows {
  return {
    async isInboundDue() {
      const [row] = await sql<{ due: boolean }>(inboundDue, [])
      return row?.due ?? false
    },
    async channelsDue(nowMs) {
      return (await sql<{ channel: Channel }>(channelsDue, [nowMs])).map((row) => row.channel)
    },
    async dropExpired(nowMs, limit) {
      return (await sql(dropExpired, [nowMs, limit])).length
    },
  }
}
