/** The bell on BullMQ's PostgreSQL backend: no server besides the database. */
import { setTimeout as delay } from 'node:timers/promises'
import { createPostgresBackend, Queue, Worker } from 'bullmq'
import type { Bell } from '#ports/bell.ts'
import type { Log } from '#ports/log.ts'
import { createBullBell } from './bull-bell.ts'
import { jobOptions, workerOptions } from './options.ts'
import { createReopening } from './reopening.ts'

const retryMs = 1_000

/** Makes BullMQ's own schema in the database at the first use. */
export function createPostgresBell({ connectionString, log }: { connectionString: string; log: Log }): Bell {
  // Two connections each: a queue puts one job at a time, a worker takes one.
  const connection = { connectionString, migrate: true, max: 2, connectionTimeoutMillis: 3_000 }
  return createBullBell({
    openQueue(name) {
      const queue = createReopening(
        () => new Queue(name, { connection, defaultJobOptions: jobOptions }, createPostgresBackend),
      )
      return {
        on: (_event, listener) => queue.onError(listener),
        add: async (job, data) => (await queue.ready()).add(job, data),
        upsertJobScheduler: async (id, times, job) => (await queue.ready()).upsertJobScheduler(id, times, job),
        close: queue.close,
      }
    },
    openWorker(name, work) {
      const options = { connection, ...workerOptions, autorun: false }
      const worker = createReopening(() => new Worker(name, work, options, createPostgresBackend))
      const begin = async (): Promise<void> => {
        while (!worker.isClosed()) {
          try {
            const ready = await worker.ready()
            if (!worker.isClosed()) await ready.run()
            return
          } catch (error) {
            if (!worker.isClosed()) log.warn({ queue: name, err: error }, 'the queue cannot be listened to yet')
          }
          await delay(retryMs, undefined, { ref: false })
        }
      }
      // Listeners for errors come first.
      queueMicrotask(() => void begin())
      return { on: (_event, listener) => worker.onError(listener), close: worker.close }
    },
    log,
  })
}
