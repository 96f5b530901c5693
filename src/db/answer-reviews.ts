/** Answers that somebody called wrong, on `answer_review`. */
import { failed, ok } from '#core/result.ts'
import type { AnswerReview, AnswerReviews } from '#ports/answer-reviews.ts'
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

export function createAnswerReviews(needs: { db: Db; clock: Clock }): AnswerReviews {
  const { db, clock } = needs
  return {
    async add(conversationId, employeeId, draft) {
      const known = await db.answerReview.findFirst({
        where: { conversationId, state: 'open', answer: draft.answer, question: draft.question },
        select: { id: true, comment: true },
      })
      if (known) {
        if (draft.comment !== '') await append(known.id, known.comment, draft.comment)
        return known.id
      }
      const data = { ...draft, conversationId, employeeId, createdAt: fromInstant(clock.now()) }
      return (await db.answerReview.create({ data })).id
    },

    async comment(id, text) {
      await db.$queryRaw`SELECT id FROM answer_review WHERE id = ${id} FOR UPDATE`
      const row = await db.answerReview.findUnique({ where: { id }, select: { state: true, comment: true } })
      if (row?.state !== 'open') return false
      await append(id, row.comment, text)
      return true
    },

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

  async function append(id: number, before: string, text: string): Promise<void> {
    const comment = before === '' ? text : `${before}\n${text}`
    await db.answerReview.update({ where: { id }, data: { comment: comment.slice(0, commentLimit) } })
  }
}

/** Longer than anybody reads; the rest is in the conversation. */
const commentLimit = 4000

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
