/** Counts the difference that an import would make, and shows examples of it. */
import type { ChangeExample, ImportReport, KindReport } from '#core/import/import-report.ts'
import { type RecordKindName, recordKindNames } from '#core/import/record-kind.ts'
import { recordKinds } from '#core/import/record-kinds.ts'
import type { IssueCode } from '#core/import/staged-row.ts'
import { maskNip } from '#core/personnel/nip.ts'
import type { ImportConnection } from './import-connection.ts'
import { type Examination, examinedCodesSql } from './import-examination.ts'
import { type Fact, facts } from './import-facts.ts'
import { employeeColumns } from './import-people-rows.ts'
import { sessionColumns } from './import-training-rows.ts'
import { unitColumns } from './import-unit-rows.ts'

/** Where a kind's difference stands, and how its changed rows find today's. */
interface Compared {
  readonly kind: RecordKindName
  readonly table: string
  readonly columns: readonly string[]
  readonly today: string
  readonly sameRow: string
  readonly gone: string | null
}

export async function countDifference(exam: Examination): Promise<ImportReport> {
  const { db, batch, asOf } = exam
  const kinds: KindReport[] = []
  const reading = await db.query<{ kind: RecordKindName; read: number }>(
    'SELECT kind, sum(read)::int AS read FROM staging.reading GROUP BY 1',
  )
  const readOf = new Map(reading.map(({ kind, read }) => [kind, read]))
  for (const kind of recordKindNames) {
    const read = readOf.get(kind) ?? 0
    const staged = exam.counts.get(kind) ?? 0
    if (read === 0 && staged === 0) continue
    kinds.push({ kind, read, ...(await countKind(exam, kind)) })
  }
  const issues = await db.query<{ code: IssueCode; count: number }>(
    `SELECT code, count(*)::int AS count FROM import_issue WHERE batch_id = $1 AND released_at IS NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
    [batch.id],
  )
  const [leaving] =
    (exam.counts.get('employee') ?? 0) > 0
      ? await db.query<{ count: number }>(`
        SELECT ((SELECT count(*) FROM staging.g_employee) + (SELECT count(*) FROM staging.d_employee
          WHERE change = 'changed' AND left_on <= ${asOf} AND (was_left_on IS NULL OR was_left_on > ${asOf})))::int AS count`)
      : []
  return { kinds, issues, leaving: leaving?.count ?? 0, replacesSample: exam.replacesSample }
}

async function countKind(exam: Examination, kind: RecordKindName): Promise<Omit<KindReport, 'kind' | 'read'>> {
  const { db, batch, counts } = exam
  const [unread] = await db.query<{ count: number }>(
    `SELECT count(DISTINCT (sheet, line))::int AS count FROM import_issue
     WHERE batch_id = $1 AND kind = $2 AND severity = 'rejected' AND line IS NOT NULL AND NOT code = ANY (${examinedCodesSql})`,
    [batch.id, kind],
  )
  const none = { added: 0, changed: 0, same: 0, gone: 0, held: 0, rejected: unread?.count ?? 0, changedFields: {} }
  if ((counts.get(kind) ?? 0) === 0) return none
  const compared = comparedOf(kind)
  const [row] = await db.query<{ added: number; changed: number; held: number; rejected: number; gone: number }>(`
    SELECT (SELECT count(*) FROM ${compared.table} WHERE change = 'added'${kind === 'unit' ? ' AND row_no IS NOT NULL' : ''})::int AS added,
      (SELECT count(*) FROM ${compared.table} WHERE change = 'changed')::int AS changed,
      x.held, x.rejected, ${compared.gone ? `(SELECT count(*) FROM ${compared.gone})::int` : '0'} AS gone
    FROM (
      SELECT count(*) FILTER (WHERE NOT is_rejected)::int AS held, count(*) FILTER (WHERE is_rejected)::int AS rejected
      FROM (SELECT row_no, bool_or(code LIKE 'unknown%') AS is_rejected FROM staging.x_fault
        WHERE kind = '${kind}' AND NOT is_note GROUP BY 1) y
    ) x`)
  if (!row) return none
  const { added, changed, held, rejected, gone } = row
  return {
    added,
    changed,
    // Doubles and lines that a history says better count as taken over already.
    same: (counts.get(kind) ?? 0) - added - changed - held - rejected,
    gone,
    held,
    rejected: rejected + none.rejected,
    changedFields: changed > 0 ? await countFields(db, compared) : {},
  }
}

function comparedOf(kind: RecordKindName): Compared {
  const fact = facts.find((one) => one.kind === kind)
  if (fact) {
    return {
      kind,
      table: `staging.d_${kind}`,
      columns: fact.columns.map(({ column }) => column).filter((column) => !fact.key.includes(column)),
      today: fact.today,
      sameRow: sameLocator(fact),
      gone: `staging.g_${kind}`,
    }
  }
  const at = (
    table: string,
    columns: readonly string[],
    today: string,
    sameRow: string,
    gone: string | null = null,
  ) => ({
    kind,
    table: `staging.${table}`,
    columns,
    today,
    sameRow,
    gone,
  })
  switch (kind) {
    case 'unit':
      return at('d_unit', unitColumns, 'unit', 't.id = d.id')
    case 'employee':
      return at('d_employee', employeeColumns, 'employee', 't.id = d.employee_id', 'staging.g_employee')
    case 'competency':
      return at('d_competency', ['name', 'kind', 'is_digital'], 'competency', 't.code = d.code')
    case 'requirement':
      return at('d_requirement', ['required'], 'competency_requirement', 't.id = d.t_id')
    case 'proposal':
      return at('d_proposal_step', ['holder', 'note'], 'proposal_step', 't.id = d.t_id')
    default:
      return at('d_session', sessionColumns, 'training_session', 't.id = d.t_id')
  }
}

const sameLocator = ({ locator }: Fact) => locator.map((name) => `t."${name}" = d."t_${name}"`).join(' AND ')

async function countFields(db: ImportConnection, compared: Compared): Promise<Record<string, number>> {
  const { table, columns, today, sameRow, kind } = compared
  const counted = columns.map(
    (name) => `count(*) FILTER (WHERE d."${name}" IS DISTINCT FROM t."${name}")::int AS "${name}"`,
  )
  if (kind === 'employee') counted.push('count(*) FILTER (WHERE d.is_new_number)::int AS nip')
  const [row] = await db.query<Record<string, number>>(
    `SELECT ${counted.join(', ')} FROM ${table} d JOIN ${today} t ON ${sameRow} WHERE d.change = 'changed'`,
  )
  return Object.fromEntries(
    Object.entries(row ?? {})
      .filter(([, count]) => count > 0)
      .sort(([, a], [, b]) => b - a),
  )
}

/** A handful of each change of each kind, people by name and masked number. */
export async function showExamples(
  db: ImportConnection,
  counts: ReadonlySet<RecordKindName>,
  limitEach: number,
): Promise<readonly ChangeExample[]> {
  const examples: ChangeExample[] = []
  for (const kind of recordKindNames) {
    if (!counts.has(kind)) continue
    const compared = comparedOf(kind)
    for (const change of ['added', 'changed', 'gone'] as const) {
      examples.push(...(await examplesOf(db, compared, change, limitEach)))
    }
  }
  return examples
}

async function examplesOf(
  db: ImportConnection,
  compared: Compared,
  change: ChangeExample['change'],
  limit: number,
): Promise<readonly ChangeExample[]> {
  const { kind, table, columns, today, sameRow, gone } = compared
  if (change === 'gone' && gone === null) return []
  const fact = facts.find((one) => one.kind === kind)
  const shown = fact ? [...new Set([...fact.key, ...columns])] : columns
  const object = (row: string) =>
    chunked(shown, 40)
      .map((part) => `jsonb_build_object(${part.map((name) => `'${name}', ${shownAs(row, name)}`).join(', ')})`)
      .join(' || ')
  const isOfPerson = recordKinds[kind].isOfEmployee
  const locator = fact ? fact.locator.map((name) => `t."${name}" = g."${name}"`).join(' AND ') : 't.id = g.employee_id'
  const source =
    change === 'gone'
      ? `SELECT ${object('t')} AS before, NULL::jsonb AS after, g.employee_id FROM ${gone} g JOIN ${today} t ON ${locator} LIMIT ${limit}`
      : `SELECT CASE WHEN d.change = 'changed' THEN ${object('t')} END AS before, ${object('d')} AS after,
           ${isOfPerson ? 'd.employee_id' : 'NULL::uuid AS employee_id'}
         FROM ${table} d LEFT JOIN ${today} t ON ${sameRow} WHERE d.change = '${change}' LIMIT ${limit}`
  const rows = await db.query<{ before: Cells | null; after: Cells | null; name: string | null; nip: string | null }>(`
    SELECT x.before, x.after, coalesce(e.full_name, n.full_name) AS name, coalesce(m.value, n.nip) AS nip
    FROM (${source}) x
    LEFT JOIN employee e ON e.id = x.employee_id
    LEFT JOIN employee_number m ON m.employee_id = x.employee_id AND m.valid_to IS NULL AND m.kind <> 'nip_lama'
    LEFT JOIN LATERAL (SELECT full_name, nip FROM staging.r_employee n WHERE n.employee_id = x.employee_id LIMIT 1) n ON true`)
  return rows.map(({ before, after, name, nip }) => ({
    kind,
    change,
    person: name === null ? null : `${name} (${nip === null ? '-' : maskNip(nip)})`,
    fields: fieldsOf(kind, before, after, change),
  }))
}

/** Names instead of internal ids. */
function shownAs(row: string, column: string): string {
  if (['unit_id', 'parent_id', 'agency_id'].includes(column)) {
    return `coalesce((SELECT name FROM staging.r_unit u WHERE u.id = ${row}."${column}" LIMIT 1),
      (SELECT name FROM unit u WHERE u.id = ${row}."${column}"))`
  }
  if (['supervisor_id', 'rater_id'].includes(column)) {
    return `coalesce((SELECT full_name FROM employee p WHERE p.id = ${row}."${column}"),
      (SELECT full_name FROM staging.r_employee p WHERE p.employee_id = ${row}."${column}" LIMIT 1))`
  }
  if (column === 'agency_ids') {
    return `(SELECT string_agg(u.name, '; ') FROM unit u WHERE u.id = ANY (${row}."agency_ids"))`
  }
  if (column === 'training_id')
    return `(SELECT title FROM staging.x_training x WHERE x.training_id = ${row}."training_id")`
  return `${row}."${column}"::text`
}

type Cells = Readonly<Record<string, string | null>>

function fieldsOf(kind: RecordKindName, before: Cells | null, after: Cells | null, change: ChangeExample['change']) {
  const names = Object.keys(before ?? after ?? {})
  return Object.fromEntries(
    names
      .map((name) => [name, { before: before?.[name] ?? null, after: after?.[name] ?? null }] as const)
      .filter(([, cell]) =>
        change === 'changed' ? cell.before !== cell.after : cell.before !== null || cell.after !== null,
      )
      .map(([name, cell]) => [labelOf(kind, name), cell]),
  )
}

/** Columns that stand for a field under another name. */
const fieldsByColumn: Readonly<Record<string, string>> = {
  unit_id: 'unit',
  supervisor_id: 'supervisor_nip',
  rater_id: 'rater_nip',
  competency_code: 'competency',
  parent_id: 'parent',
  agency_id: 'agency',
  agency_ids: 'agencies',
  training_id: 'title',
}

function labelOf(kind: RecordKindName, column: string): string {
  const name = fieldsByColumn[column] ?? column
  return recordKinds[kind].fields.find((field) => field.name === name)?.label ?? column
}

function chunked(items: readonly string[], size: number): readonly (readonly string[])[] {
  return items.length <= size ? [items] : [items.slice(0, size), ...chunked(items.slice(size), size)]
}
