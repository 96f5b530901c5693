/** One connection that hears which chat has something new (LISTEN), whichever process made it. */
import { Client } from 'pg'
import type { Address } from '#core/message.ts'
import type { Log } from '#ports/log.ts'

export interface ChatListener {
  /** Calls `wake` when the address was announced, and when announcements may have been missed. */
  subscribe(address: Address, wake: () => void): () => void
  close(): Promise<void>
}

const reconnectMs = 1000

/** Connects when somebody first subscribes; after a break it connects again and wakes everybody. */
export function createChatListener(needs: { url: string; log: Pick<Log, 'warn'> }): ChatListener {
  const wakers = new Map<string, Set<() => void>>()
  let client: Client | null = null
  let retry: NodeJS.Timeout | undefined
  let isClosed = false

  async function connect(): Promise<void> {
    const fresh = new Client({ connectionString: needs.url, application_name: 'semar chat feed' })
    client = fresh
    fresh.on('notification', ({ payload }) => {
      for (const wake of wakers.get(payload ?? '') ?? []) wake()
    })
    fresh.on('error', (error) => lose(fresh, error))
    fresh.on('end', () => lose(fresh, null))
    try {
      await fresh.connect()
      await fresh.query('LISTEN chat_feed')
      for (const set of [...wakers.values()]) for (const wake of [...set]) wake()
    } catch (error) {
      lose(fresh, error)
    }
  }

  function lose(lost: Client, error: unknown): void {
    if (client !== lost) return
    client = null
    lost.end().catch(() => undefined)
    if (isClosed) return
    needs.log.warn({ err: error }, 'chat feed lost its connection')
    retry = setTimeout(() => {
      retry = undefined
      void connect()
    }, reconnectMs)
    retry.unref()
  }

  return {
    subscribe(address, wake) {
      const key = `${address.channel} ${address.account} ${address.address}`
      const set = wakers.get(key) ?? new Set()
      wakers.set(key, set.add(wake))
      if (client === null && retry === undefined && !isClosed) void connect()
      return () => {
        set.delete(wake)
        if (set.size === 0 && wakers.get(key) === set) wakers.delete(key)
      }
    },
    async close() {
      isClosed = true
      clearTimeout(retry)
      const last = client
      client = null
      await last?.end()
      for (const set of [...wakers.values()]) for (const wake of [...set]) wake()
    },
  }
}
