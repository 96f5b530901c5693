/** The keys of a linked WhatsApp session on PostgreSQL: one sealed row a key, written by nobody but the session's owner. */
import { setTimeout } from 'node:timers/promises'
import { createGroup } from '#core/group.ts'
import { SessionProblem } from '#core/session-problem.ts'
import type { KeyChange, KeyVault, OpenVault, ShownStatus } from '#ports/whatsapp-session.ts'
import { createSeal } from './seal.ts'
import type { Sql } from './sql.ts'

interface VaultNeeds {
  readonly sql: Sql
  /** 32 bytes as base64url, derived from SECRET_KEY. */
  readonly secret: string
  readonly account: string
  /** How long a database that is away is waited for; less than the session's lease lasts. */
  readonly patienceMs?: number
}

// The lease is locked until the statement ends: if it runs out meanwhile, the next holder opens after it.
const openSession = `
  WITH held AS (
    SELECT 1 FROM lease WHERE name = $2 AND token = $3 AND expires_at > clock_timestamp() FOR SHARE
  )
  INSERT INTO whatsapp_session AS kept (account, fence) SELECT $1, 1 FROM held
  ON CONFLICT (account) DO UPDATE SET fence = kept.fence + 1
  RETURNING fence::text, relink_asked_at IS NOT NULL AS is_relinked`

const readSome = `SELECT id, value FROM whatsapp_key WHERE account = $1 AND type = $2 AND id = ANY ($3::text[])`
const readType = `SELECT id, value FROM whatsapp_key WHERE account = $1 AND type = $2`

/** The owner's row is locked against the next owner, who therefore reads only what is committed. */
const owned = `SELECT 1 FROM whatsapp_session WHERE account = $1 AND fence = $2 FOR SHARE`

const writeKeys = `
  WITH owned AS MATERIALIZED (${owned}),
  kept AS (
    INSERT INTO whatsapp_key (account, type, id, value)
    SELECT $1, row.type, row.id, row.value
    FROM owned, unnest($3::text[], $4::text[], $5::bytea[]) AS row(type, id, value)
    ON CONFLICT (account, type, id) DO UPDATE SET value = excluded.value
  ),
  gone AS (
    DELETE FROM whatsapp_key AS key USING owned, unnest($6::text[], $7::text[]) AS row(type, id)
    WHERE key.account = $1 AND key.type = row.type AND key.id = row.id
  )
  SELECT 1 FROM owned`

const forgetAll = `
  WITH owned AS MATERIALIZED (${owned}), gone AS (DELETE FROM whatsapp_key USING owned WHERE account = $1)
  UPDATE whatsapp_session SET relink_asked_at = NULL, paired_at = NULL, own_number = NULL
  FROM owned WHERE account = $1 RETURNING 1`

const showStatus = `
  UPDATE whatsapp_session SET state = $3::whatsapp_state, reason = $4, since = to_timestamp($5::float8 / 1000),
    next_try_at = to_timestamp($6::float8 / 1000), own_number = $7, paired_at = to_timestamp($8::float8 / 1000),
    heard_at = to_timestamp($9::float8 / 1000)
  WHERE account = $1 AND fence = $2 RETURNING 1`

export function createWhatsAppVault(needs: VaultNeeds): KeyVault {
  const { sql, account } = needs
  const seal = createSeal(needs.secret)
  return {
    async open(lease) {
      const [row] = await sql<{ fence: string; is_relinked: boolean }>(openSession, [account, lease.name, lease.token])
      if (!row) throw taken()
      const fence = BigInt(row.fence)
      if (row.is_relinked && (await sql(forgetAll, [account, fence])).length === 0) throw taken()
      return openVault(fence)
    },
  }

  function openVault(fence: bigint): OpenVault {
    const patienceMs = needs.patienceMs ?? 4_000
    let broken: SessionProblem | null = null
    const write = createGroup<readonly KeyChange[], void>({ write: writeGroup, maxItems: 500, maxUnderWay: 1 })
    return {
      read: (type, ids) => read(type, readSome, [account, type, ids]),
      readAll: (type) => read(type, readType, [account, type]),
      write: async (changes) => {
        if (changes.length > 0) await write(changes)
      },
      show,
    }

    async function read(
      type: string,
      text: string,
      values: readonly unknown[],
    ): Promise<ReadonlyMap<string, Uint8Array>> {
      const rows = await query<{ id: string; value: Buffer }>(text, values)
      const found = new Map<string, Uint8Array>()
      for (const { id, value } of rows) {
        const opened = seal.open([account, type, id], value)
        if (opened === null) throw breakWith(wrongSecretKey())
        found.set(id, opened)
      }
      return found
    }

    async function writeGroup(group: readonly (readonly KeyChange[])[]): Promise<readonly undefined[]> {
      const last = new Map<string, KeyChange>()
      for (const change of group.flat()) last.set(JSON.stringify([change.type, change.id]), change)
      const kept = [...last.values()].filter((change) => change.value !== null)
      const gone = [...last.values()].filter((change) => change.value === null)
      mustBeOwned(
        await query(writeKeys, [
          account,
          fence,
          kept.map(({ type }) => type),
          kept.map(({ id }) => id),
          kept.map(({ type, id, value }) => seal.seal([account, type, id], value ?? new Uint8Array())),
          gone.map(({ type }) => type),
          gone.map(({ id }) => id),
        ]),
      )
      return group.map(() => undefined)
    }

    async function show(status: ShownStatus): Promise<void> {
      const { state, reason, sinceMs, nextTryAtMs, ownNumber, pairedAtMs, heardAtMs, pairing } = status
      if (broken?.kind !== 'wrong_secret_key') {
        await write([{ type: 'pairing', id: 'shown', value: pairing && Buffer.from(JSON.stringify(pairing)) }])
      }
      const values = [account, fence, state, reason, sinceMs, nextTryAtMs, ownNumber, pairedAtMs, heardAtMs]
      if ((await sql(showStatus, values)).length === 0) throw breakWith(taken())
    }

    /** Repeats what may be repeated: each of these statements leads to the same when it is run twice. */
    async function query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
      const untilMs = performance.now() + patienceMs
      for (;;) {
        if (broken) throw broken
        try {
          return await sql<Row>(text, values)
        } catch (error) {
          if (performance.now() > untilMs) {
            throw breakWith(
              new SessionProblem('database', 'the database does not take the keys of the WhatsApp session', {
                cause: error,
              }),
            )
          }
          await setTimeout(100)
        }
      }
    }

    function mustBeOwned(rows: readonly unknown[]): void {
      if (rows.length === 0) throw breakWith(taken())
    }

    /** What the owner holds in memory may be ahead of what is kept from here on: nothing may be written any more. */
    function breakWith(problem: SessionProblem): SessionProblem {
      broken ??= problem
      return broken
    }
  }
}

const taken = () => new SessionProblem('taken', 'another process owns the WhatsApp session')

const wrongSecretKey = () =>
  new SessionProblem(
    'wrong_secret_key',
    'the keys of the WhatsApp session were sealed under another SECRET_KEY: set the one that was in use when the number ' +
      'was linked. Nothing was changed. If that one is lost, ask for a new link on the pairing page and link the number again',
  )
