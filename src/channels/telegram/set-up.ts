/** Tells Telegram at the start how updates come to us and what people see of the bot. */
import type { Api } from 'grammy'
import type { Log } from '#ports/log.ts'
import { telegramCommands, telegramDescription, telegramShortDescription } from '#prompts/telegram-profile.ts'
import { allowedUpdates } from './allowed-updates.ts'
import { apiFailure, isWrongToken } from './api-failure.ts'
import { backoffMs, wait } from './wait.ts'

interface TelegramWebhookAddress {
  /** Public, https, with the path. */
  readonly url: string
  readonly secret: string
}

interface SetUpNeeds {
  readonly api: Api
  readonly log: Log
  /** Absent: updates are polled, and a webhook that is still set is taken away. */
  readonly webhook?: TelegramWebhookAddress | undefined
  readonly signal: AbortSignal
  /** Told the bot's name as soon as Telegram gives it. */
  onUsername(username: string): void
  readonly firstRetryMs?: number
}

/** How many webhook requests Telegram may have under way; the inbox commits them in groups. */
const maxConnections = 40

/**
 * Tries until Telegram has taken everything; resolves with false when the token is wrong or the process stops first.
 * Never rejects. The start of the process does not wait for it.
 */
export async function setUpTelegram(needs: SetUpNeeds): Promise<boolean> {
  const { api, log, webhook, signal } = needs
  const isSetUp = await takeSteps(needs, [
    async () => needs.onUsername((await api.raw.getMe()).username),
    () => receiveUpdates(api, webhook),
    () => api.raw.setMyCommands({ commands: telegramCommands, scope: { type: 'all_private_chats' } }),
    () => api.raw.setMyDescription({ description: telegramDescription }),
    () => api.raw.setMyShortDescription({ short_description: telegramShortDescription }),
  ])
  if (signal.aborted) return false
  if (isSetUp) log.info({ receives: webhook ? 'webhook' : 'polling' }, 'Telegram is ready')
  return isSetUp
}

/** Asks only for the bot's name, for a process that takes webhooks and leaves the rest to another. */
export async function learnUsername(needs: Omit<SetUpNeeds, 'webhook'>): Promise<void> {
  await takeSteps(needs, [async () => needs.onUsername((await needs.api.raw.getMe()).username)])
}

/** One step after the other, each until it is done or refused; false: the token is wrong. */
async function takeSteps(
  { log, signal, firstRetryMs = 1_000 }: Omit<SetUpNeeds, 'webhook'>,
  steps: readonly (() => Promise<unknown>)[],
): Promise<boolean> {
  let attempt = 0
  for (const step of steps) {
    while (!signal.aborted) {
      try {
        await step()
        break
      } catch (error) {
        if (isWrongToken(error)) {
          log.error(
            {},
            'Telegram does not accept TELEGRAM_BOT_TOKEN: no message comes in or goes out until it is put right',
          )
          return false
        }
        const failure = apiFailure(error)
        if (failure.kind === 'refused' || failure.kind === 'unsendable') {
          // Repeating would not help, and the steps do not depend on each other.
          log.error({ detail: failure.detail }, 'Telegram refused a setting of the bot')
          break
        }
        const waitMs = failure.kind === 'throttled' ? failure.waitMs : backoffMs(attempt, firstRetryMs, 60_000)
        if (attempt++ === 0) log.warn({ reason: failure.kind }, 'Telegram cannot be reached; trying again')
        await wait(waitMs, signal)
      }
    }
  }
  return true
}

/** What waits at Telegram is kept, whichever way it comes. */
function receiveUpdates(api: Api, webhook: TelegramWebhookAddress | undefined): Promise<unknown> {
  if (!webhook) return api.raw.deleteWebhook({ drop_pending_updates: false })
  return api.raw.setWebhook({
    url: webhook.url,
    secret_token: webhook.secret,
    allowed_updates: allowedUpdates,
    max_connections: maxConnections,
    drop_pending_updates: false,
  })
}
