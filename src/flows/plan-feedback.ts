/** Plans whom to ask about which training: one row a participant and round, however often it runs. */
import { feedbackWindow } from '#core/training-feedback.ts'
import type { Clock } from '#ports/clock.ts'
import type { Rulebook } from '#ports/personnel.ts'
import type { Transact } from '#ports/stores.ts'

/** Gives how many questions are new. */
export type PlanFeedback = () => Promise<number>

export function createPlanFeedback(needs: { transact: Transact; rulebook: Rulebook; clock: Clock }): PlanFeedback {
  const { transact, rulebook, clock } = needs
  return async () => {
    const window = feedbackWindow(clock.today(), await rulebook.holidays())
    return transact(({ feedback }) => feedback.plan(window))
  }
}
