/** Bonds between chat addresses and employees, on `channel_bond`; the live one has no end. */
import type { Address } from '#core/message.ts'
import type { Bond, Bonds } from '#ports/binding.ts'
import type { Clock } from '#ports/clock.ts'
import { fromInstant, toDate, toInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import type { ChannelBond } from './generated/client.ts'

export function createBonds(needs: { db: Db; clock: Clock }): Bonds {
  const { db, clock } = needs
  const end = async (address: Address, reason: string): Promise<boolean> => {
    const { count } = await db.channelBond.updateMany({
      where: { ...place(address), endedAt: null },
      data: { endedAt: fromInstant(clock.now()), endReason: reason },
    })
    return count > 0
  }
  return {
    async find(address) {
      const row = await db.channelBond.findFirst({
        where: {
          ...place(address),
          endedAt: null,
          employee: { OR: [{ leftOn: null }, { leftOn: { gt: toDate(clock.today()) } }] },
        },
      })
      return row && toBond(row)
    },
    async bind(address, employeeId, method, platformUserId) {
      await end(address, 'replaced')
      const data = { ...place(address), employeeId, method, platformUserId, boundAt: fromInstant(clock.now()) }
      return toBond(await db.channelBond.create({ data }))
    },
    async ofEmployee(employeeId) {
      const rows = await db.channelBond.findMany({ where: { employeeId, endedAt: null }, orderBy: { boundAt: 'asc' } })
      return rows.map(place)
    },
    async lastActive(employeeId) {
      const rows = await db.$queryRaw<Address[]>`
        SELECT b.channel::text AS channel, b.account, b.address
        FROM channel_bond b
        LEFT JOIN conversation c USING (channel, account, address)
        LEFT JOIN channel_address a USING (channel, account, address)
        WHERE b.employee_id = ${employeeId}::uuid AND b.ended_at IS NULL AND COALESCE(a.state, 'open') = 'open'
        ORDER BY GREATEST(c.last_inbound_at, b.bound_at) DESC, b.id
        LIMIT 1`
      return rows[0] ?? null
    },
    end,
  }
}

function place({ channel, account, address }: Address): Address {
  return { channel, account, address }
}

function toBond(row: ChannelBond): Bond {
  const { id, employeeId, method, platformUserId } = row
  return { id, employeeId, method, platformUserId, boundAt: toInstant(row.boundAt) }
}
