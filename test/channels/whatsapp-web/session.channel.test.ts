/** The linked session against a WhatsApp server, by the real client: pairing, every kind of end, and nothing lost in between. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { quietLibsignal } from '#channels/whatsapp-web/quiet-libsignal.ts'
import { type Echo, type EchoNeeds, startEcho } from '#test/support/linked-echo.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'
import { createEmployee, type Employee } from '#test/support/whatsapp-server/create-employee.ts'
import { createWhatsAppServer, type WhatsAppServer } from '#test/support/whatsapp-server/create-whatsapp-server.ts'

const semar = '6281200000901'
let spine: Spine
let server: WhatsAppServer
let employee: Employee
beforeAll(async () => {
  quietLibsignal()
  spine = await createSpine()
  server = await createWhatsAppServer()
  server.account(semar)
  employee = await createEmployee({ server, phone: '6281200000902' })
})
afterAll(async () => {
  await employee.close()
  await server.close()
  await spine.close()
})

const running: Echo[] = []
const start = (needs: Partial<EchoNeeds> = {}): Echo => {
  const scan = ({ qr }: { qr: string | null }) => {
    if (qr) server.scan({ qr, phone: semar }).catch(() => undefined)
  }
  const echo = startEcho({ spine, url: server.url, ttlMs: 900, onShown: scan, ...needs })
  running.push(echo)
  return echo
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((echo) => echo.stop()))
  server.endOutage()
  server.resetRules()
})

const ask = async (text: string): Promise<string> => {
  await employee.send(semar, text)
  return (await employee.waitForReply({ from: semar, limitMs: 25_000 })).text
}
const standing = (echo: Echo, expected: object) =>
  vi.waitFor(async () => expect(await echo.status()).toMatchObject(expected), { timeout: 15_000, interval: 50 })
const keys = async () =>
  (await spine.sql<{ count: number }>('SELECT count(*)::int FROM whatsapp_key', []))[0]?.count ?? 0

describe('a number', () => {
  it('is linked by QR, restarts as WhatsApp asks, and answers', async () => {
    const echo = start()
    await echo.open()
    expect(echo.shown.length).toBeGreaterThan(0)
    expect(server.journal.entries).toContainEqual(expect.objectContaining({ kind: 'stream error', code: 515 }))
    await standing(echo, { state: 'open', ownNumber: semar, pairing: null })
    expect(await ask('halo')).toBe('echo: halo')
  })

  it('is not linked a second time after a restart, and what came meanwhile is answered once', async () => {
    await employee.send(semar, 'selagi mati')
    const echo = start()
    expect((await employee.waitForReply({ from: semar })).text).toBe('echo: selagi mati')
    expect(echo.shown).toEqual([])
    expect(echo.heard).toMatchObject([{ kind: 'append', text: 'selagi mati' }])
  })

  it('that its phone unlinked stops for a person, keeps every key, and is linked by code when asked', async () => {
    const echo = start({
      pairNumber: semar,
      onShown({ code }) {
        if (!code) return
        const isShown = () => server.journal.entries.some(({ kind, phone }) => kind === 'code shown' && phone === semar)
        void server.journal.until(isShown, 'the code').then(() => server.enterCode({ code, phone: semar }))
      },
    })
    await echo.open()
    const before = await keys()
    server.unlink(semar)
    await standing(echo, { state: 'stopped', reason: 'logged_out' })
    expect(await keys()).toBeGreaterThanOrEqual(before)
    const connections = server.journal.counts.connections
    expect(echo.current()).toBeNull()
    await echo.askRelink()
    await echo.open()
    expect(echo.shown.at(-1)?.code).toMatch(/^[1-9A-Z]{8}$/)
    expect(server.journal.counts.connections).toBeGreaterThan(connections ?? 0)
    expect(await ask('lagi')).toBe('echo: lagi')
  })
})

describe('a connection', () => {
  it('that is cut comes back, and nothing is lost or heard twice', async () => {
    const echo = start()
    await echo.open()
    server.drop(semar)
    expect(await ask('putus')).toBe('echo: putus')
    server.streamError(503, semar)
    expect(await ask('503')).toBe('echo: 503')
    server.streamError(515, semar)
    expect(await ask('515')).toBe('echo: 515')
    expect(echo.heard.map(({ text }) => text)).toEqual(['putus', '503', '515'])
  })

  it.each(['refuse', 'http503', 'close', 'blackhole', 'failure'] as const)(
    'that meets an outage (%s) says so and comes back when it is over',
    async (outage) => {
      server.outage(outage)
      const echo = start({ connectLimitMs: 800 })
      await standing(echo, { state: 'waiting' })
      server.endOutage()
      expect(await ask(outage)).toBe(`echo: ${outage}`)
      expect(echo.shown).toEqual([])
    },
  )

  it('that another program takes over (440) waits while the session is ours', async () => {
    const echo = start()
    await echo.open()
    server.streamError(440, semar)
    await standing(echo, { state: 'waiting', reason: 'replaced' })
    expect((await echo.status()).nextTryAtMs).toBeGreaterThan(Date.now() + 10_000)
  })

  it('is cut at the instant at which the session may be somebody else’s', async () => {
    const echo = start()
    await echo.open()
    await spine.database.cut()
    await vi.waitFor(() => expect(echo.current()).toBeNull(), { timeout: 5_000, interval: 20 })
    await server.journal.until(() => server.journal.entries.at(-1)?.kind === 'closed', 'the end of the connection')
    await spine.database.restore()
    expect(await ask('basis data kembali')).toBe('echo: basis data kembali')
  })
})

describe('a message', () => {
  it('that was confirmed to WhatsApp and not accepted is handed in by the next owner', async () => {
    const first = start()
    await first.open()
    first.accepts = false
    const sent = await employee.send(semar, 'jangan hilang')
    await employee.waitForReceipt(sent, 'delivered')
    await first.stop()
    expect(first.heard).toEqual([])
    const second = start()
    expect((await employee.waitForReply({ from: semar })).text).toBe('echo: jangan hilang')
    expect(second.heard.map(({ text }) => text)).toEqual(['jangan hilang'])
    await vi.waitFor(async () =>
      expect(await spine.sql(`SELECT 1 FROM whatsapp_key WHERE type = 'arrival'`, [])).toEqual([]),
    )
  })

  it('of many at once, with answers in between, needs no second sending of anybody', async () => {
    const echo = start()
    await echo.open()
    const retries = () =>
      server.journal.entries.filter(({ kind, type }) => kind === 'receipt' && type === 'retry').length
    const before = retries()
    const texts = Array.from({ length: 60 }, (_, at) => `pesan ${at}`)
    for (const text of texts) await employee.send(semar, text)
    const answers: string[] = []
    for (const _ of texts) answers.push((await employee.waitForReply({ from: semar })).text)
    expect(answers.toSorted()).toEqual(texts.map((text) => `echo: ${text}`).toSorted())
    expect(retries()).toBe(before)
    expect(echo.heard).toHaveLength(60)
  })
})

describe('two processes', () => {
  it('hand the session over without a second login fighting the first', async () => {
    const first = start()
    await first.open()
    const second = start()
    expect(await ask('satu')).toBe('echo: satu')
    expect(first.heard).toHaveLength(1)
    const conflicts = () =>
      server.journal.entries.filter(({ kind, code }) => kind === 'stream error' && code === 440).length
    const before = conflicts()
    await first.stop()
    await second.open()
    expect(await ask('dua')).toBe('echo: dua')
    expect(second.heard.map(({ text }) => text)).toEqual(['dua'])
    expect(conflicts()).toBe(before)
  })
})
