/** Takes messengers' webhooks: the same app on Node and in the Cloudflare Worker, on web standards only. */
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Inbound } from '#core/message.ts'
import type { DeliveryReceipt } from '#ports/delivery-receipts.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import { readBytes, readText } from './read-body.ts'
import type { WebhookPlatform } from './webhook-platform.ts'

interface WebhookNeeds {
  readonly platforms: readonly WebhookPlatform[]
  /** Resolves when the message is committed, or was before; rejects when the platform must send it again. */
  readonly accept: (message: Inbound) => Promise<unknown>
  /** Resolves when they are written down; rejects as `accept` does. Absent: no platform here gives receipts. */
  readonly follow?: (receipts: readonly DeliveryReceipt[]) => Promise<void>
  readonly log: Log
  readonly metrics?: Metrics | undefined
}

/** Many times what a messenger sends of one message. */
const usualLimitBytes = 256 * 1024

/**
 * 200 only after the commit; 401 before anything is read; 413 and 400 for what can't be read; 503 when it can't be
 * kept, so that the platform sends it again.
 */
export function createWebhookApp({ platforms, accept, follow, log, metrics }: WebhookNeeds): Hono {
  const app = new Hono()
  for (const platform of platforms) {
    const count = (outcome: string) => metrics?.count('webhooks', { platform: platform.name, outcome })
    app.post(platform.path, async (context) => {
      const header = (name: string) => context.req.header(name)
      if (platform.hasSecret && !platform.hasSecret(header)) {
        count('unauthorised')
        return context.body(null, 401)
      }
      const body = await bodyOf(context, platform)
      if (body === null) {
        count('too_large')
        return context.body(null, 413)
      }
      if (body === false) {
        count('unauthorised')
        return context.body(null, 401)
      }
      let payload: unknown
      try {
        payload = JSON.parse(body)
      } catch {
        count('broken')
        return context.body(null, 400)
      }
      const { messages, ignored, receipts = [] } = platform.read(payload)
      for (const reason of ignored) {
        metrics?.count('updates_ignored', { platform: platform.name, reason })
      }
      try {
        // Nearly always one message.
        if (messages.length === 1) await accept(messages[0] as Inbound)
        else await Promise.all(messages.map(accept))
        if (receipts.length > 0) await follow?.(receipts)
      } catch (error) {
        log.error({ platform: platform.name, error: nameOf(error) }, 'a webhook could not be kept')
        count('unavailable')
        return context.body(null, 503, { 'retry-after': '5' })
      }
      count(messages.length + receipts.length > 0 ? 'accepted' : 'ignored')
      return context.body(null, 200)
    })
    if (platform.challenge) {
      const { challenge } = platform
      app.get(platform.path, (context) => {
        const answer = challenge((name) => context.req.query(name))
        return answer === null ? context.body(null, 403) : context.text(answer)
      })
    }
  }
  return app
}

/** Null: too large; false: its signature is wrong. */
async function bodyOf(context: Context, platform: WebhookPlatform): Promise<string | null | false> {
  const limitBytes = platform.bodyLimitBytes ?? usualLimitBytes
  if (!platform.isSigned) return readText(context, limitBytes)
  const bytes = await readBytes(context, limitBytes)
  if (bytes === null) return null
  const isSigned = await platform.isSigned((name) => context.req.header(name), bytes)
  return isSigned && new TextDecoder().decode(bytes)
}

/** The kind of error only: its message may quote the row. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
