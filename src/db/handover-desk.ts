/** Conversations that a person of HR looks into, on `handover`: the side of HR. */
import { failed, ok } from '#core/result.ts'
import type { Clock } from '#ports/clock.ts'
import type { HandoverDesk } from '#ports/handovers.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import { toHandover, withHandover } from './handover-row.ts'

export function createHandoverDesk(needs: { db: Db; clock: Clock }): HandoverDesk {
  const { db, clock } = needs
  return {
    async open(unit, limit) {
      const rows = await db.handover.findMany({
        where: { state: { not: 'closed' }, ...(unit !== null && { unit }) },
        // Those that were answered wait for the person, not for HR.
        orderBy: [{ answeredAt: { sort: 'asc', nulls: 'first' } }, { dueAt: 'asc' }, { id: 'asc' }],
        take: limit,
        include: withHandover,
      })
      return rows.map(toHandover)
    },

    async find(id) {
      const row = await db.handover.findUnique({ where: { id }, include: withHandover })
      return row && toHandover(row)
    },

    async move(id, to) {
      await db.$queryRaw`SELECT id FROM handover WHERE id = ${id} FOR UPDATE`
      const row = await db.handover.findUnique({ where: { id }, select: { state: true } })
      if (!row) return failed('unknown')
      if (row.state === 'closed') return failed('closed')
      const now = fromInstant(clock.now())
      const { by } = to
      const data = {
        taken: { state: 'taken', takenBy: by, takenAt: now },
        answered: { state: 'answered', answeredAt: now },
        closed: { state: 'closed', closedAt: now, closedBy: by },
      } as const
      if (to.state === 'answered') {
        await db.handoverMessage.create({ data: { handoverId: id, author: 'officer', by, text: to.text, at: now } })
      }
      return ok(toHandover(await db.handover.update({ where: { id }, data: data[to.state], include: withHandover })))
    },

    async closeAnswered(before) {
      const { count } = await db.handover.updateMany({
        where: { state: 'answered', answeredAt: { lt: fromInstant(before) } },
        data: { state: 'closed', closedAt: fromInstant(clock.now()), closedBy: 'sistem' },
      })
      return count
    },

    async count() {
      const isUnanswered = { state: { in: ['waiting', 'taken'] as ('waiting' | 'taken')[] } }
      const open = await db.handover.count({ where: isUnanswered })
      const overdue = await db.handover.count({ where: { ...isUnanswered, dueAt: { lt: fromInstant(clock.now()) } } })
      return { open, overdue }
    },
  }
}
