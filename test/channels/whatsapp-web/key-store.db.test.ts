/** Baileys' keys through memory and database: what one owner wrote, the next one reads, in Baileys' own forms. */
import { addTransactionCapability, proto, type SignalKeyStore } from '@whiskeysockets/baileys'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadArrivals } from '#channels/whatsapp-web/arrivals.ts'
import { isLinked, loadCredentials } from '#channels/whatsapp-web/credentials.ts'
import { createKeyStore } from '#channels/whatsapp-web/key-store.ts'
import { silentLogger } from '#channels/whatsapp-web/silent-logger.ts'
import { createWhatsAppVault } from '#db/whatsapp-keys.ts'
import type { OpenVault } from '#ports/whatsapp-session.ts'
import { deriveSecret } from '#src/derive-secret.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'

let spine: Spine
beforeAll(async () => {
  spine = await createSpine()
})
afterAll(() => spine.close())

async function openNext(): Promise<OpenVault> {
  await spine.sql(`UPDATE lease SET expires_at = clock_timestamp() - interval '1 second' WHERE name = 'w'`, [])
  const lease = await spine.leases.acquire('w', 60_000)
  if (!lease) throw new Error('the lease is held')
  const secret = deriveSecret('a secret key for tests, long enough', 'whatsapp keys')
  return createWhatsAppVault({ sql: spine.sql, secret, account: 'main' }).open(lease)
}

it('gives every kind of key back as it was set, to this owner and to the next', async () => {
  const data = {
    'pre-key': { 1: { public: Buffer.from('p'), private: Buffer.from('q') } },
    session: { '1_1.0': { version: 'v1', _sessions: { a: { registrationId: 7 } } } as unknown as Uint8Array },
    'sender-key': { g: Buffer.from('sender') },
    'device-list': { 1: ['0', '3'] },
    'lid-mapping': { 62812: '99' },
    'identity-key': { '1_1.0': Buffer.from('identity') },
    tctoken: { a: { token: Buffer.from('t'), timestamp: '5' } },
    'app-state-sync-key': {
      k: proto.Message.AppStateSyncKeyData.fromObject({ keyData: Buffer.from('k'), timestamp: 5 }),
    },
  } satisfies Parameters<SignalKeyStore['set']>[0]
  const store = createKeyStore({ vault: await openNext() })
  await store.set(data)
  for (const keys of [store, createKeyStore({ vault: await openNext() })]) {
    for (const [type, values] of Object.entries(data)) {
      const found = await keys.get(type as keyof typeof data, [...Object.keys(values), 'absent'])
      expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify(values)))
    }
  }
})

it('forgets what is set to null, and what was changed in a list that it gave away stays as it was', async () => {
  const store = createKeyStore({ vault: await openNext() })
  await store.set({ 'device-list': { 2: ['0'] }, 'lid-mapping': { 2: 'x' } })
  const { 2: list } = await store.get('device-list', ['2'])
  list?.push('9')
  await store.set({ 'lid-mapping': { 2: null } })
  expect(await store.get('device-list', ['2'])).toEqual({ 2: ['0'] })
  expect(await store.get('lid-mapping', ['2'])).toEqual({})
  expect(await createKeyStore({ vault: await openNext() }).get('lid-mapping', ['2'])).toEqual({})
})

it('reads again what no longer fits into memory', async () => {
  const store = createKeyStore({ vault: await openNext(), limit: 10 })
  await Promise.all(Array.from({ length: 50 }, (_, id) => store.set({ 'lid-mapping': { [`m${id}`]: `v${id}` } })))
  const ids = Array.from({ length: 50 }, (_, id) => `m${id}`)
  expect(await store.get('lid-mapping', ids)).toEqual(Object.fromEntries(ids.map((id) => [id, `v${id.slice(1)}`])))
})

it('commits a transaction of Baileys whole, or not at all', async () => {
  const vault = await openNext()
  const keys = addTransactionCapability(createKeyStore({ vault }), silentLogger, {
    maxCommitRetries: 1,
    delayBetweenTriesMs: 0,
  })
  const failing = keys.transaction(async () => {
    await keys.set({ 'lid-mapping': { t1: 'a' }, 'device-list': { t1: ['0'] } })
    throw new Error('half way')
  }, 't')
  await expect(failing).rejects.toThrow('half way')
  await keys.transaction(async () => {
    await keys.set({ 'lid-mapping': { t2: 'a' } })
    await keys.set({ 'device-list': { t2: ['0'] } })
  }, 't')
  const next = createKeyStore({ vault: await openNext() })
  expect(await next.get('lid-mapping', ['t1', 't2'])).toEqual({ t2: 'a' })
  expect(await next.get('device-list', ['t1', 't2'])).toEqual({ t2: ['0'] })
})

it('keeps credentials only of a device that a phone has accepted', async () => {
  const vault = await openNext()
  const fresh = await loadCredentials(vault)
  fresh.creds.me = { id: '6281200000901@s.whatsapp.net' }
  await fresh.save()
  const again = await loadCredentials(await openNext())
  expect(again.creds.me).toBeUndefined()
  again.creds.me = { id: '6281200000901:4@s.whatsapp.net' }
  again.creds.account = { details: Buffer.from('d') }
  await again.save()
  const kept = await loadCredentials(await openNext())
  expect(isLinked(kept.creds)).toBe(true)
  expect(kept.creds).toEqual(again.creds)
})

it('keeps a decrypted message with its ratchet until it is settled, also for the next owner', async () => {
  const vault = await openNext()
  const store = createKeyStore({ vault })
  const arrivals = await loadArrivals({ vault })
  const ciphertext = Buffer.from('ciphertext')
  const stanza = (category?: string) => ({
    tag: 'message',
    attrs: { id: 'A1', from: '99@lid', ...(category && { category }) },
    content: [{ tag: 'enc', attrs: { type: 'msg' }, content: ciphertext }],
  })
  arrivals.noteStanza(stanza())
  await arrivals.keep(store, ciphertext, Buffer.from('plain'))
  const peer = Buffer.from('of our own phone')
  arrivals.noteStanza({ ...stanza('peer'), content: [{ tag: 'enc', attrs: {}, content: peer }] })
  await arrivals.keep(store, peer, Buffer.from('plain'))

  const next = await openNext()
  const reloaded = await loadArrivals({ vault: next })
  expect(reloaded.waiting()).toMatchObject([{ messageId: 'A1', stanza: { attrs: { from: '99@lid' } } }])
  expect(reloaded.known(Buffer.from('ciphertext'))?.toString()).toBe('plain')
  expect(reloaded.known(peer)).toBeNull()
  await reloaded.settle(['A1', 'unknown'])
  expect(reloaded.known(ciphertext)).toBeNull()
  expect((await loadArrivals({ vault: await openNext() })).waiting()).toEqual([])
})
