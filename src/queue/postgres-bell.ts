/** The bell on BullMQ's PostgreSQL backend: no server besides the database. */
import { createPostgresBackend, Queue, Worker } from 'bullmq'
import type { Bell } from '#ports/bell.ts'
import type { Log } from '#ports/log.ts'
import { createBullBell } from './bull-bell.ts'
import { jobOptions, workerOptions } from './options.ts'

/** Makes BullMQ's own schema in the database at the first use. */
export function createPostgresBell({ connectionString, log }: { connectionString: string; log: Log }): Bell {
  // Two connections each: a queue puts one job at a time, a worker takes one.
  const connection = { connectionString, migrate: true, max: 2, connectionTimeoutMillis: 3_000 }
  return createBullBell({
    openQueue: (name) => new Queue(name, { connection, defaultJobOptions: jobOptions }, createPostgresBackend),
    openWorker: (name, work) => new Worker(name, work, { connection, ...workerOptions }, createPostgresBackend),
    log,
  })
}
