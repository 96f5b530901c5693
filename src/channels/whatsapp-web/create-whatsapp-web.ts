/** WhatsApp Web as the composition root takes it: a way in, a way out, and what keeps the session linked. */
import type { Leases } from '#ports/lease.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { KeyVault, PairingAccess, SessionBoard } from '#ports/whatsapp-session.ts'
import type { LinkedMessages, LinkedSession } from './linked.ts'
import { pairingNotice } from './pairing-notice.ts'
import { quietLibsignal } from './quiet-libsignal.ts'
import { createSession } from './session.ts'

interface WhatsAppWebNeeds {
  readonly vault: KeyVault
  readonly board: SessionBoard
  readonly access: PairingAccess
  readonly leases: Leases
  readonly leaseName: string
  readonly socketUrl?: string | undefined
  readonly pairNumber?: string | undefined
  /** Where people reach the pairing page; null: no process of ours shows it at a known address. */
  readonly pairingUrl: () => string | null
  readonly messages: (session: LinkedSession) => LinkedMessages
  /** Shows a text to whoever stands at the terminal. */
  readonly print: (text: string) => void
  readonly log: Log
  readonly metrics?: Metrics | undefined
  readonly nowMs: () => number
}

export interface WhatsAppWeb extends Omit<LinkedMessages, 'hearing'> {
  /**
   * Owns the session whenever no other process does, until the signal is aborted. `whileOpen` runs beside each open
   * connection: only there may messages leave. Never rejects.
   */
  run(signal: AbortSignal, whileOpen: (signal: AbortSignal) => Promise<void>): Promise<void>
}

const linkMs = 24 * 3_600_000

export function createWhatsAppWeb(needs: WhatsAppWebNeeds): WhatsAppWeb {
  const { access, pairingUrl, print, log } = needs
  quietLibsignal()
  let linkUntilMs = 0
  const session = createSession({
    ...needs,
    onPairing: (pairing) => {
      link().then(
        (link) => {
          if (pairing || link !== null) print(pairingNotice({ pairing, link }))
        },
        () => log.error({ channel: 'whatsapp_web' }, 'the link to the pairing page could not be made'),
      )
    },
  })
  const { hearing, ...messages } = needs.messages(session)
  return {
    ...messages,
    run: (signal, whileOpen) => session.run(signal, { hearing, whileOpen }),
  }

  /** One for all codes of a day. */
  async function link(): Promise<string | null> {
    const base = pairingUrl()
    if (base === null || performance.now() < linkUntilMs) return null
    linkUntilMs = performance.now() + linkMs
    const url = new URL('/pairing', base)
    url.searchParams.set('link', await access.issueLink(linkMs))
    return url.href
  }
}
