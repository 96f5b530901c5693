/** The Telegram channel as the composition root takes it: a way in, a way out, and what keeps both going. */
import type { FileFetcher } from '#ports/attachments.ts'
import type { Inbox } from '#ports/inbox.ts'
import type { Leases } from '#ports/lease.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { Sender } from '#ports/sender.ts'
import type { BotIdentity } from './addressed-to-bot.ts'
import { botIdOf, createTelegramClient } from './client.ts'
import { createTelegramFileFetcher } from './file-fetcher.ts'
import { pollTelegram } from './poll.ts'
import { createTelegramSender } from './sender.ts'
import { learnUsername, setUpTelegram } from './set-up.ts'
import { createTelegramWebhook, telegramWebhookPath } from './webhook.ts'
import { createWorkUnderLease } from './work-under-lease.ts'

interface TelegramNeeds {
  readonly token: string
  readonly apiRoot?: string | undefined
  /** Absent: long polling. `publicUrl` is without a path; `secret` is 1-256 of A-Z, a-z, 0-9, underscore, hyphen. */
  readonly webhook?: { readonly publicUrl: string; readonly secret: string } | undefined
  readonly inbox: Inbox
  readonly leases: Leases
  readonly log: Log
  readonly metrics?: Metrics | undefined
  readonly nowMs: () => number
}

export interface Telegram {
  /** The bot's id. */
  readonly account: string
  readonly sender: Sender
  readonly fetcher: FileFetcher
  /** For the webhook app; null when updates are polled. */
  readonly webhook: ReturnType<typeof createTelegramWebhook> | null
  /** Sets the bot up and, without a webhook, polls; resolves once the signal is aborted and all is quiet. Never rejects. */
  run(signal: AbortSignal): Promise<void>
  /** For a process that takes webhooks while another one runs the channel: asks for the name that groups call the bot by. */
  learnName(signal: AbortSignal): Promise<void>
}

const pollSeconds = 30

export function createTelegram(needs: TelegramNeeds): Telegram {
  const { token, apiRoot, inbox, leases, log, metrics, nowMs } = needs
  let bot: BotIdentity = { id: botIdOf(token), username: null }
  const api = createTelegramClient({ token, apiRoot })
  const webhook = needs.webhook
  const onUsername = (username: string) => {
    bot = { ...bot, username }
  }
  return {
    account: bot.id,
    sender: createTelegramSender({ api, account: bot.id, log }),
    fetcher: createTelegramFileFetcher({ api, token, apiRoot }),
    webhook: webhook ? createTelegramWebhook({ secret: webhook.secret, bot: () => bot, nowMs }) : null,
    async run(signal) {
      const isSetUp = await setUpTelegram({
        api,
        log,
        signal,
        ...(webhook && {
          webhook: { url: new URL(telegramWebhookPath, webhook.publicUrl).href, secret: webhook.secret },
        }),
        onUsername,
      })
      if (!isSetUp || webhook) return
      await pollTelegram({
        api: createTelegramClient({ token, apiRoot, timeoutMs: (pollSeconds + 15) * 1000 }),
        bot: () => bot,
        inbox,
        underLease: createWorkUnderLease({ leases, log, signal }),
        log,
        metrics,
        nowMs,
        pollSeconds,
      })
    },
    learnName: (signal) => learnUsername({ api, log, signal, onUsername }),
  }
}
