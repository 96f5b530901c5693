/** Updates that wait at Telegram for the bot: fetched by getUpdates or pushed to its webhook, kept until taken. */
import { setTimeout as pause } from 'node:timers/promises'
import { ApiError, badRequest } from './api-error.ts'

export interface Update {
  readonly update_id: number
  readonly [kind: string]: unknown
}

export interface WebhookInfo {
  readonly url: string
  readonly secret: string | undefined
  readonly maxConnections: number
}

export interface UpdateQueue {
  /** Gives the update its number; dropped when the bot did not ask for its kind. `chatId` keeps a chat in order. */
  push(kind: string, payload: object, chatId: number): Update
  /** Pushes a known update once more, as Telegram does when an answer was lost. */
  redeliver(updateId: number): void
  getUpdates(options: { offset: number; limit: number; timeoutMs: number }, signal: AbortSignal): Promise<Update[]>
  setWebhook(webhook: WebhookInfo | null, allowed: readonly string[] | undefined, dropsPending: boolean): void
  readonly webhook: WebhookInfo | null
  readonly pending: number
  /** Resolves when everything pushed so far was taken. */
  drained(): Promise<void>
  /** Every webhook request with its answer; 0 for none. */
  readonly deliveries: {
    readonly updateId: number
    readonly status: number
    readonly atMs: number
    readonly tookMs: number
  }[]
  close(): void
}

const longestRetryMs = 1_000

export function createUpdateQueue(firstUpdateId: number): UpdateQueue {
  const known = new Map<number, { update: Update; chatId: number }>()
  const waiting: { update: Update; chatId: number }[] = []
  const busyChats = new Set<number>()
  const deliveries: UpdateQueue['deliveries'] = []
  const idle: (() => void)[] = []
  let poll: { wake: () => void; terminate: (error: ApiError) => void } | null = null
  let nextId = firstUpdateId
  let allowed: readonly string[] | undefined
  let webhook: WebhookInfo | null = null
  let underWay = 0
  const closing = new AbortController()

  const settle = () => {
    if (waiting.length === 0 && underWay === 0) for (const done of idle.splice(0)) done()
  }

  /** As the real server does: one request at a time for a chat, chats side by side. */
  const pump = () => {
    if (!webhook) return poll?.wake()
    for (let at = 0; at < waiting.length && underWay < webhook.maxConnections; ) {
      const next = waiting[at] as { update: Update; chatId: number }
      if (busyChats.has(next.chatId)) {
        at++
        continue
      }
      waiting.splice(at, 1)
      busyChats.add(next.chatId)
      underWay++
      void deliver(next)
    }
  }

  const deliver = async (item: { update: Update; chatId: number }) => {
    for (let attempt = 0; webhook && !closing.signal.aborted; attempt++) {
      const status = await post(webhook, item.update)
      if (status >= 200 && status < 300) {
        busyChats.delete(item.chatId)
        underWay--
        pump()
        return settle()
      }
      await pause(Math.min(longestRetryMs, 50 * 2 ** attempt), undefined, { signal: closing.signal }).catch(
        () => undefined,
      )
    }
    busyChats.delete(item.chatId)
    underWay--
    waiting.unshift(item)
    poll?.wake()
  }

  const post = async ({ url, secret }: WebhookInfo, update: Update): Promise<number> => {
    const startedMs = performance.now()
    const status = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(secret && { 'x-telegram-bot-api-secret-token': secret }) },
      body: JSON.stringify(update),
      signal: AbortSignal.any([closing.signal, AbortSignal.timeout(30_000)]),
    }).then(
      async (response) => {
        await response.body?.cancel()
        return response.status
      },
      () => 0,
    )
    deliveries.push({ updateId: update.update_id, status, atMs: Date.now(), tookMs: performance.now() - startedMs })
    return status
  }

  return {
    push(kind, payload, chatId) {
      const update: Update = { update_id: nextId++, [kind]: payload }
      if (!allowed || allowed.length === 0 || allowed.includes(kind)) {
        known.set(update.update_id, { update, chatId })
        waiting.push({ update, chatId })
        pump()
      }
      return update
    },
    redeliver(updateId) {
      const item = known.get(updateId)
      if (!item) throw new Error(`no update ${updateId}`)
      waiting.push(item)
      pump()
    },
    async getUpdates({ offset, limit, timeoutMs }, signal) {
      if (webhook) {
        throw new ApiError(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
      }
      poll?.terminate(
        new ApiError(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      )
      if (offset > 0) {
        for (let at = waiting.length - 1; at >= 0; at--) {
          if ((waiting[at]?.update.update_id ?? 0) < offset) waiting.splice(at, 1)
        }
        settle()
      }
      if (waiting.length === 0 && timeoutMs > 0) {
        await new Promise<void>((resolve, reject) => {
          const mine = { wake: () => end(resolve), terminate: (error: ApiError) => end(() => reject(error)) }
          const onAbort = () => end(resolve)
          const timer = setTimeout(onAbort, timeoutMs)
          const end = (finish: () => void) => {
            clearTimeout(timer)
            signal.removeEventListener('abort', onAbort)
            if (poll === mine) poll = null
            finish()
          }
          poll = mine
          signal.addEventListener('abort', onAbort)
        })
      }
      return waiting.slice(0, Math.min(limit, 100)).map((item) => item.update)
    },
    setWebhook(next, kinds, dropsPending) {
      if (next && !/^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(next.url)) {
        throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
      }
      if (next?.secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(next.secret)) {
        throw badRequest('secret token contains unallowed characters')
      }
      if (next && (next.maxConnections < 1 || next.maxConnections > 100)) {
        throw badRequest('max_connections must be between 1 and 100')
      }
      if (kinds) allowed = kinds
      if (dropsPending) waiting.length = 0
      webhook = next
      poll?.terminate(new ApiError(409, 'Conflict: terminated by setWebhook request'))
      pump()
      settle()
    },
    get webhook() {
      return webhook
    },
    get pending() {
      return waiting.length + underWay
    },
    drained: () =>
      new Promise((resolve) => {
        idle.push(resolve)
        settle()
      }),
    deliveries,
    close() {
      closing.abort()
      poll?.wake()
    },
  }
}
