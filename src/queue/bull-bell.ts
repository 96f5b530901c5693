/** The bell on BullMQ, whichever backend holds its jobs: rings become few jobs, and wake this process directly. */
import { within } from '#core/within.ts'
import type { Bell, BellName } from '#ports/bell.ts'
import type { Log } from '#ports/log.ts'
import { createListeners } from './listeners.ts'
import { createPoster } from './poster.ts'

/** Longest that closing waits for a queue that is away. */
const closeLimitMs = 1_500
/** Opening a queue for the first time makes BullMQ's own schema. */
const timetableLimitMs = 10_000
/** Two processes that set it at one instant get in each other's way on PostgreSQL, and one of them is refused. */
const timetableTries = 4

/** What a bell uses of BullMQ's Queue and Worker, whose types differ by backend. */
interface Closable {
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}
interface RingQueue extends Closable {
  add(name: string, data: object): Promise<unknown>
  upsertJobScheduler(id: string, times: { pattern: string; tz: string }, job: { name: string }): Promise<unknown>
}

export function createBullBell(needs: {
  openQueue: (name: BellName) => RingQueue
  openWorker: (name: BellName, work: () => Promise<void>) => Closable
  log: Log
}): Bell {
  const { openQueue, openWorker, log } = needs
  const posters = new Map<BellName, ReturnType<typeof createPoster>>()
  const posts = new Map<BellName, ReturnType<typeof createListeners> & { worker: Closable }>()
  const queues = new Map<BellName, RingQueue>()
  let isClosed = false

  function queueOf(name: BellName): RingQueue {
    const known = queues.get(name)
    if (known) return known
    const queue = openQueue(name)
    queue.on('error', () => {})
    queues.set(name, queue)
    return queue
  }

  function posterOf(name: BellName): ReturnType<typeof createPoster> {
    const known = posters.get(name)
    if (known) return known
    const poster = createPoster({ add: () => queueOf(name).add('ring', {}), name, log })
    posters.set(name, poster)
    return poster
  }

  return {
    async ring(name) {
      if (isClosed) return
      const here = posts.get(name)
      here?.wake()
      // Who listens here is awake already; the job is for other processes, and a few of them a second are enough.
      if (here) posterOf(name).postSoon()
      else await posterOf(name).post()
    },

    async listen(name, work) {
      let post = posts.get(name)
      if (!post) {
        const listeners = createListeners({ name, log })
        const worker = openWorker(name, listeners.wakeAndWait)
        // Connections come and go; BullMQ reconnects by itself and says so through this event only.
        worker.on('error', (error) => log.warn({ queue: name, err: error }, 'the queue is not reachable'))
        post = { ...listeners, worker }
        posts.set(name, post)
      }
      const { add, size, worker } = post
      const remove = add(work)
      return async () => {
        const done = remove()
        if (size() === 0 && posts.get(name)?.worker === worker) {
          posts.delete(name)
          await closeWithin(worker)
        }
        await done
      }
    },

    async ringAt(name, pattern) {
      if (isClosed) return false
      const times = { pattern, tz: 'Asia/Jakarta' }
      const set = async (): Promise<boolean> => {
        for (let tries = timetableTries; tries > 0 && !isClosed; tries--) {
          try {
            await queueOf(name).upsertJobScheduler(name, times, { name: 'ring' })
            return true
          } catch {
            await new Promise((resolve) => setTimeout(resolve, 200 * Math.random()))
          }
        }
        return false
      }
      return (await within(timetableLimitMs, set())) === true
    },

    async close() {
      isClosed = true
      for (const poster of posters.values()) poster.stop()
      const open = [...posts.values()]
      posts.clear()
      await Promise.all(open.map(({ worker }) => closeWithin(worker)))
      await Promise.all(open.map(({ settled }) => settled()))
      await Promise.all([...queues.values()].map(closeWithin))
    },
  }
}

async function closeWithin(closable: Pick<Closable, 'close'>): Promise<void> {
  await within(
    closeLimitMs,
    closable.close().catch(() => {}),
  )
}
