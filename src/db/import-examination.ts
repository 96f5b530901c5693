/** What the steps of an examination share: the connection, the batch, and SQL that most of them need. */
import type { RecordKindName } from '#core/import/record-kind.ts'
import type { ImportBatchRow } from './import-batch.ts'
import type { ImportConnection } from './import-connection.ts'

export interface Examination {
  readonly db: ImportConnection
  readonly batch: ImportBatchRow
  /** The sample city makes room: nobody and nothing of today is compared with. */
  readonly replacesSample: boolean
  /** `true` or `false` as SQL: whether today's rows count. */
  readonly there: string
  /** The day on which the source was true, as a SQL literal. */
  readonly asOf: string
  readonly counts: ReadonlyMap<RecordKindName, number>
  /** Fields that some sheet of a kind has no column for. */
  readonly absent: ReadonlyMap<RecordKindName, ReadonlySet<string>>
  readonly hasSnapshots: ReadonlySet<RecordKindName>
}

export async function beginExamination(db: ImportConnection, batch: ImportBatchRow): Promise<Examination> {
  await dropDerived(db)
  await db.run(`
    CREATE UNLOGGED TABLE staging.x_fault (row_no int, kind text, code text, field text, is_note boolean);
    CREATE UNLOGGED TABLE staging.x_dropped (row_no int, kind text);
    CREATE UNLOGGED TABLE staging.x_sheet_fault (kind text, code text, detail text, amount bigint, base bigint);`)
  // Whom rejected rows name, as far as their cells tell: nothing of theirs is taken for gone.
  await db.query(
    `CREATE UNLOGGED TABLE staging.x_named AS
     SELECT i.kind, x.nip, i.line IS NULL AS is_sheet FROM import_issue i
     LEFT JOIN LATERAL (
       SELECT regexp_replace(value, '\\D', '', 'g') AS nip FROM jsonb_each_text(i.original)
       WHERE value ~ '^\\D{0,3}[0-9](\\D?[0-9]){17}\\D{0,3}$' AND i.code NOT IN ('nip_as_number', 'nip_invalid')
     ) x ON true
     WHERE i.batch_id = '${batch.id}' AND i.severity = 'rejected' AND NOT i.code = ANY (${examinedCodesSql})`,
  )
  const kinds = await db.query<{ kind: RecordKindName; absent: string[]; snapshots: boolean }>(
    `SELECT kind, array_agg(DISTINCT a.field) FILTER (WHERE a.field IS NOT NULL) AS absent, bool_or(is_snapshot) AS snapshots
     FROM staging.sheet LEFT JOIN LATERAL unnest(absent) a(field) ON true GROUP BY kind`,
  )
  const counts = new Map<RecordKindName, number>()
  for (const { kind } of kinds) {
    const [row] = await db.query<{ count: string }>(`SELECT count(*) FROM staging."${kind}"`)
    counts.set(kind, Number(row?.count ?? 0))
  }
  const [sample] = await db.query<{ there: boolean }>(
    `SELECT EXISTS (SELECT FROM import_batch WHERE source = 'sampel' AND state = 'applied') AS there`,
  )
  // A calendar alone may be tried beside the sample; a list of people means a real city.
  const replacesSample = (sample?.there ?? false) && (counts.get('employee') ?? 0) > 0
  return {
    db,
    batch,
    replacesSample,
    there: replacesSample ? 'false' : 'true',
    asOf: `DATE '${batch.asOf}'`,
    counts,
    absent: new Map(kinds.map(({ kind, absent }) => [kind, new Set(absent ?? [])])),
    hasSnapshots: new Set(kinds.filter(({ snapshots }) => snapshots).map(({ kind }) => kind)),
  }
}

/** Codes that an examination finds anew each time; all others come from reading. */
export const examinedCodes = [
  'unknown_employee',
  'unknown_unit',
  'unknown_reference',
  'depends_on_held',
  'future_date',
  'age_out_of_range',
  'duplicate_person',
  'duplicate_row',
  'rank_falls',
  'equal_values',
  'many_gone',
  'moved_back',
] as const
export const examinedCodesSql = `'{${examinedCodes.join(',')}}'::text[]`

/** Tables of an examination begin with `x_`, `r_` (resolved), `d_` (difference) or `g_` (gone); the rest was read. */
async function dropDerived(db: ImportConnection): Promise<void> {
  const tables = await db.query<{ name: string }>(
    `SELECT format('staging.%I', tablename) AS name FROM pg_tables
     WHERE schemaname = 'staging' AND tablename ~ '^(x|r|d|g)_' OR schemaname = 'staging'
       AND tablename IN ('owner', 'person', 'unit_name', 'competency_name')`,
  )
  if (tables.length > 0) await db.run(`DROP TABLE ${tables.map(({ name }) => name).join(', ')}`)
}

/** Faults that a person let through count no more; `kind` null: of all kinds. */
export async function forgetReleased({ db, batch }: Examination, kind: RecordKindName): Promise<void> {
  await db.query(
    `DELETE FROM staging.x_fault f USING staging."${kind}" s, staging.sheet h, import_issue i
     WHERE f.kind = '${kind}' AND f.code <> 'depends_on_held' AND s.row_no = f.row_no AND h.id = s.sheet AND i.batch_id = $1
       AND i.released_at IS NOT NULL AND i.kind = f.kind AND i.code = f.code AND i.sheet = h.name AND i.line = s.line`,
    [batch.id],
  )
}

/** Whether a sheet-wide fault of a kind was let through. */
export async function isReleased({ db, batch }: Examination, kind: string, code: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT FROM import_issue WHERE batch_id = $1 AND kind = $2 AND code = $3 AND line IS NULL AND released_at IS NOT NULL`,
    [batch.id, kind, code],
  )
  return rows.length > 0
}

/** Rows that stand in the way: faults, but not notes. */
export const isFaulty = (row: string) =>
  `EXISTS (SELECT FROM staging.x_fault f WHERE f.row_no = ${row}.row_no AND NOT f.is_note)`

/** The value to write: what the sheet says, or today's where the sheet has no such column; what is new has no today. */
export function saidValue(
  { absent }: Examination,
  kind: RecordKindName,
  column: { field: string; value: string; column: string },
  fallback: string | null = null,
): string {
  if (!absent.get(kind)?.has(column.field)) return column.value
  const standing = `coalesce(t."${column.column}", ${fallback ?? column.value})`
  return `CASE WHEN h.absent @> '{${column.field}}' THEN ${standing} ELSE ${column.value} END`
}
