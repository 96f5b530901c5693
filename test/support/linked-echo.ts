/** A linked session that answers every text with itself, over real keys in a database, as a bot of one line would. */

import type { Linked } from '#channels/whatsapp-web/linked.ts'
import { createSession, type SessionNeeds } from '#channels/whatsapp-web/session.ts'
import type { ShownStatus } from '#ports/whatsapp-session.ts'
import { createWhatsAppWebStore } from '#src/whatsapp-web.ts'
import { type Spine, silentLog } from './spine.ts'

export interface Echo {
  /** Every text that was handed in, with how it came; repeats too. */
  readonly heard: { readonly id: string; readonly kind: string; readonly text: string }[]
  /** Codes that were shown. */
  readonly shown: { readonly qr: string | null; readonly code: string | null }[]
  /** False: what is handed in is refused, as by a database that is away. */
  accepts: boolean
  open(): Promise<Linked>
  current(): Linked | null
  status(): Promise<ShownStatus>
  askRelink(): Promise<void>
  stop(): Promise<void>
}

export interface EchoNeeds extends Partial<Pick<SessionNeeds, 'pairNumber' | 'connectLimitMs' | 'ttlMs' | 'leases'>> {
  readonly spine: Spine
  readonly url: string
  /** Uses what is shown, as a person at the page would. */
  onShown?(shown: { qr: string | null; code: string | null }): void
}

const secretKey = 'a key of the tests, forty characters long'

export function startEcho({ spine, url, onShown, ...needs }: EchoNeeds): Echo {
  const store = createWhatsAppWebStore({ sql: spine.sql, secretKey })
  const stopping = new AbortController()
  const sent = new Map<string, string>()
  const echo: Echo = {
    heard: [],
    shown: [],
    accepts: true,
    async open() {
      const linked = await session.whenOpen(stopping.signal)
      if (!linked) throw new Error('the session was stopped')
      return linked
    },
    current: () => session.current(),
    status: () => store.board.read(),
    askRelink: () => store.board.askRelink(),
    async stop() {
      stopping.abort()
      await running
    },
  }
  const session = createSession({
    leases: spine.leases,
    log: silentLog,
    nowMs: () => Date.now(),
    ...store,
    socketUrl: url,
    onPairing(pairing) {
      if (!pairing) return
      echo.shown.push(pairing)
      onShown?.(pairing)
    },
    ...needs,
  })
  const running = session.run(stopping.signal, {
    whileOpen: async () => undefined,
    hearing: {
      events: {},
      getMessage: async ({ id }) => {
        const text = sent.get(id ?? '')
        return text === undefined ? undefined : { extendedTextMessage: { text } }
      },
      async messages({ messages, type }, { sock }) {
        if (!echo.accepts) throw new Error('the inbox is away')
        for (const { key, message } of messages) {
          const text = message?.conversation || message?.extendedTextMessage?.text
          if (key.fromMe || !text || !key.remoteJid) continue
          const to = key.remoteJid
          echo.heard.push({ id: key.id ?? '', kind: type, text })
          const messageId = `3EB0${key.id?.slice(4)}`.slice(0, 22)
          sent.set(messageId, `echo: ${text}`)
          void sock.messageMutex
            .mutex(() => sock.sendMessage(to, { text: `echo: ${text}` }, { messageId }))
            .catch(() => undefined)
        }
      },
    },
  })
  return echo
}
