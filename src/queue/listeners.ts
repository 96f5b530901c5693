/** Who listens to one bell in this process: each runs once at a time, and once more for rings meanwhile. */
import type { Log } from '#ports/log.ts'

export interface Listeners {
  /** Gives a function that takes it away again and waits for its run under way. */
  add(work: () => Promise<void>): () => Promise<void>
  size(): number
  wake(): void
  /** Resolves when each has run since. */
  wakeAndWait(): Promise<void>
  /** Waits for runs under way. */
  settled(): Promise<void>
}

export function createListeners({ name, log }: { name: string; log: Log }): Listeners {
  const runners = new Set<() => Promise<void>>()
  const underWay = new Set<Promise<void>>()

  function createRunner(work: () => Promise<void>): () => Promise<void> {
    let current: Promise<void> | undefined
    let next: Promise<void> | undefined
    const start = (): Promise<void> => {
      const run = Promise.resolve()
        .then(work)
        .catch((error: unknown) => log.error({ queue: name, err: error }, 'work after a ring failed'))
        .finally(() => {
          current = undefined
          underWay.delete(run)
        })
      underWay.add(run)
      current = run
      return run
    }
    return () => {
      if (!current) return start()
      next ??= current.then(() => {
        next = undefined
        return start()
      })
      return next
    }
  }

  return {
    add(work) {
      const run = createRunner(work)
      runners.add(run)
      return async () => {
        runners.delete(run)
        await Promise.all(underWay)
      }
    },
    size: () => runners.size,
    wake() {
      for (const run of runners) void run()
    },
    async wakeAndWait() {
      await Promise.all([...runners].map((run) => run()))
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
