/** HR's side of the answers that somebody called wrong. */
import { failed, ok } from '#core/result.ts'
import type { AnswerReview, ReviewDesk } from '#ports/answer-reviews.ts'
import type { Clock } from '#ports/clock.ts'
import { fromInstant, toInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import type { Prisma } from './generated/client.ts'
import { displayName } from './personnel-row.ts'

const whose = {
  conversation: { select: { channel: true, account: true, address: true } },
  employee: true,
} satisfies Prisma.AnswerReviewInclude
type Row = Prisma.AnswerReviewGetPayload<{ include: typeof whose }>

export function createReviewDesk(needs: { db: Db; clock: Clock }): ReviewDesk {
  const { db, clock } = needs
  return {
    async open(limit) {
      const rows = await db.answerReview.findMany({
        where: { state: 'open' },
        orderBy: { id: 'asc' },
        take: limit,
        include: whose,
      })
      return rows.map(toReview)
    },

    async find(id) {
      const row = await db.answerReview.findUnique({ where: { id }, include: whose })
      return row && toReview(row)
    },

    async decide(id, { state, finding, by }) {
      await db.$queryRaw`SELECT id FROM answer_review WHERE id = ${id} FOR UPDATE`
      const row = await db.answerReview.findUnique({ where: { id }, select: { state: true } })
      if (!row) return failed('unknown')
      if (row.state !== 'open') return failed('decided')
      const data = { state, finding, decidedBy: by, decidedAt: fromInstant(clock.now()) }
      return ok(toReview(await db.answerReview.update({ where: { id }, data, include: whose })))
    },
  }
}

function toReview(row: Row): AnswerReview {
  const { id, state, conversation, conversationId, employeeId, employee, question, answer, comment } = row
  return {
    id,
    state,
    address: conversation,
    conversationId,
    employeeId,
    employeeName: employee && displayName(employee),
    question,
    answer,
    comment,
    createdAt: toInstant(row.createdAt),
  }
}
