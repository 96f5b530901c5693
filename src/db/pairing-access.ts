/** Who may see the pairing page: whoever opened the link of the log first; only hashes of the secrets are kept. */
import { createHash, randomBytes } from 'node:crypto'
import { isSameSecret } from '#core/same-secret.ts'
import type { PairingAccess } from '#ports/whatsapp-session.ts'
import type { Sql } from './sql.ts'

const issue = `
  INSERT INTO whatsapp_session AS kept (account, link_hash, link_until)
  VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
  ON CONFLICT (account) DO UPDATE SET link_hash = excluded.link_hash, link_until = excluded.link_until`

const readHashes = `
  SELECT CASE WHEN link_until > clock_timestamp() THEN link_hash END AS link,
    CASE WHEN viewer_until > clock_timestamp() THEN viewer_hash END AS visitor
  FROM whatsapp_session WHERE account = $1`

const useLink = `
  UPDATE whatsapp_session
  SET link_hash = NULL, link_until = NULL, viewer_hash = $3,
    viewer_until = clock_timestamp() + $4 * interval '1 millisecond'
  WHERE account = $1 AND link_hash = $2 AND link_until > clock_timestamp() RETURNING 1`

export function createPairingAccess({ sql, account }: { sql: Sql; account: string }): PairingAccess {
  return {
    async issueLink(validMs) {
      const link = randomBytes(32).toString('base64url')
      await sql(issue, [account, hashOf(link), validMs])
      return link
    },
    async enter(link, validMs) {
      const hash = hashOf(link)
      if (!isSameSecret(hash, (await hashes()).link)) return null
      const visitor = randomBytes(32).toString('base64url')
      // The condition again: of two who come at once, one enters.
      return (await sql(useLink, [account, hash, hashOf(visitor), validMs])).length > 0 ? visitor : null
    },
    isVisitor: async (secret) => isSameSecret(hashOf(secret), (await hashes()).visitor),
  }

  async function hashes(): Promise<{ link: string; visitor: string }> {
    const [row] = await sql<{ link: string | null; visitor: string | null }>(readHashes, [account])
    return { link: row?.link ?? '', visitor: row?.visitor ?? '' }
  }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
