/** WhatsApp's status of a message that we sent becomes a receipt; runs in Node and in workerd. */
import type { DeliveryReceipt } from '#ports/delivery-receipts.ts'
import { cloudFailure } from './api-failure.ts'
import { readTracking } from './tracking.ts'
import { cloudStatusSchema } from './webhook-schema.ts'

const states = ['sent', 'delivered', 'read', 'failed'] as const

export function parseStatus(
  payload: unknown,
  account: string,
): DeliveryReceipt | { readonly ignored: 'malformed' | 'unknown_status' } {
  const parsed = cloudStatusSchema.safeParse(payload)
  if (!parsed.success) return { ignored: 'malformed' }
  const { id, status, timestamp, biz_opaque_callback_data: tracking, errors } = parsed.data
  const state = states.find((one) => one === status)
  // "played", "deleted", "warning": nothing follows from them.
  if (state === undefined) return { ignored: 'unknown_status' }
  const tracked = readTracking(tracking)
  const [error] = errors ?? []
  return {
    channel: 'whatsapp_cloud',
    account,
    outboundId: tracked?.outboundId ?? null,
    platformId: id,
    isWhole: tracked?.isWhole ?? false,
    state,
    atMs: timestamp * 1000,
    ...(state === 'failed' && error && failureOf(error)),
  }
}

function failureOf({ code, title = '' }: { readonly code: number; readonly title?: string | undefined }) {
  return { failure: cloudFailure({ code, title }), detail: `${code} ${title}`.slice(0, 200) }
}
