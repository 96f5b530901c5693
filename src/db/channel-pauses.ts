/** Pauses of a channel account on PostgreSQL, kept in its channel_state row. */
import type { AccountTrouble } from '#core/failure.ts'
import type { ChannelPauses } from '#ports/channel-pause.ts'
import type { Sql } from './sql.ts'

const read = `
  SELECT (extract(epoch FROM paused_until) * 1000)::float8 AS all_ms,
    (extract(epoch FROM bulk_paused_until) * 1000)::float8 AS bulk_ms
  FROM channel_state
  WHERE channel = $1::channel AND account = $2`

const readTrouble = `
  SELECT pause_reason FROM channel_state
  WHERE channel = $1::channel AND account = $2 AND paused_until > to_timestamp($3::float8 / 1000)
    AND pause_reason <> 'throttled'`

const write = `
  INSERT INTO channel_state (channel, account, paused_until, pause_reason)
  VALUES ($1::channel, $2, to_timestamp($3::float8 / 1000), $4)
  ON CONFLICT (channel, account) DO UPDATE
    SET paused_until = excluded.paused_until, pause_reason = excluded.pause_reason
    WHERE channel_state.paused_until IS NULL OR channel_state.paused_until < excluded.paused_until`

const writeBulk = `
  INSERT INTO channel_state (channel, account, bulk_paused_until)
  VALUES ($1::channel, $2, to_timestamp($3::float8 / 1000))
  ON CONFLICT (channel, account) DO UPDATE
    SET bulk_paused_until = GREATEST(channel_state.bulk_paused_until, excluded.bulk_paused_until)`

export function createChannelPauses({ sql }: { sql: Sql }): ChannelPauses {
  return {
    async pausedUntil(channel, account) {
      const [row] = await sql<{ all_ms: number | null; bulk_ms: number | null }>(read, [channel, account])
      return { allMs: row?.all_ms ?? 0, bulkMs: row?.bulk_ms ?? 0 }
    },
    async pause(channel, account, untilMs, reason) {
      await sql(write, [channel, account, untilMs, reason])
    },
    async pauseBulk(channel, account, untilMs) {
      await sql(writeBulk, [channel, account, untilMs])
    },
    async trouble(channel, account, nowMs) {
      const [row] = await sql<{ pause_reason: AccountTrouble }>(readTrouble, [channel, account, nowMs])
      return row?.pause_reason ?? null
    },
  }
}
