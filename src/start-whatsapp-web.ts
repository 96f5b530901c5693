/** The WhatsApp Web role: the session and what leaves by it. */
import type { WhatsAppWeb } from '#channels/whatsapp-web/create-whatsapp-web.ts'
import { startOutboundWorker } from '#workers/outbound.ts'
import type { Parts } from './parts.ts'

/** Only the process that owns the session can send by it, so the way out stands and falls with the connection. */
export function startWhatsAppWeb({ run, sender }: WhatsAppWeb, delivery: Parts['delivery']): { stop(): Promise<void> } {
  const ended = new AbortController()
  const running = run(ended.signal, async (signal) => {
    const worker = startOutboundWorker({ ...delivery, sender })
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true })
      if (signal.aborted) resolve()
    })
    await worker.stop()
  })
  return {
    async stop() {
      ended.abort()
      await running
    },
  }
}
