/** A WhatsApp server on loopback: real clients pair with it, log in, and write to each other end-to-end encrypted. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type proto, WA_CERT_DETAILS } from '@whiskeysockets/baileys'
import { WebSocketServer } from 'ws'
import { type Account, createAccounts, type Device, type HeardByPhone } from './accounts.ts'
import { createBootstrap } from './bootstrap.ts'
import { createFaults, type Outage, type Rules } from './faults.ts'
import { createGate } from './gate.ts'
import { createGroups, type Group } from './groups.ts'
import { createIqAnswers } from './iq-answers.ts'
import type { Addressing } from './jid-of.ts'
import { createJournal, type Journal } from './journal.ts'
import { createLine, type Line } from './line.ts'
import { createMailroom } from './mailroom.ts'
import { createMediaHost } from './media-host.ts'
import { createMessageRecords, type MessageRecord } from './message-records.ts'
import { createMessages } from './messages.ts'
import { createNotices } from './notices.ts'
import { createPairing } from './pairing.ts'
import { createPresence } from './presence.ts'
import { createReceipts } from './receipts.ts'
import { serverIdentity } from './server-identity.ts'

interface ServerOptions {
  /** How people appear to each other: by LID, as WhatsApp does now, or by number. */
  readonly addressing?: Addressing
  /** How many stanzas that waited are sent before the client has confirmed them. */
  readonly batchSize?: number
}

