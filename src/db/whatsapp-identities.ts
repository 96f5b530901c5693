/** Whom WhatsApp Web has heard from. Only the owner of the session writes here, one message after another. */
import { type Identity, type Names, recognise } from '#core/whatsapp-identity.ts'
import type { WhatsAppIdentities } from '#ports/whatsapp-identities.ts'
import type { Sql } from './sql.ts'

const knownSql = `
  SELECT address, lid, number FROM whatsapp_identity
  WHERE account = $1 AND moved_at IS NULL AND lid = $2
  UNION
  SELECT address, lid, number FROM whatsapp_identity
  WHERE account = $1 AND moved_at IS NULL AND number = $3`

// $1 account, $2 moved addresses
const moveSql = `
  UPDATE whatsapp_identity SET moved_at = clock_timestamp()
  WHERE account = $1 AND address = ANY($2::text[]) AND moved_at IS NULL`

// $1 account, $2 address, $3 lid, $4 number, $5 our number, $6 when in ms
const heardSql = `
  INSERT INTO whatsapp_identity (account, address, lid, number, wrote_to, wrote_at)
  VALUES ($1, $2, $3, $4, $5, to_timestamp($6::float8 / 1000))
  ON CONFLICT (account, address) DO UPDATE SET lid = excluded.lid, number = excluded.number, moved_at = NULL,
    checked_until = CASE WHEN whatsapp_identity.lid IS DISTINCT FROM excluded.lid THEN NULL
      ELSE whatsapp_identity.checked_until END,
    wrote_to = excluded.wrote_to, wrote_at = GREATEST(whatsapp_identity.wrote_at, excluded.wrote_at)`

const namesSql = `
  UPDATE whatsapp_identity SET lid = $3, number = $4 WHERE account = $1 AND address = $2 AND moved_at IS NULL`

const findSql = `
  SELECT i.address, i.lid, i.number, i.moved_at IS NOT NULL AS "isMoved", i.wrote_to AS "wroteTo",
    (extract(epoch FROM i.wrote_at) * 1000)::float8 AS "wroteMs",
    coalesce((extract(epoch FROM i.checked_until) * 1000)::float8, 0) AS "checkedUntilMs",
    EXISTS (SELECT 1 FROM channel_bond b WHERE b.channel = 'whatsapp_web' AND b.account = i.account
      AND b.address = i.address AND b.ended_at IS NULL AND b.platform_user_id <> i.lid) AS "isStranger"
  FROM whatsapp_identity i WHERE i.account = $1 AND i.address = $2`

const checkedSql = `
  UPDATE whatsapp_identity SET checked_until = to_timestamp($3::float8 / 1000) WHERE account = $1 AND address = $2`

export function createWhatsAppIdentities({ sql }: { sql: Sql }): WhatsAppIdentities {
  const knownBy = (account: string, { lid, number }: Names) => sql<Identity>(knownSql, [account, lid, number])
  return {
    async heard(account, names, ownNumber, atMs) {
      const { identity, moved } = recognise(await knownBy(account, names), names, true)
      if (!identity) throw new Error('a WhatsApp message without a sender')
      // Before the new one is known: at no moment are two in force with one name.
      if (moved.length > 0) await sql(moveSql, [account, moved])
      const { address, lid, number } = identity
      await sql(heardSql, [account, address, lid, number, ownNumber, atMs])
      return identity
    },
    async mapped(account, names) {
      const { identity, moved } = recognise(await knownBy(account, names), names, false)
      if (moved.length > 0) await sql(moveSql, [account, moved])
      if (identity) await sql(namesSql, [account, identity.address, identity.lid, identity.number])
    },
    async find(account, address) {
      const [row] = await sql<NonNullable<Awaited<ReturnType<WhatsAppIdentities['find']>>>>(findSql, [account, address])
      return row ?? null
    },
    async checked(account, address, untilMs) {
      await sql(checkedSql, [account, address, untilMs])
    },
  }
}
