/** The Cloudflare Worker: checks and parses webhooks for a city whose data centre has no public address, and hands them on signed. */
import { createTelegramWebhook } from '#channels/telegram/webhook.ts'
import { createWhatsAppCloudWebhook } from '#channels/whatsapp-cloud/webhook.ts'
import type { Inbound } from '#core/message.ts'
import { createInboxSignature } from '#http/inbox-signature.ts'
import { internalInboxPath } from '#http/internal-inbox-path.ts'
import { createWebhookApp } from '#http/webhook-app.ts'
import type { DeliveryReceipt } from '#ports/delivery-receipts.ts'
import type { Log } from '#ports/log.ts'

/** The Worker's bindings; the secrets are set by `wrangler secret put`, the others stand in wrangler.toml. */
interface EdgeEnv {
  /** Where the origin can be reached from Cloudflare (a tunnel), without a path. */
  readonly ORIGIN_URL?: string
  /** Derived from the origin's SECRET_KEY (`npm run edge-secrets`), which itself never leaves the origin. */
  readonly EDGE_SECRET?: string
  /** The origin's TELEGRAM_WEBHOOK_SECRET. */
  readonly TELEGRAM_WEBHOOK_SECRET?: string
  /** The number before the colon of the bot's token. The token itself stays at the origin. */
  readonly TELEGRAM_BOT_ID?: string
  /** Without the at sign; needed in groups only. */
  readonly TELEGRAM_BOT_USERNAME?: string
  /** The origin's three of the same names; the access token stays at the origin. All unset: WhatsApp does not come this way. */
  readonly WHATSAPP_CLOUD_APP_SECRET?: string
  readonly WHATSAPP_CLOUD_VERIFY_TOKEN?: string
  readonly WHATSAPP_CLOUD_PHONE_NUMBER_ID?: string
  /** How long the origin may take, in milliseconds. */
  readonly ORIGIN_LIMIT_MS?: string
}

/** Telegram waits for an answer much longer, and sends again after it. */
const originLimitMs = 10_000

const ofOrigin = ['ORIGIN_URL', 'EDGE_SECRET'] as const
const ofTelegram = ['TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_BOT_ID'] as const
const ofWhatsApp = [
  'WHATSAPP_CLOUD_APP_SECRET',
  'WHATSAPP_CLOUD_VERIFY_TOKEN',
  'WHATSAPP_CLOUD_PHONE_NUMBER_ID',
] as const

type Fetch = (request: Request) => Response | Promise<Response>

/** Made anew when the bindings change, which Cloudflare does by a new object. */
let made: { readonly env: EdgeEnv; readonly fetch: Fetch } | undefined

export default {
  fetch(request: Request, env: EdgeEnv): Response | Promise<Response> {
    if (made?.env !== env) made = { env, fetch: createEdge(env) }
    return made.fetch(request)
  },
}

function createEdge(env: EdgeEnv): Fetch {
  const hasWhatsApp = ofWhatsApp.some((name) => env[name])
  const hasTelegram = !hasWhatsApp || ofTelegram.some((name) => env[name])
  const needed = [...ofOrigin, ...(hasTelegram ? ofTelegram : []), ...(hasWhatsApp ? ofWhatsApp : [])]
  const missing = needed.filter((name) => !env[name])
  if (missing.length > 0) {
    log.error({ missing }, 'bindings of the Worker are not set')
    return () => new Response(null, { status: 503 })
  }
  const nowMs = () => Date.now()
  const bot = { id: env.TELEGRAM_BOT_ID ?? '', username: env.TELEGRAM_BOT_USERNAME || null }
  const telegram = () => createTelegramWebhook({ secret: env.TELEGRAM_WEBHOOK_SECRET ?? '', bot: () => bot, nowMs })
  const whatsapp = () =>
    createWhatsAppCloudWebhook({
      appSecret: env.WHATSAPP_CLOUD_APP_SECRET ?? '',
      verifyToken: env.WHATSAPP_CLOUD_VERIFY_TOKEN ?? '',
      phoneNumberId: env.WHATSAPP_CLOUD_PHONE_NUMBER_ID ?? '',
    })
  const forward = createForward(env, nowMs)
  const app = createWebhookApp({
    platforms: [...(hasTelegram ? [telegram()] : []), ...(hasWhatsApp ? [whatsapp()] : [])],
    accept: (message) => forward({ messages: [message] }),
    follow: (receipts) => forward({ receipts }),
    log,
  })
  return (request) => app.fetch(request)
}

interface Delivery {
  readonly messages?: readonly Inbound[]
  readonly receipts?: readonly DeliveryReceipt[]
}

/** Resolves when the origin has committed it; rejects otherwise, whatever the origin's reason. */
function createForward(env: EdgeEnv, nowMs: () => number): (delivery: Delivery) => Promise<void> {
  const signature = createInboxSignature(env.EDGE_SECRET ?? '')
  const url = new URL(internalInboxPath, env.ORIGIN_URL)
  const limitMs = Number(env.ORIGIN_LIMIT_MS) || originLimitMs
  return async (delivery) => {
    const body = JSON.stringify(delivery)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await signature.sign(body, nowMs())) },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    })
    await response.body?.cancel()
    if (response.status !== 200) {
      log.error({ status: response.status }, 'the origin did not take what came in')
      throw new Error('the origin did not take what came in')
    }
  }
}

const log: Log = {
  info: (fields, message) => write('info', fields, message),
  warn: (fields, message) => write('warn', fields, message),
  error: (fields, message) => write('error', fields, message),
}

function write(level: 'info' | 'warn' | 'error', fields: object, message: string): void {
  // biome-ignore lint/suspicious/noConsole: a Worker's log is its console
  console[level](JSON.stringify({ level, ...fields, message }))
}
