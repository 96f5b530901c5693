/** The session's keys on PostgreSQL: all or nothing, sealed, and written by nobody but the owner. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPairingAccess } from '#db/pairing-access.ts'
import { createSessionBoard } from '#db/whatsapp-board.ts'
import { createWhatsAppVault } from '#db/whatsapp-keys.ts'
import type { HeldLease } from '#ports/lease.ts'
import type { OpenVault, ShownStatus } from '#ports/whatsapp-session.ts'
import { deriveSecret } from '#src/derive-secret.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'

let spine: Spine
beforeAll(async () => {
  spine = await createSpine()
})
afterAll(() => spine.close())

const secret = deriveSecret('a secret key for tests, long enough', 'whatsapp keys')
const otherSecret = deriveSecret('another secret key for tests, long', 'whatsapp keys')
const leaseName = 'whatsapp-web:main'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const texts = (found: ReadonlyMap<string, Uint8Array>): Record<string, string> =>
  Object.fromEntries([...found].map(([id, value]) => [id, Buffer.from(value).toString()]))
const vaultOf = (secretOf = secret) =>
  createWhatsAppVault({ sql: spine.sql, secret: secretOf, account: 'main', patienceMs: 300 })
const board = () => createSessionBoard({ sql: spine.sql, secret, account: 'main', leaseName })

async function acquire(): Promise<HeldLease> {
  const lease = await spine.leases.acquire(leaseName, 60_000)
  if (!lease) throw new Error('the lease is held')
  return lease
}

async function openNew(secretOf = secret): Promise<OpenVault> {
  await spine.sql(`UPDATE lease SET expires_at = clock_timestamp() - interval '1 second' WHERE name = $1`, [leaseName])
  return vaultOf(secretOf).open(await acquire())
}

const status = (fields: Partial<ShownStatus> = {}): ShownStatus => ({
  state: 'open',
  reason: null,
  sinceMs: 1_795_000_000_000,
  nextTryAtMs: null,
  ownNumber: '6281200000901',
  pairedAtMs: 1_794_000_000_000,
  heardAtMs: null,
  pairing: null,
  ...fields,
})

beforeEach(async () => {
  await spine.sql('DELETE FROM whatsapp_key', [])
  await spine.sql('DELETE FROM whatsapp_session', [])
})

describe('the keys', () => {
  it('come back as they were written, in batches, and a null takes one away', async () => {
    const vault = await openNew()
    await vault.write([
      { type: 'session', id: '1_1.0', value: bytes('a') },
      { type: 'session', id: '2_1.0', value: bytes('b') },
      { type: 'pre-key', id: '1', value: bytes('p') },
    ])
    await vault.write([
      { type: 'session', id: '1_1.0', value: null },
      { type: 'session', id: '2_1.0', value: bytes('b2') },
    ])
    expect(texts(await vault.read('session', ['1_1.0', '2_1.0', '3_1.0']))).toEqual({ '2_1.0': 'b2' })
    expect(texts(await vault.readAll('pre-key'))).toEqual({ 1: 'p' })
  })

  it('of many writers at once end as the last call of each said', async () => {
    const vault = await openNew()
    const writes = Array.from({ length: 400 }, (_, at) =>
      vault.write([{ type: 'session', id: `${at % 20}.0`, value: at % 7 === 0 ? null : bytes(String(at)) }]),
    )
    await Promise.all(writes)
    const expected = Object.fromEntries(
      Array.from({ length: 20 }, (_, id) => [`${id}.0`, 380 + id] as const)
        .filter(([, at]) => at % 7 !== 0)
        .map(([id, at]) => [id, String(at)]),
    )
    expect(texts(await vault.readAll('session'))).toEqual(expected)
  })

  it('lie sealed in the database, and a row moved to another place does not open', async () => {
    const vault = await openNew()
    await vault.write([
      { type: 'creds', id: 'creds', value: bytes('a private key') },
      { type: 'session', id: '1.0', value: bytes('one') },
      { type: 'session', id: '2.0', value: bytes('two') },
    ])
    const rows = await spine.sql<{ value: Buffer }>('SELECT value FROM whatsapp_key', [])
    for (const { value } of rows) expect(value.toString('latin1')).not.toMatch(/private key|one|two/)
    await spine.sql(
      `UPDATE whatsapp_key SET value = (SELECT value FROM whatsapp_key WHERE id = '2.0') WHERE id = '1.0'`,
      [],
    )
    await expect(vault.read('session', ['1.0'])).rejects.toMatchObject({ kind: 'wrong_secret_key' })
  })

  it('of another SECRET_KEY are refused in words that say what to do, and nothing is overwritten', async () => {
    const vault = await openNew()
    await vault.write([{ type: 'creds', id: 'creds', value: bytes('kept') }])
    const wrong = await openNew(otherSecret)
    await expect(wrong.readAll('creds')).rejects.toThrow(/SECRET_KEY: set the one that was in use/)
    await expect(wrong.write([{ type: 'creds', id: 'creds', value: bytes('lost') }])).rejects.toMatchObject({
      kind: 'wrong_secret_key',
    })
    await wrong.show(status({ state: 'stopped', reason: 'wrong_secret_key' }))
    expect(await board().read()).toMatchObject({ state: 'stopped', reason: 'wrong_secret_key' })
    const right = await openNew()
    expect(texts(await right.readAll('creds'))).toEqual({ creds: 'kept' })
  })
})

describe('the fence', () => {
  it('lets nobody open who does not hold the lease', async () => {
    const lease = await acquire().catch(() => null)
    await spine.sql(`UPDATE lease SET expires_at = clock_timestamp() - interval '1 second' WHERE name = $1`, [
      leaseName,
    ])
    const stale = lease ?? { name: leaseName, token: 1n, vacantMs: null }
    await expect(vaultOf().open(stale)).rejects.toMatchObject({ kind: 'taken' })
  })

  it('shuts out the owner before, for good, whatever it still holds in memory', async () => {
    const first = await openNew()
    await first.write([{ type: 'session', id: '1.0', value: bytes('first') }])
    const second = await openNew()
    await second.write([{ type: 'session', id: '1.0', value: bytes('second') }])
    for (const call of [
      () => first.write([{ type: 'session', id: '1.0', value: bytes('late') }]),
      () => first.write([{ type: 'session', id: '1.0', value: null }]),
      () => first.show(status()),
      () => first.read('session', ['1.0']),
    ]) {
      await expect(call()).rejects.toMatchObject({ kind: 'taken' })
    }
    expect(texts(await second.readAll('session'))).toEqual({ '1.0': 'second' })
  })

  it('makes a new owner read what the one before had under way', async () => {
    const first = await openNew()
    const written = Array.from({ length: 50 }, (_, at) =>
      first.write([{ type: 'session', id: `${at}.0`, value: bytes('w') }]).then(
        () => true,
        () => false,
      ),
    )
    const second = await openNew()
    const seen = await second.readAll('session')
    const outcomes = await Promise.all(written)
    expect((await second.readAll('session')).size).toBe(seen.size)
    expect(outcomes.filter((isWritten) => isWritten)).toHaveLength(seen.size)
  })
})

describe('a database that goes away', () => {
  it('costs nothing when it is back soon, and ends the session when it is not', async () => {
    const patient = createWhatsAppVault({ sql: spine.sql, secret, account: 'main', patienceMs: 20_000 })
    await spine.sql(`UPDATE lease SET expires_at = clock_timestamp() - interval '1 second' WHERE name = $1`, [
      leaseName,
    ])
    const vault = await patient.open(await acquire())
    await spine.database.cut()
    const writing = vault.write([{ type: 'session', id: '1.0', value: bytes('late but there') }])
    await spine.database.restore()
    await writing
    expect(texts(await vault.readAll('session'))).toEqual({ '1.0': 'late but there' })

    const impatient = await openNew()
    await spine.database.cut()
    await expect(impatient.write([{ type: 'session', id: '1.0', value: bytes('x') }])).rejects.toMatchObject({
      kind: 'database',
    })
    await spine.database.restore()
    await expect(impatient.read('session', ['1.0'])).rejects.toMatchObject({ kind: 'database' })
  })
})

describe('the board', () => {
  it('says how the session stands, with what to scan, only while its owner is there', async () => {
    expect(await board().read()).toMatchObject({ state: 'idle', pairing: null })
    const vault = await openNew()
    await vault.show(status({ state: 'pairing', pairing: { qr: '2@abc', code: null } }))
    expect(await board().read()).toEqual(status({ state: 'pairing', pairing: { qr: '2@abc', code: null } }))
    await spine.sql(`UPDATE lease SET expires_at = clock_timestamp() - interval '1 second' WHERE name = $1`, [
      leaseName,
    ])
    expect(await board().read()).toMatchObject({ state: 'idle', pairing: null, ownNumber: '6281200000901' })
  })

  it('hands on a person’s wish for a new link: the next opening forgets every key', async () => {
    const vault = await openNew()
    await vault.write([{ type: 'creds', id: 'creds', value: bytes('old') }])
    await vault.show(status())
    expect(await board().isRelinkAsked()).toBe(false)
    await board().askRelink()
    expect(await board().isRelinkAsked()).toBe(true)
    const next = await openNew(otherSecret)
    expect((await next.readAll('creds')).size).toBe(0)
    expect(await board().isRelinkAsked()).toBe(false)
    expect(await board().read()).toMatchObject({ ownNumber: null, pairedAtMs: null })
  })
})

describe('the way to the pairing page', () => {
  const access = () => createPairingAccess({ sql: spine.sql, account: 'main' })

  it('opens once, for one visitor, until a newer link is made', async () => {
    const old = await access().issueLink(60_000)
    const link = await access().issueLink(60_000)
    expect(await access().enter(old, 60_000)).toBeNull()
    const entered = await Promise.all([access().enter(link, 60_000), access().enter(link, 60_000)])
    const visitors = entered.filter((visitor) => visitor !== null)
    expect(visitors).toHaveLength(1)
    expect(await access().isVisitor(visitors[0] ?? '')).toBe(true)
    expect(await access().isVisitor(link)).toBe(false)
    expect(await access().isVisitor('')).toBe(false)
    expect(await access().enter(link, 60_000)).toBeNull()
  })

  it('closes when its time is over', async () => {
    const link = await access().issueLink(-1)
    expect(await access().enter(link, 60_000)).toBeNull()
    const visitor = await access().enter(await access().issueLink(60_000), -1)
    expect(visitor).not.toBeNull()
    expect(await access().isVisitor(visitor ?? '')).toBe(false)
  })
})
