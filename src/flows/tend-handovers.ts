/** Closes answers that nobody came back to, and tells operators how many people wait for an officer. */
import type { Clock } from '#ports/clock.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { Transact } from '#ports/stores.ts'

/** Whoever writes later than this after an answer has another matter. */
const quietDays = 7

export function createTendHandovers(needs: {
  transact: Transact
  clock: Clock
  metrics: Metrics
}): () => Promise<void> {
  const { transact, clock, metrics } = needs
  return async () => {
    const { open, overdue } = await transact(async ({ handoverDesk }) => {
      await handoverDesk.closeAnswered(clock.now().subtract({ hours: quietDays * 24 }))
      return handoverDesk.count()
    })
    metrics.set('handovers_open', open)
    metrics.set('handovers_overdue', overdue)
  }
}
