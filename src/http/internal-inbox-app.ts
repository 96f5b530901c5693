/** Takes messages that the edge has parsed, signed and dated, into the same inbox. */
import { Hono } from 'hono'
import { z } from 'zod'
import { inboundSchema } from '#core/message.ts'
import type { DeliveryReceipt } from '#ports/delivery-receipts.ts'
import type { Inbox } from '#ports/inbox.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import { deliveryReceiptSchema, toReceipt } from './delivery-receipt-schema.ts'
import type { InboxSignature } from './inbox-signature.ts'
import { signatureHeader, timestampHeader } from './inbox-signature.ts'
import { internalInboxPath } from './internal-inbox-path.ts'
import { readText } from './read-body.ts'

/** What the edge may hand over: the channels that call it, and only a webhook's worth at a time. */
const deliverySchema = z
  .object({
    messages: z
      .array(inboundSchema.refine((message) => message.channel === 'telegram' || message.channel === 'whatsapp_cloud'))
      .max(100)
      .default([]),
    receipts: z.array(deliveryReceiptSchema).max(1000).default([]),
  })
  .refine(({ messages, receipts }) => messages.length + receipts.length > 0)
const limitBytes = 1024 * 1024

interface InternalInboxNeeds {
  readonly signature: InboxSignature
  readonly inbox: Inbox
  /** Resolves when they are written down; absent: no platform gives receipts. */
  readonly follow?: (receipts: readonly DeliveryReceipt[]) => Promise<void>
  readonly nowMs: () => number
  readonly log: Log
  readonly metrics?: Metrics | undefined
}

/** 401 unsigned, wrongly signed or too old; 413, 400; 503 when it can't be kept; 200 once all are committed. */
export function createInternalInboxApp({ signature, inbox, follow, nowMs, log, metrics }: InternalInboxNeeds): Hono {
  const app = new Hono()
  const count = (outcome: string) => metrics?.count('webhooks', { platform: 'edge', outcome })
  app.post(internalInboxPath, async (context) => {
    const body = await readText(context, limitBytes)
    if (body === null) {
      count('too_large')
      return context.body(null, 413)
    }
    const proof = { timestamp: context.req.header(timestampHeader), signature: context.req.header(signatureHeader) }
    if (!(await signature.verify(proof, body, nowMs()))) {
      count('unauthorised')
      return context.body(null, 401)
    }
    const delivery = deliveryOf(body)
    if (!delivery) {
      count('broken')
      return context.body(null, 400)
    }
    try {
      await Promise.all(delivery.messages.map((message) => inbox.accept(message)))
      if (delivery.receipts.length > 0) await follow?.(delivery.receipts.map(toReceipt))
    } catch (error) {
      log.error({ err: error }, 'messages from the edge could not be kept')
      count('unavailable')
      return context.body(null, 503, { 'retry-after': '5' })
    }
    count('accepted')
    return context.body(null, 200)
  })
  return app
}

function deliveryOf(body: string): z.infer<typeof deliverySchema> | null {
  try {
    return deliverySchema.parse(JSON.parse(body))
  } catch {
    return null
  }
}
