/** Telegram's side of the webhook app; runs in Node and in workerd. */

import type { Inbound } from '#core/message.ts'
import { isSameSecret } from '#core/same-secret.ts'
import type { BotIdentity } from './addressed-to-bot.ts'
import { parseUpdate } from './parse-update.ts'

export const telegramWebhookPath = '/webhooks/telegram'

interface WebhookNeeds {
  /** 1-256 of A-Z, a-z, 0-9, underscore and hyphen, as `setWebhook` takes it. */
  readonly secret: string
  readonly bot: () => BotIdentity
  readonly nowMs: () => number
}

/** Fits the webhook app's `WebhookPlatform`. */
export function createTelegramWebhook({ secret, bot, nowMs }: WebhookNeeds) {
  return {
    name: 'telegram',
    path: telegramWebhookPath,
    hasSecret: (header: (name: string) => string | undefined): boolean =>
      isSameSecret(header('x-telegram-bot-api-secret-token'), secret),
    read(payload: unknown): { messages: Inbound[]; ignored: string[] } {
      const parsed = parseUpdate(payload, bot(), nowMs())
      return 'ignored' in parsed ? { messages: [], ignored: [parsed.ignored] } : { messages: [parsed], ignored: [] }
    },
  }
}
