/** What happens to a session of the loopback WhatsApp: away and back, cut, ended with each code, met by outages. */
import { makeWASocket } from '@whiskeysockets/baileys'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '#channels/whatsapp-web/silent-logger.ts'
import { createEmployee, type Employee, type Sent } from '#test/support/whatsapp-server/create-employee.ts'
import { createWhatsAppServer, type WhatsAppServer } from '#test/support/whatsapp-server/create-whatsapp-server.ts'

let server: WhatsAppServer
let ani: Employee
let budi: Employee

beforeAll(async () => {
  server = await createWhatsAppServer({ batchSize: 5 })
  ani = await createEmployee({ server, phone: '628110000921' })
  budi = await createEmployee({ server, phone: '628110000922' })
})

afterEach(() => server.endOutage())

afterAll(async () => {
  await Promise.all([ani?.close(), budi?.close()])
  await server?.close()
})

async function reaches(text: string): Promise<void> {
  await ani.send(budi.phone, text)
  expect((await budi.waitForReply({ from: ani.phone, match: new RegExp(`^${text}$`) })).text).toBe(text)
}

/** Ends Budi's connection; it comes back by itself. */
async function comesBackAfter(end: () => void): Promise<number | undefined> {
  const before = budi.closes.length
  end()
  await budi.waitForReturn(before + 1)
  return budi.closes[before]
}

describe('while a client is away', () => {
  it('its messages wait, come in batches as `append`, and each once', async () => {
    await reaches('sebelum pergi')
    await budi.goOffline()
    const texts = Array.from({ length: 12 }, (_, number) => `menunggu ${number}`)
    const sent: Sent[] = []
    for (const text of texts) sent.push(await ani.send(budi.phone, text))
    await server.journal.until(() => sent.every(({ id }) => server.messages.get(id)?.ackedAtMs !== undefined))
    expect(sent.every(({ deliveredAtMs }) => deliveredAtMs === undefined)).toBe(true)
    await budi.goOnline()
    const come = []
    for (const _ of texts) come.push(await budi.waitForReply({ match: /^menunggu/ }))
    expect(come.map(({ text }) => text)).toEqual(texts)
    expect(new Set(come.map(({ kind }) => kind))).toEqual(new Set(['append']))
    for (const one of sent) await ani.waitForReceipt(one, 'delivered')
    const batches = server.journal.entries.filter(({ kind, phone }) => kind === 'batch' && phone === budi.phone)
    expect(batches.map(({ size }) => size)).toEqual(expect.arrayContaining([5]))
    expect(batches.length).toBeGreaterThan(2)
    await reaches('sesudah kembali')
    expect(budi.heard.filter(({ text }) => text.startsWith('menunggu'))).toHaveLength(12)
  })

  it('what it did not confirm comes again', async () => {
    server.freeze(60_000, budi.phone)
    const sent = await ani.send(budi.phone, 'ke perangkat yang membeku')
    await server.journal.until(() => server.messages.get(sent.id)?.targets.has(`${budi.phone}:1`))
    server.drop(budi.phone)
    expect((await budi.waitForReply({ match: /membeku/ })).id).toBe(sent.id)
  })
})

describe('a connection that ends', () => {
  it('by a cut is 428', async () => {
    expect(await comesBackAfter(() => server.drop(budi.phone))).toBe(428)
    await reaches('sesudah putus')
  })

  it.each([503, 515])('with %i comes back', async (code) => {
    expect(await comesBackAfter(() => server.streamError(code, budi.phone))).toBe(code)
    await reaches(`sesudah ${code}`)
  })

  it('with 440 was replaced by another login of the same device', async () => {
    const { creds, keys } = budi.sock.authState
    const twin = makeWASocket({ auth: { creds, keys }, logger: silentLogger, waWebSocketUrl: server.url })
    const isOpen = new Promise<void>((resolve) => {
      twin.ev.on('connection.update', ({ connection }) => connection === 'open' && resolve())
    })
    await Promise.all([isOpen, budi.waitForClose(440)])
    await twin.end(undefined)
    await budi.goOnline()
    await reaches('sesudah 440')
  })
})

describe('an outage', () => {
  it.each(['refuse', 'close', 'failure'] as const)('that meets connections with `%s` passes', async (kind) => {
    server.outage(kind, 2)
    const before = budi.closes.length
    server.drop(budi.phone)
    await budi.waitForReturn(before + 3)
    await reaches(`sesudah ${kind}`)
  })

  it('by `http503` at the upgrade passes for a client that starts anew', async () => {
    server.outage('http503', 1)
    server.drop(budi.phone)
    await server.journal.until(() => server.journal.entries.at(-1)?.outage === 'http503')
    await budi.goOffline()
    await budi.goOnline()
    await reaches('sesudah http503')
  })

  it('by `blackhole` at the handshake passes for a client that starts anew', async () => {
    server.outage('blackhole', 1)
    server.drop(budi.phone)
    await server.journal.until(() => server.journal.entries.at(-1)?.outage === 'blackhole')
    await budi.goOffline()
    await budi.goOnline()
    await reaches('sesudah gelap')
  })

  it('of the whole server keeps accounts, sessions and what waits', async () => {
    await budi.goOffline()
    const sent = await ani.send(budi.phone, 'sebelum server berhenti')
    await server.journal.until(() => server.messages.get(sent.id)?.ackedAtMs !== undefined)
    const before = ani.closes.length
    await server.goAway()
    await ani.waitForClose(428)
    await server.comeBack()
    await ani.waitForReturn(before + 1)
    await budi.goOnline()
    expect((await budi.waitForReply({ match: /server berhenti/ })).id).toBe(sent.id)
    await reaches('sesudah server kembali')
  })
})
