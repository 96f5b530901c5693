/** The bell on BullMQ's Redis backend, for several machines. */
import { Queue, Worker } from 'bullmq'
import type { Bell } from '#ports/bell.ts'
import type { Log } from '#ports/log.ts'
import { createBullBell } from './bull-bell.ts'
import { jobOptions, workerOptions } from './options.ts'

export function createRedisBell({ url, log }: { url: string; log: Log }): Bell {
  const prefix = 'semar'
  // A ring to a Redis that is away fails at once instead of piling up; a worker waits for ever, as BullMQ asks.
  const forQueue = { url, maxRetriesPerRequest: 1, enableOfflineQueue: false }
  const forWorker = { url, maxRetriesPerRequest: null }
  return createBullBell({
    openQueue: (name) => new Queue(name, { connection: forQueue, prefix, defaultJobOptions: jobOptions }),
    openWorker: (name, work) => new Worker(name, work, { connection: forWorker, prefix, ...workerOptions }),
    log,
  })
}
