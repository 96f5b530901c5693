/** How the WhatsApp session stands, for other processes than its owner's, and what a person asks of the owner. */
import { z } from 'zod'
import type { SessionReason, SessionState } from '#core/whatsapp-session.ts'
import type { Pairing, SessionBoard } from '#ports/whatsapp-session.ts'
import { createSeal } from './seal.ts'
import type { Sql } from './sql.ts'

interface BoardNeeds {
  readonly sql: Sql
  /** The same as the vault's. */
  readonly secret: string
  readonly account: string
  /** The session's lease: whose holder is gone no longer stands as the row says. */
  readonly leaseName: string
}

const readStatus = `
  SELECT state, reason, (extract(epoch FROM since) * 1000)::float8 AS since_ms,
    (extract(epoch FROM next_try_at) * 1000)::float8 AS next_try_at_ms, own_number,
    (extract(epoch FROM paired_at) * 1000)::float8 AS paired_at_ms,
    (extract(epoch FROM heard_at) * 1000)::float8 AS heard_at_ms, shown.value AS pairing,
    coalesce(lease.expires_at > clock_timestamp(), false) AS is_owned
  FROM whatsapp_session AS session
  LEFT JOIN lease ON lease.name = $2
  LEFT JOIN whatsapp_key AS shown
    ON shown.account = session.account AND shown.type = 'pairing' AND shown.id = 'shown'
  WHERE session.account = $1`

const askRelink = `UPDATE whatsapp_session SET relink_asked_at = clock_timestamp() WHERE account = $1`
const isAsked = `SELECT 1 FROM whatsapp_session WHERE account = $1 AND relink_asked_at IS NOT NULL`

interface Row {
  readonly state: SessionState
  readonly reason: SessionReason | null
  readonly since_ms: number
  readonly next_try_at_ms: number | null
  readonly own_number: string | null
  readonly paired_at_ms: number | null
  readonly heard_at_ms: number | null
  readonly pairing: Buffer | null
  readonly is_owned: boolean
}

const pairingSchema = z.object({ qr: z.string().nullable(), code: z.string().nullable() })

export function createSessionBoard({ sql, secret, account, leaseName }: BoardNeeds): SessionBoard {
  const seal = createSeal(secret)
  return {
    async read() {
      const [row] = await sql<Row>(readStatus, [account, leaseName])
      return {
        state: row?.is_owned ? row.state : 'idle',
        reason: row?.is_owned ? row.reason : null,
        sinceMs: row?.since_ms ?? 0,
        nextTryAtMs: row?.is_owned ? row.next_try_at_ms : null,
        ownNumber: row?.own_number ?? null,
        pairedAtMs: row?.paired_at_ms ?? null,
        heardAtMs: row?.heard_at_ms ?? null,
        pairing: row?.is_owned ? pairingOf(row.pairing) : null,
      }
    },
    async askRelink() {
      await sql(askRelink, [account])
    },
    isRelinkAsked: async () => (await sql(isAsked, [account])).length > 0,
  }

  function pairingOf(sealed: Buffer | null): Pairing | null {
    const opened = sealed && seal.open([account, 'pairing', 'shown'], sealed)
    return opened && pairingSchema.parse(JSON.parse(opened.toString()))
  }
}
