/** Questions that could not be answered, on `unanswered_question`, in groups of one meaning by the likeness of their words. */
import { failed, ok } from '#core/result.ts'
import type { Clock } from '#ports/clock.ts'
import type { Asker, QuestionGroup, Questions } from '#ports/questions.ts'
import { fromInstant, toInstant } from './calendar-date.ts'
import type { Db } from './client.ts'

/**
 * From this likeness of trigrams on, two keys are one meaning. Measured in test/db/questions.db.test.ts: lower puts
 * different questions of one subject together, higher tears one question apart.
 */
const likeness = 0.5
/** Of one conversation in a day of WIB; more is no question any more. */
const dailyLimit = 20
const shownExamples = 10
/** Two at once would begin two groups of one meaning. */
const groupingLock = 7_305_001n

interface Row {
  readonly id: number
  readonly text: string
  readonly state: QuestionGroup['state']
  readonly count: number
  readonly lastAt: Date
}

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

    async open(limit) {
      const rows = await db.$queryRaw<Row[]>`
        SELECT g.id, g.text, g.state::text AS state, count(q.id)::int AS count, max(q.at) AS "lastAt"
        FROM question_group g JOIN unanswered_question q ON q.group_id = g.id
        WHERE g.state = 'open' GROUP BY g.id ORDER BY count(q.id) DESC, max(q.at) DESC LIMIT ${limit}`
      return rows.map((row) => toGroup(row, []))
    },

    find,

    async settle(id, slug, by) {
      await db.$queryRaw`SELECT id FROM question_group WHERE id = ${id} FOR UPDATE`
      const row = await db.questionGroup.findUnique({ where: { id }, select: { state: true } })
      if (!row) return failed('unknown')
      // What was not to be answered may be answered after all.
      if (row.state === 'answered' || (row.state === 'ignored' && slug === null)) return failed('decided')
      const article =
        slug === null ? null : await db.article.findFirst({ where: { slug, state: 'published' }, select: { id: true } })
      if (slug !== null && !article) return failed('no_article')
      await db.questionGroup.update({
        where: { id },
        data: {
          state: article ? 'answered' : 'ignored',
          articleId: article?.id ?? null,
          decidedBy: by,
          decidedAt: fromInstant(clock.now()),
        },
      })
      const settled = await find(id)
      return settled ? ok(settled) : failed('unknown')
    },

    takeUntold: (id) => db.$queryRaw<Asker[]>`
      WITH taken AS (
        UPDATE unanswered_question SET told_at = ${fromInstant(clock.now())}
        WHERE group_id = ${id} AND told_at IS NULL
        RETURNING conversation_id, employee_id, id
      ), asker AS (
        SELECT DISTINCT ON (conversation_id) conversation_id, employee_id FROM taken ORDER BY conversation_id, id DESC
      )
      SELECT json_build_object('channel', c.channel, 'account', c.account, 'address', c.address) AS address,
        asker.employee_id AS "employeeId"
      FROM asker JOIN conversation c ON c.id = asker.conversation_id
      LEFT JOIN channel_address a USING (channel, account, address)
      WHERE COALESCE(a.state, 'open') = 'open'
        -- Who took back what they had agreed to is not written to, unless they have agreed again.
        AND (NOT EXISTS (SELECT 1 FROM consent n WHERE n.channel = c.channel AND n.account = c.account
            AND n.address = c.address AND n.withdrawn_at IS NOT NULL)
          OR EXISTS (SELECT 1 FROM consent n WHERE n.channel = c.channel AND n.account = c.account
            AND n.address = c.address AND n.withdrawn_at IS NULL))
      ORDER BY asker.conversation_id`,
  }

  async function find(id: number): Promise<QuestionGroup | null> {
    const [row] = await db.$queryRaw<Row[]>`
      SELECT g.id, g.text, g.state::text AS state, count(q.id)::int AS count, max(q.at) AS "lastAt"
      FROM question_group g JOIN unanswered_question q ON q.group_id = g.id WHERE g.id = ${id} GROUP BY g.id`
    if (!row) return null
    const examples = await db.$queryRaw<{ text: string }[]>`
      SELECT text FROM unanswered_question WHERE group_id = ${id} GROUP BY text ORDER BY max(id) DESC
      LIMIT ${shownExamples}`
    return toGroup(
      row,
      examples.map(({ text }) => text).filter((text) => text !== row.text),
    )
  }
}

const toGroup = ({ lastAt, ...row }: Row, examples: readonly string[]): QuestionGroup => ({
  ...row,
  lastAt: toInstant(lastAt),
  examples,
})
