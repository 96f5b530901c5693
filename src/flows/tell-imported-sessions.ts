/** Tells participants of training sessions that an import called off or changed, once, whoever imported and whenever. */
import { isChanged } from '#core/answers/training-notices.ts'
import type { Clock } from '#ports/clock.ts'
import type { Log } from '#ports/log.ts'
import type { Stores, Transact } from '#ports/stores.ts'
import type { KeptBefore } from '#ports/trainings.ts'
import { concerned } from './change-session.ts'
import type { TrainingNotices } from './training-notices.ts'

/** Gives a function that looks once, and resolves with how many people are told. */
export function createTellImportedSessions(needs: {
  transact: Transact
  notices: TrainingNotices
  clock: Clock
  log: Log
}): () => Promise<number> {
  const { transact, notices, clock, log } = needs
  return () =>
    transact(async (stores) => {
      let told = 0
      let unreached = 0
      for (const before of await stores.importedSessions.takeChanged()) {
        const reached = await tell(stores, before)
        told += reached?.told ?? 0
        unreached += reached?.unreached.length ?? 0
      }
      if (told > 0 || unreached > 0)
        log.info({ told, unreached }, 'participants hear of sessions that an import changed')
      return told
    })

  async function tell(stores: Stores, before: KeptBefore) {
    const now = await stores.sessionDesk.lock(before.id)
    // Of what is over nobody needs to hear, nor of what they know as called off.
    if (!now || before.isCancelled || Temporal.PlainDate.compare(now.endsOn, clock.today()) < 0) return null
    const people = await concerned(stores, before.id)
    if (now.cancelledOn) return notices.calledOff(stores, now, people, null)
    return isChanged(before, now) ? notices.changed(stores, before, now, people) : null
  }
}