export interface WhatsAppServer {
  /** For WHATSAPP_WEB_SOCKET_URL. */
  readonly url: string
  /** For a process of its own: it trusts this server. */
  readonly env: Readonly<Record<string, string>>
  readonly journal: Journal
  readonly messages: ReadonlyMap<string, MessageRecord>
  /** Where sealed files are fetched, in place of WhatsApp's media hosts. */
  readonly mediaRoot: string
  /** Changed in place. */
  readonly rules: Rules
  resetRules(): void
  /** The account, made at its first mention. */
  account(phone: string, name?: string): Account
  /** The phone scans a client's QR; resolves when the client has accepted it. */
  scan(code: { qr: string; phone: string; name?: string }): Promise<Device>
  /** The phone's owner types the code that a client shows. */
  enterCode(code: { code: string; phone: string; name?: string }): Promise<Device>
  /** From the phone: 401, and every later login refused with it. */
  unlink(phone: string, device?: number): void
  /** How others appear, to all or to one. */
  address(mode: Addressing, viewer?: string): void
  /** Cuts the sockets. */
  drop(phone?: string): void
  streamError(code: number, phone?: string): void
  freeze(ms: number, phone?: string): void
  /** What the next connections meet. */
  outage(kind: Outage, count?: number): void
  endOutage(): void
  /** Leaves a device so many one-time keys, and says so. */
  keepPreKeys(phone: string, count: number): void
  /** A phone writes, with no client behind it; gives the message's id. */
  sendFromPhone(message: { from: string; to: string; text: string }): Promise<string>
  /** What a phone read, with the rule `phonesRead`. */
  readByPhone(phone: string): readonly HeardByPhone[]
  group(subject: string, phones: readonly string[]): Group
  /** An old conversation, which devices that are linked later are given. */
  remember(phone: string, conversation: proto.IConversation): void
  /** The account may not write first, until then; null: it may again. */
  reachoutTimeLock(phone: string, lock: Account['reachoutTimeLock']): void
  /** How many new conversations the account may begin, in WhatsApp's words; null: no limit. */
  capNewChats(phone: string, capping: Account['capping']): void
  /** Cuts everything and listens no longer; accounts and what waits for them stay. `comeBack` is on the same port. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

export async function createWhatsAppServer(options: ServerOptions = {}): Promise<WhatsAppServer> {
  const identity = serverIdentity()
  // Clients of this very process.
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(identity.rootKey)
  let addressing = options.addressing ?? 'lid'
  const modeFor = (viewer: Account): Addressing => viewer.addressing ?? addressing
  const lines = new Set<Line>()
  let connections = 0
  const mediaHost = (): string => `127.0.0.1:${(http.address() as AddressInfo).port}`
  const media = createMediaHost({ host: mediaHost })

  const journal = createJournal()
  const faults = createFaults({ journal })
  const accounts = createAccounts()
  const groups = createGroups()
  const records = createMessageRecords()
  const mailroom = createMailroom({
    journal,
    batchSize: options.batchSize ?? 100,
    onLive(_line, device) {
      if (!device.hasHistory) {
        device.hasHistory = true
        bootstrap(device).catch((error: unknown) => journal.record('no bootstrap', { error: String(error) }))
      }
      notices.preKeysLow(device, true)
    },
    onSent({ messageId, target }, isOffline) {
      const record = records.target(messageId, target)
      if (!record) return
      record.sentAtMs = Date.now()
      if (isOffline) record.wasOffline = true
    },
  })
  const bootstrap = createBootstrap({ accounts, mailroom })
  const notices = createNotices({ accounts, mailroom, journal })
  const receipts = createReceipts({ accounts, mailroom, records, faults, journal })
  const messages = createMessages({
    accounts,
    groups,
    mailroom,
    notices,
    records,
    faults,
    journal,
    modeFor,
    confirmByPhone: receipts.confirmByPhone,
  })
  const presence = createPresence({ accounts, mailroom, journal, modeFor })
  const pairing = createPairing({
    accounts,
    lines,
    journal,
    onLinked(device, line) {
      notices.devicesChanged('add', device)
      // As WhatsApp does: the client logs in anew with what it was given.
      setTimeout(() => gate.end(line, 515), 60).unref()
    },
  })
  const unlink = (device: Device, isByClient = false): void => {
    device.account.devices.delete(device.id)
    journal.record('unlinked', { phone: device.account.phone, device: device.id })
    const line = mailroom.lineOf(device)
    if (line && !isByClient) gate.end(line, 401)
    notices.devicesChanged('remove', device)
  }
  const iq = createIqAnswers({
    accounts,
    groups,
    notices,
    pairing,
    journal,
    mediaHosts: () => [mediaHost()],
    serve: mailroom.serve,
    unlink: (device) => unlink(device, true),
  })
  const gate = createGate({ accounts, mailroom, messages, receipts, presence, pairing, iq, faults, journal })

  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const http = createServer((request, response) => {
    control(request, response).catch(() => response.writeHead(400).end())
  })
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined)
    if (faults.meets('refuse')) return void socket.destroy()
    if (faults.meets('http503')) return void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      if (faults.meets('close')) return webSocket.close()
      const id = ++connections
      const onClosed = (line: Line): void => {
        lines.delete(line)
        mailroom.leave(line)
        journal.record('closed', { phone: line.device?.account.phone, device: line.device?.id })
      }
      journal.count('connections')
      lines.add(createLine({ ...gate, id, socket: webSocket, identity, faults, journal, onClosed }))
    })
  })

  /** `POST /scan` with the QR and the number, for a process that shows its QR to nobody. */
  async function control(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await media.take(request, response)) return
    if (request.method !== 'POST' || request.url !== '/scan') return void response.writeHead(426).end()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { qr, phone } = JSON.parse(Buffer.concat(chunks).toString()) as { qr: string; phone: string }
    await pairing.scan(qr, accounts.open(phone))
    response.writeHead(204).end()
  }

  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      http.once('error', reject)
      http.listen(port, '127.0.0.1', () => {
        http.off('error', reject)
        resolve()
      })
    })
  const stop = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => http.close(() => resolve()))
    for (const line of lines) line.drop()
    http.closeAllConnections()
    await closed
  }
  const linesOf = (phone?: string): Line[] =>
    [...mailroom.lines.values()].filter(({ device }) => phone === undefined || device?.account.phone === phone)

  await listen(0)
  const { port } = http.address() as AddressInfo
  const url = `ws://127.0.0.1:${port}/ws/chat`

  return {
    url,
    env: {
      NODE_OPTIONS: `--import=${new URL('trust-loopback.ts', import.meta.url).href}`,
      WHATSAPP_LOOPBACK_ROOT_KEY: identity.rootKey.toString('hex'),
      WHATSAPP_LOOPBACK_SCAN: `http://127.0.0.1:${port}/scan`,
    },
    journal,
    messages: records.all,
    mediaRoot: `http://127.0.0.1:${port}`,
    rules: faults.rules,
    resetRules: faults.reset,
    account: (phone, name) => accounts.open(phone, { name }),
    scan: ({ qr, phone, name }) => pairing.scan(qr, accounts.open(phone, { name })),
    enterCode: ({ code, phone, name }) => pairing.enterCode(code, accounts.open(phone, { name })),
    unlink(phone, id) {
      for (const device of [...accounts.find(phone).devices.values()]) {
        if (id === undefined || device.id === id) unlink(device)
      }
    },
    address(mode, viewer) {
      if (viewer === undefined) addressing = mode
      else accounts.find(viewer).addressing = mode
    },
    drop(phone) {
      for (const line of linesOf(phone)) line.drop()
    },
    streamError(code, phone) {
      for (const line of linesOf(phone)) gate.end(line, code)
    },
    freeze(ms, phone) {
      for (const line of linesOf(phone)) line.freeze(ms)
    },
    outage: faults.begin,
    endOutage: faults.end,
    keepPreKeys(phone, count) {
      for (const device of accounts.find(phone).devices.values()) {
        device.preKeys.splice(count)
        notices.preKeysLow(device, true)
      }
    },
    sendFromPhone: ({ from, to, text }) => messages.fromPhone(accounts.open(from), accounts.find(to), text),
    readByPhone: (phone) => accounts.find(phone).inbox,
    group: (subject, phones) => groups.create(subject, phones.map(accounts.find)),
    remember(phone, conversation) {
      accounts.open(phone).history.push(conversation)
    },
    reachoutTimeLock(phone, lock) {
      const account = accounts.find(phone)
      account.reachoutTimeLock = lock
      notices.reachoutTimeLock(account)
    },
    capNewChats(phone, capping) {
      const account = accounts.find(phone)
      account.capping = capping
      notices.capping(account)
    },
    goAway: stop,
    comeBack: () => listen(port),
    async close() {
      await stop()
      sockets.close()
    },
  }
}
