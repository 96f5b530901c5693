/** The composition root: starts the roles of one process, and knows in which order they start and stop. */
import type { Log } from '#ports/log.ts'
import type { Pace } from '#ports/sender.ts'
import type { Config } from './config.ts'
import { createParts } from './parts.ts'
import { startWeb } from './start-web.ts'
import { startWhatsAppWeb } from './start-whatsapp-web.ts'
import { startWorkers } from './start-workers.ts'

export interface Running {
  /** Null: this process serves no web. */
  readonly port: number | null
  /** Ends everything in order; what was accepted and not answered yet waits in the database. */
  stop(): Promise<void>
}

/** Everything that one process does, by its roles. Rejects when the port can't be opened. */
export async function start(needs: {
  config: Config
  databaseUrl: string
  secretKey: string
  log: Log
  /** Another pace than Telegram's own, to measure the rest without it. */
  telegramPace?: Pace
}): Promise<Running> {
  const { telegramPace, ...given } = needs
  const { roles, publicUrl } = needs.config
  let port: number | null = null
  const parts = await createParts({
    ...given,
    pairingUrl: () => publicUrl ?? (port === null ? null : `http://localhost:${port}`),
  })
  const running: { stop(): Promise<void> }[] = []
  try {
    if (roles.has('web')) {
      const web = await startWeb(parts)
      running.push(web)
      port = web.port
    }
    if (roles.has('worker')) running.push(await startWorkers(parts, telegramPace))
    const { whatsappWeb, delivery } = parts
    if (whatsappWeb && roles.has('whatsapp')) running.push(startWhatsAppWeb(whatsappWeb, delivery))
  } catch (error) {
    await stop()
    throw error
  }
  return { port, stop }

  async function stop(): Promise<void> {
    // What takes work in and what does it stop together; then the queues, then the connections.
    await Promise.all(running.splice(0).map((role) => role.stop()))
    await parts.close()
  }
}
