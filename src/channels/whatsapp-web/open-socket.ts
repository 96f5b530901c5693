/** One connection to WhatsApp, from its start to its end, by Baileys' client as it is. */
import {
  type BinaryNode,
  Browsers,
  isJidBroadcast,
  isJidNewsletter,
  makeWASocket,
  type SocketConfig,
  type WASocket,
} from '@whiskeysockets/baileys'
import type { CloseCode } from './close-code.ts'
import type { Credentials } from './credentials.ts'
import { silentLogger } from './silent-logger.ts'

export interface SocketNeeds {
  readonly credentials: Credentials
  readonly keys: SocketConfig['auth']['keys']
  readonly repository: SocketConfig['makeSignalRepository']
  readonly getMessage: SocketConfig['getMessage']
  /** Absent: WhatsApp's own. */
  readonly socketUrl?: string | undefined
  /** Before Baileys sees it. */
  onStanza(stanza: BinaryNode): void
  /** WhatsApp has this message of ours, or refused it. */
  onAck(messageId: string): void
  /** A code to scan; a new one takes the place of the one before. */
  onQr(qr: string): void
  onOpen(): void
  /** Everything that waited at WhatsApp has been handed over. */
  onCaughtUp(): void
  /** Baileys has no more than 30 seconds without a sign from here to the login; it hangs for good where it gives no event. */
  readonly connectLimitMs?: number | undefined
}

export interface OpenSocket {
  readonly sock: WASocket
  /** Never rejects. */
  readonly closed: Promise<CloseCode>
  /** Ends it now: nothing more is sent; what was received and waits in Baileys is handed out. */
  close(code: CloseCode): void
}

const releaseEveryMs = 300

export function openSocket(needs: SocketNeeds): OpenSocket {
  const { credentials, connectLimitMs = 30_000 } = needs
  const closed = Promise.withResolvers<CloseCode>()
  let isClosed = false
  const sock = makeWASocket({
    auth: { creds: credentials.creds, keys: needs.keys },
    logger: silentLogger,
    makeSignalRepository: needs.repository,
    getMessage: needs.getMessage,
    // The store itself waits for a database that is away.
    transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
    browser: Browsers.ubuntu('Chrome'),
    // The phone goes on telling its owner of new messages.
    markOnlineOnConnect: false,
    syncFullHistory: false,
    shouldIgnoreJid: (jid) => isJidBroadcast(jid) || isJidNewsletter(jid),
    connectTimeoutMs: 20_000,
    ...(needs.socketUrl !== undefined && { waWebSocketUrl: needs.socketUrl }),
  })
  const limit = setTimeout(() => close(408), connectLimitMs)
  // Baileys can miscount who still buffers its events, and then holds a question back for up to half a minute.
  const releasing = setInterval(() => sock.ev.flush(), releaseEveryMs)
  sock.ws.prependListener('CB:message', needs.onStanza)
  sock.ws.on('CB:ack,class:message', (node: BinaryNode) => needs.onAck(node.attrs.id ?? ''))
  sock.ev.on('creds.update', () => {
    // A failure ends the session by way of the vault.
    credentials.save().catch(() => undefined)
  })
  sock.ev.on('connection.update', (update) => {
    if (update.qr !== undefined) {
      clearTimeout(limit)
      needs.onQr(update.qr)
    }
    if (update.connection === 'open') {
      clearTimeout(limit)
      needs.onOpen()
    }
    if (update.receivedPendingNotifications) needs.onCaughtUp()
    if (update.connection === 'close') close(statusOf(update.lastDisconnect?.error))
  })
  return { sock, closed: closed.promise, close }

  function close(code: CloseCode): void {
    if (isClosed) return
    isClosed = true
    clearTimeout(limit)
    clearInterval(releasing)
    sock.ev.flush()
    // Baileys waits for the other side's goodbye, which a dead line never gives, and leaves a login under way alone.
    cut(sock)
    void sock.end(undefined).catch(() => undefined)
    closed.resolve(code)
  }
}

/** Ends the connection without a goodbye: what is still on its way out of Baileys goes nowhere. */
function cut(sock: WASocket): void {
  const { socket } = sock.ws as unknown as { socket: { terminate(): void } | null }
  socket?.terminate()
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('output' in error)) return null
  const { output } = error as { output: { statusCode?: unknown } }
  return typeof output.statusCode === 'number' && output.statusCode > 0 ? output.statusCode : null
}
