/** Sweeps every few seconds in each worker process, so a lost ring costs seconds and never a message. */
import type { Log } from '#ports/log.ts'

export function startSweepWorker(needs: { sweep: () => Promise<void>; log: Log; everyMs?: number }): {
  stop(): Promise<void>
} {
  const { sweep, log } = needs
  let underWay: Promise<void> | undefined
  const timer = setInterval(() => {
    underWay ??= sweep()
      .catch((error: unknown) => log.warn({ err: error }, 'the sweep could not look'))
      .finally(() => {
        underWay = undefined
      })
  }, needs.everyMs ?? 3_000)
  return {
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
