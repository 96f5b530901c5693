/** Conversations that a person of HR looks into, on `handover`: the side of the conversation. */
import type { Clock } from '#ports/clock.ts'
import type { Handovers } from '#ports/handovers.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import { toHandover, withHandover } from './handover-row.ts'

export function createHandovers(needs: { db: Db; clock: Clock }): Handovers {
  const { db, clock } = needs
  const now = () => fromInstant(clock.now())
  const current = async (conversationId: bigint) => {
    const row = await db.handover.findFirst({
      where: { conversationId, state: { not: 'closed' } },
      include: withHandover,
    })
    return row && toHandover(row)
  }
  return {
    current,

    async open(conversationId, employeeId, { text, dueAt, ...draft }) {
      // The later of two waits here, and then sees what the earlier one wrote.
      await db.$queryRaw`SELECT id FROM conversation WHERE id = ${conversationId} FOR UPDATE`
      const known = await current(conversationId)
      if (known) return known
      const row = await db.handover.create({
        data: {
          ...draft,
          conversationId,
          employeeId,
          createdAt: now(),
          dueAt: fromInstant(dueAt),
          ...(text !== null && { messages: { create: { author: 'employee', text, at: now() } } }),
        },
        include: withHandover,
      })
      return toHandover(row)
    },

    async append(id, text, dueAt) {
      await db.$queryRaw`SELECT id FROM handover WHERE id = ${id} FOR UPDATE`
      const row = await db.handover.findUnique({ where: { id }, select: { state: true } })
      if (!row || row.state === 'closed') return false
      await db.handoverMessage.create({ data: { handoverId: id, author: 'employee', text, at: now() } })
      if (row.state === 'answered') {
        const data = { state: 'waiting', answeredAt: null, dueAt: fromInstant(dueAt) } as const
        await db.handover.update({ where: { id }, data })
      }
      return true
    },

    async close(id, by) {
      const { count } = await db.handover.updateMany({
        where: { id, state: { not: 'closed' } },
        data: { state: 'closed', closedAt: now(), closedBy: by },
      })
      return count > 0
    },

    openedSince: (conversationId, since) =>
      db.handover.count({ where: { conversationId, createdAt: { gte: fromInstant(since) } } }),
  }
}
