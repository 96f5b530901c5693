/** What /health and /metrics say of the parts that are not this process alone. */
import { whatsAppWebAccount } from '#channels/whatsapp-web/linked.ts'
import type { Channel } from '#core/message.ts'
import type { Parts } from './parts.ts'

export function createReadiness({ config, sql, pauses, metrics, nowMs, whatsappCloud, whatsappWebStore }: Parts) {
  return { isReady, measured }

  async function isReady() {
    const database = await sql('SELECT 1', []).then(
      () => true,
      () => false,
    )
    // Told, but no reason to take the process away from the other channels.
    const told: Record<string, boolean> = {}
    if (whatsappCloud) told.whatsappCloud = await isUntroubled('whatsapp_cloud', whatsappCloud.account)
    if (config.whatsappWeb) {
      told.whatsappWeb = (await isLinkedNow()) && (await isUntroubled('whatsapp_web', whatsAppWebAccount))
    }
    return { isReady: database, parts: { database, ...told } }
  }

  /** False: the platform has restricted the number, or will not have our token. */
  async function isUntroubled(channel: Channel, account: string): Promise<boolean> {
    return (await pauses.trouble(channel, account, nowMs()).catch(() => null)) === null
  }

  /** Also of a session that another process owns. */
  async function isLinkedNow(): Promise<boolean> {
    const status = await whatsappWebStore.board.read().catch(() => null)
    return status?.state === 'open'
  }

  async function measured(): Promise<string> {
    if (config.whatsappWeb) metrics.set('whatsapp_web_connected', (await isLinkedNow()) ? 1 : 0)
    return await metrics.text()
  }
}
