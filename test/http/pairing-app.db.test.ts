/** The pairing page: one link, one visitor, and what they see and may do. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPairingAccess } from '#db/pairing-access.ts'
import { createSessionBoard } from '#db/whatsapp-board.ts'
import { createWhatsAppVault } from '#db/whatsapp-keys.ts'
import { createPairingApp } from '#http/pairing-app.ts'
import type { ShownStatus } from '#ports/whatsapp-session.ts'
import { deriveSecret } from '#src/derive-secret.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'

let spine: Spine
beforeAll(async () => {
  spine = await createSpine()
})
afterAll(() => spine.close())
beforeEach(async () => {
  await spine.sql('DELETE FROM whatsapp_key', [])
  await spine.sql('DELETE FROM whatsapp_session', [])
})

const secret = deriveSecret('a secret key for tests, long enough', 'whatsapp keys')
const leaseName = 'whatsapp-web:main'
const nowMs = 1_795_000_000_000
const access = () => createPairingAccess({ sql: spine.sql, account: 'main' })
const board = () => createSessionBoard({ sql: spine.sql, secret, account: 'main', leaseName })
const app = () => createPairingApp({ board: board(), access: access(), nowMs: () => nowMs })

async function show(fields: Partial<ShownStatus>): Promise<void> {
  await spine.sql(`UPDATE lease SET expires_at = clock_timestamp() - interval '1 second' WHERE name = $1`, [leaseName])
  const lease = await spine.leases.acquire(leaseName, 60_000)
  if (!lease) throw new Error('the lease is held')
  const vault = await createWhatsAppVault({ sql: spine.sql, secret, account: 'main' }).open(lease)
  const nothing = { reason: null, nextTryAtMs: null, ownNumber: null, pairedAtMs: null, heardAtMs: null, pairing: null }
  await vault.show({ state: 'open', sinceMs: nowMs, ...nothing, ...fields })
}

const post = (path: string, fields: Record<string, string>, cookie?: string) =>
  app().request(path, { method: 'POST', body: new URLSearchParams(fields), ...(cookie && { headers: { cookie } }) })

async function visit(): Promise<string> {
  const response = await post('/pairing/enter', { link: await access().issueLink(60_000) })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/pairing'])
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Strict/)
  return cookie.split(';')[0] ?? ''
}

const see = async (cookie: string) => {
  const response = await app().request('/pairing', { headers: { cookie } })
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
  return await response.text()
}

describe('whoever has no link', () => {
  it('sees nothing and may do nothing', async () => {
    await show({ state: 'pairing', pairing: { qr: '2@geheim', code: 'ABCD2345' } })
    for (const response of [
      await app().request('/pairing'),
      await app().request('/pairing', { headers: { cookie: 'semar_pairing=guess' } }),
      await post('/pairing/enter', { link: 'guess' }),
      await post('/pairing/enter', {}),
      await post('/pairing/relink', {}, 'semar_pairing=guess'),
    ]) {
      expect(response.status).toBe(403)
      expect(await response.text()).not.toMatch(/<svg|ABCD|geheim/)
    }
    expect(await board().isRelinkAsked()).toBe(false)
  })

  it('does not use a link up by looking at it, and nobody enters twice', async () => {
    const link = await access().issueLink(60_000)
    const looked = await app().request(`/pairing?link=${link}`)
    expect([looked.status, looked.headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
    expect((await post('/pairing/enter', { link })).status).toBe(303)
    expect((await post('/pairing/enter', { link })).status).toBe(403)
  })
})

describe('the visitor', () => {
  it('sees the QR as a picture and the code, and no credential in words', async () => {
    const cookie = await visit()
    await show({ state: 'pairing', pairing: { qr: '2@ref,noise,identity,secret', code: 'ABCD2345' } })
    const page = await see(cookie)
    expect(page).toContain('<svg')
    expect(page).toContain('ABCD-2345')
    expect(page).toContain('Menunggu dipasangkan')
    expect(page).not.toContain('2@ref')
  })

  it.each<[string, Partial<ShownStatus>, RegExp]>([
    ['connected', { state: 'open', ownNumber: '6281200000901' }, /Tersambung<\/strong>[\s\S]*\+6281200000901/],
    ['interrupted', { state: 'waiting', reason: 'unavailable', nextTryAtMs: nowMs + 40_000 }, /dalam 40 detik/],
    ['deaf', { state: 'deaf', reason: 'deaf' }, /tidak menerima apa-apa/],
    [
      'stopped',
      { state: 'stopped', reason: 'logged_out' },
      /dikeluarkan dari WhatsApp[\s\S]*Pasangkan ulang<\/button>/,
    ],
  ])('sees that it is %s', async (_name, fields, expected) => {
    const cookie = await visit()
    await show(fields)
    expect(await see(cookie)).toMatch(expected)
  })

  it('may ask for a new link only where the session stands still', async () => {
    const cookie = await visit()
    await show({ state: 'open' })
    await post('/pairing/relink', {}, cookie)
    expect(await board().isRelinkAsked()).toBe(false)
    await show({ state: 'stopped', reason: 'logged_out' })
    const foreign = await app().request('/pairing/relink', {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    })
    expect(foreign.status).toBe(403)
    expect(await board().isRelinkAsked()).toBe(false)
    expect((await post('/pairing/relink', {}, cookie)).status).toBe(303)
    expect(await board().isRelinkAsked()).toBe(true)
  })
})
