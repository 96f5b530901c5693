/** Job and worker options of every bell: a job is worth nothing once it has rung. */
import type { DefaultJobOptions } from 'bullmq'

export const jobOptions: DefaultJobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 }

export const workerOptions = {
  concurrency: 1,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
}
