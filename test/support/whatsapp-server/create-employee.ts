/** A person with WhatsApp: an unmodified Baileys client, linked to an account of the loopback server. */
import {
  type AnyMessageContent,
  type BaileysEventMap,
  DisconnectReason,
  generateMessageIDV2,
  initAuthCreds,
  jidDecode,
  makeWASocket,
  type proto,
  type WAMessage,
  type WAMessageKey,
  type WASocket,
} from '@whiskeysockets/baileys'
import { quietLibsignal } from '#channels/whatsapp-web/quiet-libsignal.ts'
import { silentLogger } from '#channels/whatsapp-web/silent-logger.ts'
import type { WhatsAppServer } from './create-whatsapp-server.ts'
import { createMemoryKeys } from './memory-keys.ts'
import { createPlainAgent } from './plain-agent.ts'

export interface Heard {
  readonly id: string
  /** The sender's number; of a group's message the one who wrote it. */
  readonly from: string
  /** The chat: the sender, or a group. */
  readonly jid: string
  /** Of a picture or file the caption; empty without one. */
  readonly text: string
  readonly message: WAMessage
  /** `append`: it came while the client was away. */
  readonly kind: 'notify' | 'append'
}

export interface Sent {
  readonly id: string
  deliveredAtMs?: number
  readAtMs?: number
  /** WhatsApp's code, as 463. */
  error?: string
}

export interface Employee {
  /** Digits. */
  readonly phone: string
  readonly heard: readonly Heard[]
  readonly sent: ReadonlyMap<string, Sent>
  /** How its connections ended, in order: WhatsApp's status, or what Baileys makes of a dead line. */
  readonly closes: readonly number[]
  /** Throws while the employee is offline. */
  readonly sock: WASocket
  /** To a number or a jid; resolves when the text has left the client. */
  send(to: string, text: string): Promise<Sent>
  /** A message of any kind, as a file with its caption. */
  sendContent(to: string, content: AnyMessageContent): Promise<Sent>
  /** The next message that was not given yet, oldest first: from this number, with this text, where told. */
  waitForReply(wanted?: { from?: string; match?: RegExp; limitMs?: number }): Promise<Heard>
  /** The connection ended, now or before. */
  waitForClose(code: number): Promise<void>
  /** Connected again, after at least so many endings. */
  waitForReturn(afterCloses: number): Promise<void>
  waitForReceipt(sent: Sent, kind: 'delivered' | 'read' | 'error', limitMs?: number): Promise<Sent>
  /** What the phone gave of the time before; resolves once it came. */
  waitForHistory(): Promise<BaileysEventMap['messaging-history.set']>
  markRead(heard: Heard): Promise<void>
  composing(to: string): Promise<void>
  /** Leaves the network and keeps the account. */
  goOffline(): Promise<void>
  goOnline(): Promise<void>
  close(): Promise<void>
}

interface EmployeeOptions {
  readonly server: WhatsAppServer
  /** Digits. */
  readonly phone: string
  readonly name?: string
  /** Tells the sender at once that it was read; true where absent. */
  readonly reads?: boolean
  /** By its QR where absent. */
  readonly linksBy?: 'qr' | 'code'
}

const limitMs = 15_000
const reconnectAfterMs = 200
const releaseEveryMs = 250

