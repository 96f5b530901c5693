/** HR's side of the questions that could not be answered: groups of one meaning, and who asked. */
import { failed, ok } from '#core/result.ts'
import type { Clock } from '#ports/clock.ts'
import type { Asker, QuestionDesk, QuestionGroup } from '#ports/questions.ts'
import { fromInstant, toDate, toInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import type { Prisma } from './generated/client.ts'

const shownExamples = 10

interface Row {
  readonly id: number
  readonly text: string
  readonly state: QuestionGroup['state']
  readonly count: number
  readonly lastAt: Date
  readonly article: QuestionGroup['article']
}

export function createQuestionDesk(needs: { db: Db; clock: Clock }): QuestionDesk {
  const { db, clock } = needs
  return {
    async open(limit) {
      const rows = await db.$queryRaw<Row[]>`
        SELECT g.id, g.text, g.state::text AS state, count(q.id)::int AS count, max(q.at) AS "lastAt", NULL AS article
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
        slug === null
          ? null
          : await db.article.findFirst({ where: { slug, ...inForce(clock.today()) }, select: { id: true } })
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
      SELECT g.id, g.text, g.state::text AS state, count(q.id)::int AS count, max(q.at) AS "lastAt",
        (SELECT json_build_object('slug', a.slug, 'title', a.title) FROM article a WHERE a.id = g.article_id) AS article
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

/** An article that answers today. */
const inForce = (today: Temporal.PlainDate): Prisma.ArticleWhereInput => ({
  state: 'published',
  validFrom: { lte: toDate(today) },
  OR: [{ validUntil: null }, { validUntil: { gte: toDate(today) } }],
})

const toGroup = ({ lastAt, ...row }: Row, examples: readonly string[]): QuestionGroup => ({
  ...row,
  lastAt: toInstant(lastAt),
  examples,
})
