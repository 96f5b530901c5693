/** How real clients are linked to the loopback WhatsApp, and how it refuses them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { initAuthCreds, makeWASocket } from '@whiskeysockets/baileys'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '#channels/whatsapp-web/silent-logger.ts'
import { createEmployee } from '#test/support/whatsapp-server/create-employee.ts'
import { createWhatsAppServer, type WhatsAppServer } from '#test/support/whatsapp-server/create-whatsapp-server.ts'
import { createMemoryKeys } from '#test/support/whatsapp-server/memory-keys.ts'

let server: WhatsAppServer

beforeAll(async () => {
  server = await createWhatsAppServer()
})

afterAll(() => server.close())

/** A client as it is, for what an employee does by itself. */
function client(creds = initAuthCreds()) {
  const auth = { creds, keys: createMemoryKeys() }
  const sock = makeWASocket({ auth, logger: silentLogger, waWebSocketUrl: server.url })
  const qr = new Promise<string>((resolve) => {
    sock.ev.on('connection.update', (update) => update.qr !== undefined && resolve(update.qr))
  })
  const closed = new Promise<number | undefined>((resolve) => {
    sock.ev.on('connection.update', ({ connection, lastDisconnect }) => {
      const error = lastDisconnect?.error as { output?: { statusCode: number } } | undefined
      if (connection === 'close') resolve(error?.output?.statusCode)
    })
  })
  return { sock, qr, closed, end: () => sock.end(undefined) }
}

describe('linking', () => {
  it('by QR: the client is told to connect anew, and logs in', async () => {
    const employee = await createEmployee({ server, phone: '628110000911', name: 'Ani Contoh' })
    expect(employee.closes).toEqual([515])
    expect(employee.sock.user).toMatchObject({
      id: '628110000911:1@s.whatsapp.net',
      lid: `${server.account('628110000911').lid}:1@lid`,
    })
    await employee.close()
  })

  it('by a code that is typed on the phone', async () => {
    const employee = await createEmployee({ server, phone: '628110000912', linksBy: 'code' })
    expect(employee.closes).toEqual([515])
    await server.sendFromPhone({ from: '628110000913', to: '628110000912', text: 'selamat datang' })
    expect((await employee.waitForReply({ from: '628110000913' })).text).toBe('selamat datang')
    await employee.close()
  })

  it('refuses a code that was mistyped, and a QR that nobody shows', async () => {
    const shown = client()
    await shown.qr
    const code = await shown.sock.requestPairingCode('628110000914')
    const mistyped = code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`
    await expect(server.enterCode({ code: mistyped, phone: '628110000914' })).rejects.toThrow('wrong code')
    await expect(server.scan({ qr: '2@xyz,a,b,c', phone: '628110000914' })).rejects.toThrow('no client waits')
    expect(server.account('628110000914').devices.size).toBe(0)
    await shown.end()
  })

  it('refuses the login of a device that was unlinked with 401', async () => {
    const employee = await createEmployee({ server, phone: '628110000915' })
    const { creds } = employee.sock.authState
    server.unlink('628110000915')
    await employee.waitForClose(401)
    const again = client(creds)
    expect(await again.closed).toBe(401)
    await employee.close()
  })

  it('by itself in a process of its own, which knows nothing of the server but its address', async () => {
    const program = `
      import { makeWASocket, initAuthCreds, addTransactionCapability } from '@whiskeysockets/baileys'
      const rows = new Map()
      const keys = {
        get: (type, ids) => Object.fromEntries(ids.flatMap((id) => rows.has(type + id) ? [[id, rows.get(type + id)]] : [])),
        set: (sets) => { for (const t in sets) for (const id in sets[t]) rows.set(t + id, sets[t][id] ?? undefined) },
      }
      const logger = { level: 'silent', child: () => logger, trace() {}, debug() {}, info() {}, warn() {}, error() {} }
      const creds = initAuthCreds()
      const connect = () => {
        const sock = makeWASocket({ auth: { creds, keys }, logger, waWebSocketUrl: ${JSON.stringify(server.url)} })
        sock.ev.on('creds.update', (update) => Object.assign(creds, update))
        sock.ev.on('connection.update', ({ connection }) => {
          if (connection === 'close') connect()
          if (connection === 'open') { console.log(sock.user.id); process.exit(0) }
        })
      }
      connect()`
    const env = { ...process.env, ...server.env, WHATSAPP_LOOPBACK_AUTOSCAN: '628110000916' }
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const printed: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => printed.push(data))
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(Buffer.concat(printed).toString().trim()).toBe('628110000916:1@s.whatsapp.net')
  })
})
