/** Claims conversations that have messages due, under a lease on the conversation's row. */
import type { Channel, InboundContent, InboundMessage } from '#core/message.ts'
import type { ClaimedConversation, ConversationQueue } from '#ports/conversation-queue.ts'
import type { Sql } from './sql.ts'

/** More than this of one person goes into the next turn. */
const burstLimit = 50

const claim = `
  WITH due AS (
    SELECT channel, account, address, min(id) AS first FROM (
      SELECT m.channel, m.account, m.address, m.id FROM inbound_message m
      WHERE m.state = 'waiting' AND (m.retry_at IS NULL OR m.retry_at <= now())
        AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.channel = m.channel AND c.account = m.account
          AND c.address = m.address AND c.lease_until > now())
      ORDER BY m.id LIMIT $1 * 16
    ) oldest
    GROUP BY channel, account, address ORDER BY first LIMIT $1
  )
  INSERT INTO conversation (channel, account, address, lease_token, lease_until)
  SELECT channel, account, address, 1, now() + $2 * interval '1 millisecond' FROM due
  -- In one order everywhere, so two claims never wait for each other in a circle.
  ORDER BY channel, account, address
  ON CONFLICT (channel, account, address) DO UPDATE
    SET lease_token = conversation.lease_token + 1, lease_until = excluded.lease_until
    WHERE conversation.lease_until IS NULL OR conversation.lease_until <= now()
  RETURNING id::text, channel, account, address, lease_token::text, state,
    (extract(epoch FROM last_inbound_at) * 1000)::float8 AS last_inbound_ms`

// A statement of its own, after the lease is held: in the claim's snapshot an earlier holder's answer might be missing.
const waiting = `
  SELECT c.id::text AS conversation_id, m.id::text, m.platform_id, m.sender, m.is_group, m.content, m.attempts,
    (extract(epoch FROM m.sent_at) * 1000)::float8 AS sent_ms,
    EXISTS (SELECT 1 FROM channel_address a WHERE a.channel = c.channel AND a.account = c.account
      AND a.address = c.address AND a.state = 'closed') AS is_closed
  FROM conversation c CROSS JOIN LATERAL (
    SELECT * FROM inbound_message m WHERE m.channel = c.channel AND m.account = c.account AND m.address = c.address
      AND m.state = 'waiting' ORDER BY m.id LIMIT ${burstLimit}
  ) m
  WHERE c.id = ANY($1::bigint[])
  ORDER BY m.id`

const renew = `
  UPDATE conversation c SET lease_until = now() + $3 * interval '1 millisecond'
  FROM unnest($1::bigint[], $2::bigint[]) AS held(id, token) WHERE c.id = held.id AND c.lease_token = held.token`

const release = `UPDATE conversation SET lease_until = NULL WHERE id = $1 AND lease_token = $2`

const retryLater = `
  WITH mine AS (${release} RETURNING id)
  UPDATE inbound_message SET attempts = attempts + 1, retry_at = now() + $4 * interval '1 millisecond'
  WHERE id = ANY($3::bigint[]) AND state = 'waiting' AND EXISTS (SELECT 1 FROM mine)`

interface ConversationRow {
  readonly id: string
  readonly channel: Channel
  readonly account: string
  readonly address: string
  readonly lease_token: string
  readonly state: unknown
  readonly last_inbound_ms: number | null
}

interface MessageRow {
  readonly conversation_id: string
  readonly id: string
  readonly platform_id: string
  readonly sender: string | null
  readonly is_group: boolean
  readonly content: InboundContent
  readonly attempts: number
  readonly sent_ms: number
  readonly is_closed: boolean
}

export function createConversationQueue({ sql }: { sql: Sql }): ConversationQueue {
  return {
    async claim(limit, leaseMs) {
      const rows = await sql<ConversationRow>(claim, [limit, leaseMs])
      if (rows.length === 0) return []
      const messages = await sql<MessageRow>(waiting, [rows.map((row) => row.id)])
      const byConversation = Map.groupBy(messages, (message) => message.conversation_id)
      return rows.map((row) => toClaimed(row, byConversation.get(row.id) ?? []))
    },
    async renew(conversations, leaseMs) {
      await sql(renew, [conversations.map((held) => held.id), conversations.map((held) => held.token), leaseMs])
    },
    async retryLater(conversation, messages, retryMs) {
      const ids = messages.map((message) => message.id)
      await sql(retryLater, [conversation.id, conversation.token, ids, retryMs])
    },
    async release(conversation) {
      await sql(release, [conversation.id, conversation.token])
    },
  }
}

function toClaimed(row: ConversationRow, messages: readonly MessageRow[]): ClaimedConversation {
  const { channel, account, address, last_inbound_ms: lastMs } = row
  return {
    conversation: {
      id: BigInt(row.id),
      token: BigInt(row.lease_token),
      channel,
      account,
      address,
      state: row.state,
      lastInboundAt: lastMs === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(lastMs)),
    },
    messages: messages.map(
      (message): InboundMessage => ({
        id: BigInt(message.id),
        channel,
        account,
        address,
        platformId: message.platform_id,
        ...(message.sender === null ? {} : { sender: message.sender }),
        ...(message.is_group ? { isGroup: true } : {}),
        sentAt: new Date(message.sent_ms).toISOString(),
        content: message.content,
        attempts: message.attempts,
      }),
    ),
    isAddressClosed: messages[0]?.is_closed ?? false,
  }
}
