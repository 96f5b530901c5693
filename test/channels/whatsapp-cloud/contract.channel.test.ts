/** WhatsApp's Cloud API keeps the contract of all channels. */
import { afterEach, beforeEach } from 'vitest'
import { createCloudClient } from '#channels/whatsapp-cloud/client.ts'
import { createWhatsAppCloudFileFetcher } from '#channels/whatsapp-cloud/file-fetcher.ts'
import { createWhatsAppCloudSender } from '#channels/whatsapp-cloud/sender.ts'
import { createWhatsAppCloudWebhook } from '#channels/whatsapp-cloud/webhook.ts'
import type { Inbound } from '#core/message.ts'
import { type NodeServer, serveApp } from '#http/node-server.ts'
import { createWebhookApp } from '#http/webhook-app.ts'
import { type ChannelWorld, channelContract } from '#test/contract/channel-contract.ts'
import { silentLog } from '#test/support/spine.ts'
import {
  createWhatsAppCloudServer,
  type WhatsAppCloudServer,
} from '#test/support/whatsapp-cloud-server/create-whatsapp-cloud-server.ts'

let meta: WhatsAppCloudServer
let ours: NodeServer
let world: ChannelWorld

beforeEach(async () => {
  meta = await createWhatsAppCloudServer({ limits: null, refusesLate: false })
  world = await createWorld()
})
afterEach(async () => {
  await meta.close()
  await ours.close()
})

/** What shows on the phone: marks at the edge of words are emphasis, and what takes them their meaning is not seen. */
const shown = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}\u2060])[*_]|[*_](?![\p{L}\p{N}\u2060])/gu, '').replaceAll('\u2060', '')

async function createWorld(): Promise<ChannelWorld> {
  const { token, phoneNumberId, appSecret, url: apiRoot } = meta
  const client = createCloudClient({ token, apiRoot, timeoutMs: 5_000 })
  const accepted: Inbound[] = []
  const webhook = createWhatsAppCloudWebhook({ appSecret, verifyToken: 'kata-uji-coba', phoneNumberId })
  ours = await serveApp({
    app: createWebhookApp({ platforms: [webhook], accept: async (one) => void accepted.push(one), log: silentLog }),
    port: 0,
    hostname: '127.0.0.1',
  })
  await meta.webhooks.connect(`http://127.0.0.1:${ours.port}${webhook.path}`, 'kata-uji-coba')
  const taken = async (act: () => unknown): Promise<Inbound> => {
    const before = accepted.length
    act()
    await meta.webhooks.drained()
    const message = accepted[before]
    if (!message) throw new Error('nothing came in')
    return message
  }
  return {
    sender: createWhatsAppCloudSender({
      client,
      phoneNumberId,
      lastHeard: { lastHeard: async () => Date.now() },
      openings: { sinceDay: async () => 0 },
      watch: { status: () => null, templates: () => null },
      log: silentLog,
    }),
    fetcher: createWhatsAppCloudFileFetcher({ client, token, phoneNumberId }),
    again(message) {
      const person = meta.person()
      return taken(() => person.sendRaw({ type: 'text', text: { body: 'halo' }, id: message.platformId }))
    },
    person() {
      const person = meta.person({ hasWritten: true })
      const offered = () => person.arrived.findLast(({ choices }) => choices.length > 0)?.choices ?? []
      return {
        address: person.address,
        arrived: () => person.arrived.map(({ text }) => ({ text: shown(text) })),
        write: (text) => taken(() => person.send(text)),
        choose: (index) => taken(() => person.press(offered()[index]?.id ?? '')),
        sendFile: (bytes, name) =>
          taken(() => person.sendMedia('document', bytes, 'application/pdf', { filename: name })),
        sharePlace: () =>
          taken(() => person.sendRaw({ type: 'location', location: { latitude: -6.98, longitude: 110.41 } })),
      }
    },
    fail(how) {
      const on = { on: 'POST /messages' }
      if (how === 'lost on the way') meta.fail({ kind: 'cut-before' }, on)
      if (how === 'answer lost') meta.fail({ kind: 'cut-after' }, on)
      if (how === 'too fast') meta.fail({ kind: 'error', code: 130429 }, on)
      if (how === 'unwanted') meta.fail({ kind: 'error', code: 131026 }, on)
    },
    goAway: () => meta.close(),
  }
}

channelContract(() => world)
