/** Fetches updates by long polling where Telegram cannot reach us; one poller at a time, whatever the number of processes. */
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Inbound } from '#core/message.ts'
import type { Inbox } from '#ports/inbox.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { BotIdentity } from './addressed-to-bot.ts'
import { allowedUpdates } from './allowed-updates.ts'
import { apiFailure, networkCode } from './api-failure.ts'
import { parseUpdate } from './parse-update.ts'
import { backoffMs, wait } from './wait.ts'

/** Runs `work` while the named lease is held; its signal is aborted when the lease is lost or the process stops. */
export type WorkUnderLease = (name: string, work: (signal: AbortSignal) => Promise<void>) => Promise<void>

interface PollNeeds {
  /** Its time limit must be longer than the poll. */
  readonly api: Api
  readonly bot: () => BotIdentity
  readonly inbox: Inbox
  readonly underLease: WorkUnderLease
  readonly log: Log
  readonly metrics?: Metrics | undefined
  readonly nowMs: () => number
  readonly pollSeconds?: number
  readonly firstRetryMs?: number
}

/** Polls under the lease until the lease's signal is aborted. */
export function pollTelegram(needs: PollNeeds): Promise<void> {
  return needs.underLease(`telegram-poll-${needs.bot().id}`, (signal) => pollUntil(signal, needs))
}

async function pollUntil(signal: AbortSignal, needs: PollNeeds): Promise<void> {
  const { api, log, pollSeconds = 30, firstRetryMs = 1_000 } = needs
  // Telegram forgets an update when a later offset is asked for; so the offset moves only past what is committed.
  let offset = 0
  let failures = 0
  while (!signal.aborted) {
    try {
      const updates = await api.raw.getUpdates(
        { offset, limit: 100, timeout: pollSeconds, allowed_updates: allowedUpdates },
        // grammY's types know an older signal than the platform's own, which it takes as well.
        signal as unknown as Parameters<Api['raw']['getUpdates']>[1],
      )
      await acceptAll(updates, needs)
      offset = (updates.at(-1)?.update_id ?? offset - 1) + 1
      if (failures > 0) log.info({}, 'polling Telegram goes on')
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      const failure = apiFailure(error)
      if (failures === 0) log.warn({ reason: reasonOf(error) }, 'polling Telegram failed; trying again')
      await wait(failure.kind === 'throttled' ? failure.waitMs : backoffMs(failures, firstRetryMs, 30_000), signal)
      failures++
    }
  }
}

/** One chat's messages are committed in their order, chats side by side so that they share a write. */
async function acceptAll(updates: readonly Update[], { bot, inbox, metrics, nowMs }: PollNeeds): Promise<void> {
  const chats = new Map<string, Inbound[]>()
  for (const update of updates) {
    const parsed = parseUpdate(update, bot(), nowMs())
    if ('ignored' in parsed) {
      metrics?.count('updates_ignored', { platform: 'telegram', reason: parsed.ignored })
      continue
    }
    const chat = chats.get(parsed.address)
    if (chat) chat.push(parsed)
    else chats.set(parsed.address, [parsed])
  }
  await Promise.all(
    [...chats.values()].map(async (messages) => {
      for (const message of messages) await inbox.accept(message)
    }),
  )
}

function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'error_code' in error) {
    if (error.error_code === 409) return 'another program polls this bot, or a webhook is set'
    return `Telegram answered ${error.error_code}`
  }
  const code = networkCode(error)
  return code === 'unknown' ? 'the inbox did not take the updates' : code
}
