/** The session against an address that is not WhatsApp: it never hangs, tells the truth, and lets one process try at a time. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSession } from '#channels/whatsapp-web/session.ts'
import { createSessionBoard } from '#db/whatsapp-board.ts'
import { createWhatsAppVault } from '#db/whatsapp-keys.ts'
import { deriveSecret } from '#src/derive-secret.ts'
import { createSpine, type Spine, silentLog } from '#test/support/spine.ts'

let spine: Spine
let server: Server
let tries: string[]
let answer: (socket: Socket) => void
beforeAll(async () => {
  spine = await createSpine()
  server = createServer()
  server.on('upgrade', (request, socket) => {
    tries.push(request.url ?? '')
    answer(socket as Socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => {
  tries = []
  answer = () => undefined
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await spine.close()
})
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

const secretOf = (key: string) => deriveSecret(`${key} secret key for tests, long enough`, 'whatsapp keys')
const leaseName = 'whatsapp-web:main'
const board = () => createSessionBoard({ sql: spine.sql, secret: secretOf('one'), account: 'main', leaseName })

function start(name: string, key = 'one') {
  const stop = new AbortController()
  const session = createSession({
    vault: createWhatsAppVault({ sql: spine.sql, secret: secretOf(key), account: 'main' }),
    board: board(),
    leases: spine.leases,
    leaseName,
    socketUrl: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`,
    log: silentLog,
    nowMs: () => Date.now(),
    onPairing: () => undefined,
    ttlMs: 900,
    connectLimitMs: 300,
  })
  const running = session.run(stop.signal, {
    hearing: { messages: async () => undefined, events: {}, getMessage: async () => undefined },
    whileOpen: async () => undefined,
  })
  const end = async () => {
    stop.abort()
    await running
  }
  stops.push(end)
  return { session, end }
}

const standing = async (state: string) =>
  await vi.waitFor(
    async () => {
      const status = await board().read()
      expect(status.state).toBe(state)
      return status
    },
    { timeout: 10_000, interval: 50 },
  )

describe('an address that is not WhatsApp', () => {
  it('takes the connection and says nothing: given up in time, tried again later', async () => {
    const { session } = start('blackhole')
    expect(await standing('waiting')).toMatchObject({ state: 'waiting', ownNumber: null })
    expect(session.current()).toBeNull()
    await vi.waitFor(() => expect(tries.length).toBeGreaterThanOrEqual(2), { timeout: 10_000 })
  })

  it('answers with an error of HTTP, of which Baileys says nothing at all', async () => {
    answer = (socket) => socket.end('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n')
    start('http503')
    expect((await standing('waiting')).nextTryAtMs).toBeGreaterThan(Date.now() - 10_000)
  })

  it('refuses at once', async () => {
    answer = (socket) => socket.destroy()
    start('refused')
    expect(await standing('waiting')).toMatchObject({ state: 'waiting' })
  })
})

describe('two processes', () => {
  it('never try both: the second goes on when the first lets go', async () => {
    const first = start('first')
    await vi.waitFor(() => expect(tries).toContain('/first'), { timeout: 10_000 })
    const second = start('second')
    await vi.waitFor(() => expect(tries.length).toBeGreaterThanOrEqual(3), { timeout: 15_000 })
    expect(tries).not.toContain('/second')
    await first.end()
    const before = tries.length
    await vi.waitFor(() => expect(tries.slice(before)).toContain('/second'), { timeout: 10_000 })
    expect(tries.slice(before)).not.toContain('/first')
    await second.end()
    expect(await standing('idle')).toMatchObject({ state: 'idle' })
  })
})

describe('keys of another SECRET_KEY', () => {
  it('stop it until a person has put it right, and stay as they are', async () => {
    await spine.sql(
      `INSERT INTO whatsapp_key (account, type, id, value) VALUES ('main', 'creds', 'creds', '\\x01') ON CONFLICT DO NOTHING`,
      [],
    )
    start('wrong-key', 'other')
    expect(await standing('stopped')).toMatchObject({ reason: 'wrong_secret_key' })
    expect(tries).toEqual([])
    expect(await spine.sql(`SELECT value FROM whatsapp_key WHERE type = 'creds'`, [])).toHaveLength(1)
    await board().askRelink()
    await vi.waitFor(() => expect(tries).toContain('/wrong-key'), { timeout: 10_000 })
  })
})
