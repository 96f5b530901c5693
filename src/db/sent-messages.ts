/** Finds outbound rows of WhatsApp Web again, by the primary key or the index of an address. */
import type { SentMessage, SentMessages } from '#ports/sent-messages.ts'
import type { Sql } from './sql.ts'

const columns = 'o.id, o.channel::text AS channel, o.account, o.address, o.cause, o.content'

// `g` follows every digit of an id.
const byIdStart = `
  SELECT ${columns} FROM outbound_message o
  WHERE o.id >= $2 AND o.id < $2 || 'g' AND o.channel = 'whatsapp_web' AND o.account = $1 LIMIT 2`

const together = `
  SELECT ${columns} FROM outbound_message o
  WHERE o.cause = $4 AND o.channel = $1::channel AND o.account = $2 AND o.address = $3 ORDER BY o.position LIMIT 10`

const newest = `
  SELECT o.cause FROM outbound_message o
  WHERE o.channel = $1::channel AND o.account = $2 AND o.address = $3
    AND coalesce(o.sent_at, CASE WHEN o.state = 'sending' THEN o.claimed_at END) <= to_timestamp($4::float8 / 1000)
  ORDER BY o.position DESC LIMIT 1`

export function createSentMessages({ sql }: { sql: Sql }): SentMessages {
  const sent: SentMessages = {
    async byIdStart(account, idStart) {
      const [found, another] = await sql<SentMessage>(byIdStart, [account, idStart])
      return found && !another ? found : null
    },
    together: ({ channel, account, address, cause }) => sql<SentMessage>(together, [channel, account, address, cause]),
    async newest({ channel, account, address }, beforeMs) {
      const [found] = await sql<{ cause: string }>(newest, [channel, account, address, beforeMs])
      return found ? sent.together({ channel, account, address, cause: found.cause }) : []
    },
  }
  return sent
}
