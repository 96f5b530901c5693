/** Receipts as the edge hands them over, checked at the door. */
import { z } from 'zod'
import type { DeliveryReceipt } from '#ports/delivery-receipts.ts'

const detail = z.string().max(200)
const failureSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('throttled'),
    waitMs: z.number().int().min(0).max(86_400_000),
    scope: z.enum(['account', 'bulk', 'address', 'message']),
    trouble: z.enum(['not_authorised', 'restricted', 'not_set_up']).optional(),
  }),
  z.object({ kind: z.literal('unreached'), isInDoubt: z.boolean(), detail }),
  z.object({ kind: z.enum(['stopped', 'refused', 'unsendable']), detail }),
])

/** Only the channel that tells them by webhook. */
export const deliveryReceiptSchema = z.object({
  channel: z.literal('whatsapp_cloud'),
  account: z.string().min(1).max(128),
  outboundId: z.string().max(64).nullable(),
  platformId: z.string().min(1).max(512),
  isWhole: z.boolean(),
  state: z.enum(['sent', 'delivered', 'read', 'failed']),
  atMs: z.number().int().min(0),
  failure: failureSchema.optional(),
  detail: detail.optional(),
})

/** As the flows take them: without the keys that were left out. */
export const toReceipt = ({ failure, detail, ...rest }: z.infer<typeof deliveryReceiptSchema>): DeliveryReceipt => ({
  ...rest,
  ...(failure && { failure: failure as NonNullable<DeliveryReceipt['failure']> }),
  ...(detail !== undefined && { detail }),
})
