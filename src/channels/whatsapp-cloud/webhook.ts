/** WhatsApp's side of the webhook app: the handshake, the signature, messages and receipts; runs in Node and in workerd. */
import type { Inbound } from '#core/message.ts'
import { isSameSecret } from '#core/same-secret.ts'
import type { DeliveryReceipt } from '#ports/delivery-receipts.ts'
import { parseMessage } from './parse-message.ts'
import { parseStatus } from './parse-status.ts'
import { cloudWebhookSchema } from './webhook-schema.ts'

const whatsappWebhookPath = '/webhooks/whatsapp'

interface WebhookNeeds {
  /** Signs every body. */
  readonly appSecret: string
  /** Ours to choose; Meta shows that it knows it when the address is entered. */
  readonly verifyToken: string
  readonly phoneNumberId: string
}

/** Fits the webhook app's `WebhookPlatform`. */
export function createWhatsAppCloudWebhook({ appSecret, verifyToken, phoneNumberId }: WebhookNeeds) {
  let key: Promise<CryptoKey> | undefined
  const encoder = new TextEncoder()

  return {
    name: 'whatsapp_cloud',
    path: whatsappWebhookPath,
    // Up to a thousand updates in one body (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview).
    bodyLimitBytes: 3 * 1024 * 1024,

    async isSigned(header: (name: string) => string | undefined, body: Uint8Array<ArrayBuffer>): Promise<boolean> {
      const hex = /^sha256=([0-9a-f]{64})$/.exec(header('x-hub-signature-256') ?? '')?.[1]
      if (hex === undefined) return false
      key ??= crypto.subtle.importKey('raw', encoder.encode(appSecret), { name: 'HMAC', hash: 'SHA-256' }, false, [
        'verify',
      ])
      // `verify` takes the same time wherever the two differ.
      return crypto.subtle.verify(
        'HMAC',
        await key,
        Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)),
        body,
      )
    },

    challenge(query: (name: string) => string | undefined): string | null {
      const isMeta = query('hub.mode') === 'subscribe' && isSameSecret(query('hub.verify_token'), verifyToken)
      const challenge = query('hub.challenge')
      return isMeta && challenge !== undefined && challenge.length <= 256 ? challenge : null
    },

    read(payload: unknown): { messages: Inbound[]; ignored: string[]; receipts: DeliveryReceipt[] } {
      const messages: Inbound[] = []
      const receipts: DeliveryReceipt[] = []
      const ignored: string[] = []
      const parsed = cloudWebhookSchema.safeParse(payload)
      if (!parsed.success) return { messages, ignored: ['malformed'], receipts }
      for (const { field, value } of parsed.data.entry.flatMap(({ changes }) => changes)) {
        if (field !== 'messages') {
          ignored.push('unknown_kind')
          continue
        }
        if (value?.metadata?.phone_number_id !== phoneNumberId) {
          ignored.push('another_number')
          continue
        }
        for (const message of value.messages ?? []) {
          const one = parseMessage(message, phoneNumberId)
          if ('ignored' in one) ignored.push(one.ignored)
          else messages.push(one)
        }
        for (const status of value.statuses ?? []) {
          const one = parseStatus(status, phoneNumberId)
          if ('ignored' in one) ignored.push(one.ignored)
          else receipts.push(one)
        }
      }
      return { messages, ignored, receipts }
    },
  }
}
