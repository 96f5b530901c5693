/**
 * Gives free seats to those who wait where nobody's cancelling did: after an import gave a session more seats or took
 * people out of service, and tells them.
 */
import type { Clock } from '#ports/clock.ts'
import type { Log } from '#ports/log.ts'
import type { Transact } from '#ports/stores.ts'
import type { TrainingNotices } from './training-notices.ts'

/** Gives a function that looks once, and resolves with how many got a seat. */
export function createFillSeats(needs: {
  transact: Transact
  notices: TrainingNotices
  clock: Clock
  log: Log
}): () => Promise<number> {
  const { transact, notices, clock, log } = needs
  return async () => {
    const sessions = await transact(({ seats }) => seats.unfilled(clock.today()))
    let filled = 0
    for (const session of sessions) filled += await fill(session)
    if (filled > 0) log.info({ sessions: sessions.length, filled }, 'free seats went to those who waited')
    return filled
  }

  function fill(session: number): Promise<number> {
    return transact(async (stores) => {
      const { promoted } = await stores.seats.fill(session, clock.today())
      await notices.seats(stores, promoted, () => stores.sessionDesk.lock(session))
      return promoted.length
    })
  }
}
