/** Questions that could not be answered, on `unanswered_question`, in groups of one meaning by the likeness of their words. */
import type { Clock } from '#ports/clock.ts'
import type { Questions } from '#ports/questions.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'

/**
 * From this likeness of trigrams on, two keys are one meaning. Measured in test/db/questions.db.test.ts: lower puts
 * different questions of one subject together, higher tears one question apart.
 */
const likeness = 0.5
/** Of one conversation in a day of WIB; more is no question any more. */
const dailyLimit = 20
/** Two at once would begin two groups of one meaning. */
const groupingLock = 7_305_001n

export function createQuestions(needs: { db: Db; clock: Clock }): Questions {
  const { db, clock } = needs
  return {
    async note(conversationId, employeeId, { text, key, reason }) {
      const at = fromInstant(clock.now())
      const dayStart = clock.today().toZonedDateTime('Asia/Jakarta').toInstant()
      const noted = await db.unansweredQuestion.count({ where: { conversationId, at: { gte: fromInstant(dayStart) } } })
      if (noted >= dailyLimit) return
      await db.$queryRaw`SELECT pg_advisory_xact_lock(${groupingLock})::text`
      const [like] = await db.$queryRaw<{ id: number }[]>`
        SELECT q.group_id AS id FROM unanswered_question q JOIN question_group g ON g.id = q.group_id
        WHERE q.key % ${key} AND similarity(q.key, ${key}) >= ${likeness} AND g.state <> 'answered'
        ORDER BY similarity(q.key, ${key}) DESC, q.id LIMIT 1`
      const groupId = like?.id ?? (await db.questionGroup.create({ data: { text, createdAt: at } })).id
      await db.unansweredQuestion.create({ data: { groupId, conversationId, employeeId, reason, text, key, at } })
    },
  }
}
