/** Consent to the privacy notice by address and version, on `consent`; withdrawn, never deleted. */
import type { Address } from '#core/message.ts'
import type { Consents } from '#ports/binding.ts'
import type { Clock } from '#ports/clock.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'

export function createConsents(needs: { db: Db; clock: Clock }): Consents {
  const { db, clock } = needs
  const live = ({ channel, account, address }: Address) => ({ channel, account, address, withdrawnAt: null })
  const withdraw = async (address: Address): Promise<void> => {
    await db.consent.updateMany({ where: live(address), data: { withdrawnAt: fromInstant(clock.now()) } })
  }
  return {
    async current(address) {
      const row = await db.consent.findFirst({
        where: live(address),
        orderBy: { id: 'desc' },
        select: { noticeVersion: true },
      })
      return row?.noticeVersion ?? null
    },
    async give(address, noticeVersion) {
      await withdraw(address)
      const { channel, account, address: theirs } = address
      const givenAt = fromInstant(clock.now())
      await db.consent.create({ data: { channel, account, address: theirs, noticeVersion, givenAt } })
    },
    withdraw,
  }
}
