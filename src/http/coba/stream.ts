/** A chat's messages as server-sent events; an event's id is the cursor from which a new connection goes on. */
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Address } from '#core/message.ts'
import { within } from '#core/within.ts'
import type { ChatFeed } from '#ports/chat-feed.ts'
import type { Log } from '#ports/log.ts'

/** Proxies close a silent connection after 30 to 60 s; a missed announcement is made good at this beat too. */
const heartbeatMs = 20_000

/** Rejects when the first read fails, so that the caller can still answer with a status. */
export async function streamChat(
  c: Context,
  needs: { feed: ChatFeed; log: Pick<Log, 'warn'> },
  address: Address,
  after: string,
): Promise<Response> {
  let woken = Promise.withResolvers<void>()
  const unsubscribe = needs.feed.subscribe(address, () => woken.resolve())
  let cursor = after
  let fresh: Awaited<ReturnType<ChatFeed['since']>>
  try {
    fresh = await needs.feed.since(address, cursor)
  } catch (error) {
    unsubscribe()
    throw error
  }
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    stream.onAbort(() => woken.resolve())
    try {
      await stream.write('retry: 2000\n\n')
      while (!stream.aborted) {
        for (const step of fresh) {
          await stream.writeSSE({ id: step.cursor, data: JSON.stringify(step.message) })
          cursor = step.cursor
        }
        await within(heartbeatMs, woken.promise)
        if (stream.aborted) break
        // Before the read: what is announced while it runs wakes the next round.
        woken = Promise.withResolvers<void>()
        fresh = await needs.feed.since(address, cursor)
        if (fresh.length === 0) await stream.write(': still here\n\n')
      }
    } catch (error) {
      // The window connects again with its last cursor, and is told then how things stand.
      needs.log.warn({ err: error }, 'a chat stream broke off')
    } finally {
      unsubscribe()
    }
  })
}