/** Resolves when the client is linked and connected. */
export async function createEmployee(options: EmployeeOptions): Promise<Employee> {
  const { server, phone, name, reads = true, linksBy = 'qr' } = options
  quietLibsignal()
  const creds = initAuthCreds()
  const keys = createMemoryKeys()
  const heard: Heard[] = []
  const given = new Set<Heard>()
  const sent = new Map<string, Sent>()
  const contents = new Map<string, proto.IMessage>()
  const numbers = new Map<string, string>()
  const closes: number[] = []
  const histories: BaileysEventMap['messaging-history.set'][] = []
  const waiters = new Set<() => void>()
  let hasCode = false
  let current: WASocket | null = null
  let isOpen = false
  let isWanted = true
  server.account(phone, name)

  const wake = (): void => {
    for (const waiter of [...waiters]) waiter()
  }
  function until<T>(ask: () => T | undefined | false, what: string, limit = limitMs): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const value = ask()
        if (value === undefined || value === false) return
        over()
        resolve(value)
      }
      // Baileys can miscount who still buffers its events, and then holds them until the next stanza.
      const release = setInterval(() => current?.ev.flush(), releaseEveryMs)
      const timer = setTimeout(() => {
        over()
        reject(new Error(`${phone} has no ${what} after ${limit} ms`))
      }, limit)
      const over = (): void => {
        clearInterval(release)
        clearTimeout(timer)
        waiters.delete(check)
      }
      waiters.add(check)
      check()
    })
  }

  function connect(): void {
    isOpen = false
    const sock = makeWASocket({
      auth: { creds, keys },
      logger: silentLogger,
      waWebSocketUrl: server.url,
      fetchAgent: createPlainAgent(),
      getMessage: async ({ id }) => contents.get(id ?? ''),
    })
    current = sock
    sock.ev.on('creds.update', (update) => Object.assign(creds, update))
    sock.ev.on('connection.update', ({ connection, qr, lastDisconnect }) => {
      // What came too late is followed by the next one.
      if (qr !== undefined) link(sock, qr).catch(() => undefined)
      if (connection === 'open') {
        isOpen = true
        wake()
      }
      if (connection !== 'close' || current !== sock) return
      isOpen = false
      const code = (lastDisconnect?.error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode
      closes.push(code ?? 0)
      wake()
      if (!isWanted || code === DisconnectReason.loggedOut || code === DisconnectReason.connectionReplaced) return
      const again = () => isWanted && current === sock && connect()
      setTimeout(again, code === DisconnectReason.restartRequired ? 0 : reconnectAfterMs).unref()
    })
    sock.ev.on('messaging-history.set', (history) => {
      histories.push(history)
      wake()
    })
    sock.ev.on('messages.upsert', ({ messages, type }) => {
      for (const message of messages) {
        if (message.key.fromMe) note(message.key, message.status, message.messageStubParameters)
        else if (message.message) hear(sock, message, type)
      }
    })
    sock.ev.on('messages.update', (updates) => {
      for (const { key, update } of updates) note(key, update.status, update.messageStubParameters)
    })
  }

  async function link(sock: WASocket, qr: string): Promise<void> {
    if (linksBy === 'qr') return void (await server.scan({ qr, phone }))
    if (hasCode) return
    hasCode = true
    await server.enterCode({ code: await sock.requestPairingCode(phone), phone })
  }

  function hear(sock: WASocket, message: WAMessage, kind: 'notify' | 'append'): void {
    const text = textOf(message.message)
    if (text === null) return
    const { id, remoteJid } = message.key
    heard.push({ id: id ?? '', from: senderOf(message.key), jid: remoteJid ?? '', text, message, kind })
    if (reads) sock.readMessages([message.key]).catch(() => undefined)
    wake()
  }

  /** Receipts within a tenth of a second come with the message itself, later ones as updates. */
  function note(key: WAMessageKey, status: unknown, parameters: string[] | null | undefined): void {
    const record = sent.get(key.id ?? '')
    if (!record || typeof status !== 'number') return
    if (status === 0) record.error = parameters?.[0] ?? 'unknown'
    if (status >= 3) record.deliveredAtMs ??= Date.now()
    if (status >= 4) record.readAtMs ??= Date.now()
    wake()
  }

  function senderOf(key: WAMessageKey): string {
    const jids = [key.participantAlt, key.participant, key.remoteJidAlt, key.remoteJid]
    const decoded = jids.flatMap((jid) => jidDecode(jid ?? undefined) ?? [])
    const number = decoded.find(({ server }) => server === 's.whatsapp.net')?.user
    const lid = decoded.find(({ server }) => server === 'lid')?.user
    if (number !== undefined && lid !== undefined) numbers.set(lid, number)
    return number ?? numbers.get(lid ?? '') ?? lid ?? ''
  }

  const opened = (): Promise<unknown> => until(() => isOpen, 'connection')
  const jidOf = (to: string): string => (to.includes('@') ? to : `${to}@s.whatsapp.net`)
  const online = (): WASocket => {
    if (!current) throw new Error(`${phone} is offline`)
    return current
  }
  async function leave(): Promise<void> {
    isWanted = false
    const sock = current
    current = null
    await sock?.end(undefined)
  }

  async function sendContent(to: string, content: AnyMessageContent): Promise<Sent> {
    const sock = online()
    const record: Sent = { id: generateMessageIDV2(sock.user?.id) }
    sent.set(record.id, record)
    // Before it is sent: a device that cannot read it may ask for it at once.
    if ('text' in content) contents.set(record.id, { extendedTextMessage: { text: content.text } })
    // A client that sends while it decrypts for the same person loses Signal state in this version of Baileys.
    await sock.messageMutex.mutex(() => sock.sendMessage(jidOf(to), content, { messageId: record.id }))
    return record
  }

  connect()
  await opened()
  return {
    phone,
    heard,
    sent,
    closes,
    get sock() {
      return online()
    },
    send: (to, text) => sendContent(to, { text }),
    sendContent,
    async waitForReply({ from, match = /^/, limitMs: limit } = {}) {
      const fits = (one: Heard) => !given.has(one) && (from ?? one.from) === one.from && match.test(one.text)
      const next = await until(() => heard.find(fits), `message from ${from ?? 'anybody'} like ${match}`, limit)
      given.add(next)
      return next
    },
    async waitForClose(code) {
      await until(() => closes.includes(code), `close ${code}`)
    },
    async waitForReturn(afterCloses) {
      await until(() => isOpen && closes.length >= afterCloses, `connection after ${afterCloses} endings`)
    },
    waitForReceipt(record, kind, limit) {
      const field = kind === 'error' ? 'error' : (`${kind}AtMs` as const)
      return until(() => record[field] !== undefined && record, `${kind} receipt`, limit)
    },
    waitForHistory: () => until(() => histories[0], 'history'),
    markRead: ({ message }) => online().readMessages([message.key]),
    composing: (to) => online().sendPresenceUpdate('composing', jidOf(to)),
    goOffline: leave,
    async goOnline() {
      isWanted = true
      connect()
      await opened()
    },
    close: leave,
  }
}

function textOf(content: proto.IMessage | null | undefined): string | null {
  if (!content) return null
  const { conversation, extendedTextMessage, imageMessage, documentMessage, documentWithCaptionMessage } = content
  const file = imageMessage ?? documentMessage ?? documentWithCaptionMessage?.message?.documentMessage
  return conversation ?? extendedTextMessage?.text ?? (file ? (file.caption ?? '') : null)
}
