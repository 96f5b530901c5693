/** Tells operators how many people wait for an officer, and for how many of them the promised time is over. */
import type { Metrics } from '#ports/metrics.ts'
import type { Transact } from '#ports/stores.ts'

export function createCountHandovers(needs: { transact: Transact; metrics: Metrics }): () => Promise<void> {
  const { transact, metrics } = needs
  return async () => {
    const { open, overdue } = await transact((stores) => stores.handoverDesk.count())
    metrics.set('handovers_open', open)
    metrics.set('handovers_overdue', overdue)
  }
}
