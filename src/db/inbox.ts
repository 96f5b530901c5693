/** The inbox on PostgreSQL: one INSERT for all that arrived while the last one was under way. */
import { createGroup } from '#core/group.ts'
import type { Inbound } from '#core/message.ts'
import type { Bell } from '#ports/bell.ts'
import type { Inbox } from '#ports/inbox.ts'
import type { Metrics } from '#ports/metrics.ts'
import { isDataError } from './data-error.ts'
import type { Sql } from './sql.ts'
import { storableText } from './storable-text.ts'

// Rows come out of the function in the order of the array, and so get their ids.
const insert = `
  INSERT INTO inbound_message (channel, account, address, platform_id, sender, is_group, content, sent_at)
  SELECT channel, account, address, "platformId", sender, coalesce("isGroup", false), content, "sentAt"
  FROM json_to_recordset($1::json) AS row(channel channel, account text, address text, "platformId" text,
    sender text, "isGroup" boolean, content jsonb, "sentAt" timestamptz)
  ON CONFLICT (channel, account, platform_id) DO NOTHING
  RETURNING channel, account, platform_id`

interface Inserted {
  readonly channel: string
  readonly account: string
  readonly platform_id: string
}

export function createInbox(needs: { sql: Sql; bell: Bell; metrics?: Metrics; maxRows?: number }): Inbox {
  const { sql, bell, metrics } = needs
  const accept = createGroup<Inbound, 'accepted' | 'duplicate'>({
    write: writeGroup,
    maxItems: needs.maxRows ?? 500,
    // Two: one travels and is committed while the next one is put together; more only make smaller groups.
    maxUnderWay: 2,
    keyOf: ({ channel, account, address }) => `${channel}\n${account}\n${address}`,
    isItemFault: isDataError,
  })
  return { accept }

  async function writeGroup(messages: readonly Inbound[]): Promise<readonly ('accepted' | 'duplicate')[]> {
    const rows = await insertRows(messages)
    const fresh = new Set(rows.map((row) => key(row.channel, row.account, row.platform_id)))
    if (fresh.size > 0) void bell.ring('inbound')
    metrics?.count('inbox_accepted', {}, fresh.size)
    metrics?.count('inbox_duplicates', {}, messages.length - fresh.size)
    // `delete` says it once: the same message twice in one group is one row and one duplicate.
    return messages.map((message) =>
      fresh.delete(key(message.channel, message.account, message.platformId)) ? 'accepted' : 'duplicate',
    )
  }

  async function insertRows(messages: readonly Inbound[]): Promise<Inserted[]> {
    try {
      return await sql<Inserted>(insert, [JSON.stringify(messages)])
    } catch (error) {
      // Alone and still refused: PostgreSQL keeps no NUL and no half surrogate. Kept without them, the message gets
      // its answer; refused, the platform would send it for ever.
      if (messages.length > 1 || !isDataError(error)) throw error
      return await sql<Inserted>(insert, [JSON.stringify(messages, storableText)])
    }
  }
}

const key = (channel: string, account: string, platformId: string): string => `${channel}\n${account}\n${platformId}`
