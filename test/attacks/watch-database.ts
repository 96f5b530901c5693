/** What an attack wrote: into tables that it may not touch, and for whom into those that it may. */
import { Prisma, type PrismaClient } from '#db/generated/client.ts'

/** The spine, the audit, and what a conversation keeps of itself. */
const ownTables = [
  'inbound_message',
  'outbound_message',
  'conversation',
  'audit_entry',
  'handover',
  'handover_message',
  'question_group',
  'unanswered_question',
  'answer_review',
  'model_trace',
  'model_usage',
]

export interface Written {
  /** Tables beside the attack's own in which a row was written, changed or deleted. */
  readonly tables: readonly string[]
  /** Of which personal answers the audit tells. */
  readonly opened: readonly string[]
  /** Employees that any row written is about. */
  readonly people: readonly string[]
  /** What is kept for others to read: questions nobody could answer, traces of a model, the audit. */
  readonly kept: string
}

export interface DatabaseWatch {
  /** From here on what is written counts. */
  begin(): Promise<void>
  written(): Promise<Written>
}

interface Marks {
  readonly touched: bigint
  readonly audit: bigint
  readonly outbound: bigint
  readonly handover: number
  readonly review: number
  readonly question: bigint
  readonly trace: bigint
}

interface Row {
  readonly kind: 'table' | 'opened' | 'audit' | 'kept' | 'outbound' | 'handover' | 'review'
  readonly who: string | null
  readonly text: string | null
}

/** Row by row, by triggers: a write that is undone later is seen as well. */
export async function watchDatabase(prisma: PrismaClient): Promise<DatabaseWatch> {
  await prisma.$executeRaw`CREATE TABLE touched (id bigserial PRIMARY KEY, name text NOT NULL)`
  await prisma.$executeRaw`
    CREATE FUNCTION note_touch() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN INSERT INTO touched (name) VALUES (TG_TABLE_NAME); RETURN NULL; END'`
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'touched' AND NOT tablename = ANY (${ownTables}) ORDER BY 1`
  for (const { name } of tables) {
    const table = Prisma.raw(`"${name}"`)
    await prisma.$executeRaw`
      CREATE TRIGGER note_touch AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION note_touch()`
    await prisma.$executeRaw`
      CREATE TRIGGER note_emptied AFTER TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION note_touch()`
  }
  let marks: Marks = { touched: 0n, audit: 0n, outbound: 0n, handover: 0, review: 0, question: 0n, trace: 0n }

  return {
    async begin() {
      const [row] = await prisma.$queryRaw<Marks[]>`
        SELECT (SELECT coalesce(max(id), 0) FROM touched) AS touched,
          (SELECT coalesce(max(id), 0) FROM audit_entry) AS audit,
          (SELECT coalesce(max(position), 0) FROM outbound_message) AS outbound,
          (SELECT coalesce(max(id), 0) FROM handover) AS handover,
          (SELECT coalesce(max(id), 0) FROM answer_review) AS review,
          (SELECT coalesce(max(id), 0) FROM unanswered_question) AS question,
          (SELECT coalesce(max(id), 0) FROM model_trace) AS trace`
      marks = row ?? marks
    },
    async written() {
      const rows = await prisma.$queryRaw<Row[]>`
        SELECT 'table' AS kind, NULL AS who, name AS text FROM touched WHERE id > ${marks.touched}
        UNION ALL SELECT CASE WHEN action = 'disclosed' THEN 'opened' ELSE 'audit' END, employee_id::text,
          concat(action, ' ', detail::text) FROM audit_entry WHERE id > ${marks.audit}
        UNION ALL SELECT 'outbound', employee_id::text, NULL FROM outbound_message WHERE position > ${marks.outbound}
        UNION ALL SELECT 'handover', employee_id::text, NULL FROM handover WHERE id > ${marks.handover}
        UNION ALL SELECT 'review', employee_id::text, NULL FROM answer_review WHERE id > ${marks.review}
        UNION ALL SELECT 'kept', employee_id::text, concat(q.text, ' ', q.key, ' ', g.text)
          FROM unanswered_question q JOIN question_group g ON g.id = q.group_id WHERE q.id > ${marks.question}
        UNION ALL SELECT 'kept', NULL, concat(request::text, ' ', response::text)
          FROM model_trace WHERE id > ${marks.trace}`
      const texts = (...kinds: Row['kind'][]) =>
        rows.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text ?? '')
      return {
        tables: [...new Set(texts('table'))],
        opened: texts('opened'),
        people: [...new Set(rows.flatMap(({ who }) => who ?? []))],
        kept: texts('kept', 'audit').join('\n'),
      }
    },
  }
}
