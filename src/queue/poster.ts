/** Puts the jobs of one bell: while one is being put, all further rings become one more. */
import { within } from '#core/within.ts'
import type { Log } from '#ports/log.ts'

/** Longest that a ring waits for its job: the rows are committed, and the sweep rings again. */
const waitLimitMs = 1_000
/** Least time between two jobs that are only for other processes. */
const spacingMs = 250

export interface Poster {
  /** Resolves when a job was put after this call, or could not be, or time is up. */
  post(): Promise<void>
  /** At most one job every quarter of a second, the last one never left out. */
  postSoon(): void
  stop(): void
}

export function createPoster(needs: { add: () => Promise<unknown>; name: string; log: Log }): Poster {
  const { add, name, log } = needs
  let current: Promise<void> | undefined
  let next: Promise<void> | undefined
  let lastAtMs = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let isFailing = false
  let isStopped = false

  async function put(): Promise<void> {
    if (isStopped) return
    lastAtMs = performance.now()
    try {
      await add()
      if (isFailing) log.info({ queue: name }, 'the queue takes rings again')
      isFailing = false
    } catch (error) {
      // Said once an outage; the sweep stands in meanwhile.
      if (!isFailing && !isStopped) log.warn({ queue: name, err: error }, 'a ring could not be put on the queue')
      isFailing = true
    }
  }

  function start(): Promise<void> {
    const run = put().finally(() => {
      current = undefined
    })
    current = run
    return run
  }

  function post(): Promise<void> {
    if (!current) return within(waitLimitMs, start())
    next ??= current.then(() => {
      next = undefined
      return start()
    })
    return within(waitLimitMs, next)
  }

  return {
    post,
    postSoon() {
      if (timer || isStopped) return
      const inMs = lastAtMs + spacingMs - performance.now()
      if (inMs <= 0) {
        void post()
        return
      }
      timer = setTimeout(() => {
        timer = undefined
        void post()
      }, inMs)
      timer.unref()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
