/** Answers that somebody called wrong, on `answer_review`: the side of the conversation. */
import type { AnswerReviews } from '#ports/answer-reviews.ts'
import type { Clock } from '#ports/clock.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'

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

    openedSince: (conversationId, since) =>
      db.answerReview.count({ where: { conversationId, createdAt: { gte: fromInstant(since) } } }),
  }

  async function append(id: number, before: string, text: string): Promise<void> {
    const comment = before === '' ? text : `${before}\n${text}`
    await db.answerReview.update({ where: { id }, data: { comment: comment.slice(0, commentLimit) } })
  }
}

/** Longer than anybody reads; the rest is in the conversation. */
const commentLimit = 4000
