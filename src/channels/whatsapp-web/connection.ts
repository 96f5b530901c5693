/** One connection of the session: pairs or logs in, hands on what it hears, and watches whether it hears at all. */
import { jidDecode, jidNormalizedUser, type SignalKeyStore, type SocketConfig } from '@whiskeysockets/baileys'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { Pairing } from '#ports/whatsapp-session.ts'
import type { Arrivals } from './arrivals.ts'
import type { CloseCode } from './close-code.ts'
import { type Credentials, isLinked } from './credentials.ts'
import { createDue } from './due.ts'
import { type HandOn, handOn } from './hand-on.ts'
import type { Linked, LinkedHearing } from './linked.ts'
import { openSocket } from './open-socket.ts'
import type { Standing } from './standing.ts'

export interface ConnectionNeeds {
  readonly credentials: Credentials
  readonly store: SignalKeyStore
  readonly repository: SocketConfig['makeSignalRepository']
  readonly arrivals: Arrivals
  readonly hearing: LinkedHearing
  readonly standing: Standing
  readonly socketUrl?: string | undefined
  /** Digits; a pairing code for this number is asked for beside the QR. */
  readonly pairNumber?: string | undefined
  readonly connectLimitMs?: number | undefined
  readonly log: Log
  readonly metrics?: Metrics | undefined
  readonly nowMs: () => number
  onPairing(pairing: Pairing): void
  onOpen(linked: Linked): void
  /** Aborted: the connection ends at once. */
  readonly signal: AbortSignal
}

export interface Ended {
  readonly code: CloseCode
  /** Whether it showed codes and no phone accepted one. */
  readonly showedCode: boolean
  readonly openMs: number | null
}

/** How often it is looked whether something is overdue. */
const lookMs = 5_000
const heardEveryMs = 60_000

/** Resolves when it has ended and what it heard is handed on. Never rejects. */
export async function runConnection(needs: ConnectionNeeds): Promise<Ended> {
  const { credentials, arrivals, hearing, standing, log, metrics, nowMs, signal } = needs
  const due = createDue({ nowMs })
  const over = new AbortController()
  let openedAtMs: number | null = null
  let isCodeAsked = false
  let showedCode = false
  let code: string | null = null
  let heardAtMs = nowMs()
  // Held in an object: it is set in a callback, which the compiler does not follow.
  const heard: { hand: HandOn | null } = { hand: null }
  const socket = openSocket({
    ...needs,
    credentials,
    keys: needs.store,
    getMessage: hearing.getMessage,
    onStanza: arrivals.noteStanza,
    onAck: (messageId) => due.came('ack', messageId),
    onQr: (qr) => void showCodes(qr),
    onOpen,
    onCaughtUp: () => due.came('offline', ''),
  })
  const { sock } = socket
  const stop = () => socket.close(null)
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  arrivals.onKept = (messageId) => due.expect('event', messageId)
  sock.ws.on('frame', () => {
    heardAtMs = nowMs()
  })
  const looking = setInterval(look, lookMs)

  const closeCode = await socket.closed
  clearInterval(looking)
  signal.removeEventListener('abort', stop)
  // A moment for what came last; the rest waits with the keys.
  const patience = setTimeout(() => over.abort(), 1_500)
  await heard.hand?.rest()
  clearTimeout(patience)
  over.abort()
  metrics?.count('whatsapp_web_closed', { code: String(closeCode ?? 'none') })
  return {
    code: closeCode,
    showedCode: showedCode && !isLinked(credentials.creds),
    openMs: openedAtMs === null ? null : nowMs() - openedAtMs,
  }

  async function showCodes(qr: string): Promise<void> {
    showedCode = true
    if (needs.pairNumber !== undefined && !isCodeAsked) {
      isCodeAsked = true
      code = await sock.requestPairingCode(needs.pairNumber).catch(() => null)
    }
    standing.say({ state: 'pairing', pairing: { qr, code } })
    needs.onPairing({ qr, code })
  }

  function onOpen(): void {
    const { me } = credentials.creds
    const number = jidDecode(me?.id)?.user
    if (number === undefined) return
    openedAtMs = nowMs()
    const pairedAtMs = standing.status().pairedAtMs ?? nowMs()
    const linked: Linked = { sock, number, lid: me?.lid ? jidNormalizedUser(me.lid) : null, pairedAtMs }
    standing.say({ state: 'open', ownNumber: number, pairedAtMs, heardAtMs })
    due.expect('offline', '')
    heard.hand = handOn({ linked, hearing, arrivals, due, log, over: over.signal })
    heard.hand.replay()
    needs.onOpen(linked)
  }

  function look(): void {
    if (openedAtMs === null) return
    const overdue = due.overdue()
    if (overdue) {
      metrics?.count('whatsapp_web_deaf', { due: overdue })
      standing.say({ state: 'deaf', reason: 'deaf' })
      socket.close('deaf')
      return
    }
    const { heardAtMs: saidMs } = standing.status()
    if (heardAtMs - (saidMs ?? 0) >= heardEveryMs) standing.say({ state: 'open', heardAtMs })
    // Once all that waited is through, whatever was handed in again had its turn.
    if (nowMs() - openedAtMs > heardEveryMs) void heard.hand?.dropUnheard().catch(() => undefined)
  }
}
