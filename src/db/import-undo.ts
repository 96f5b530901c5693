/** Puts back what the import applied last wrote over or took away, and takes away what it added. */
import type { Clock } from '#ports/clock.ts'
import { ImportRefused, type UndoneImport } from '#ports/imports.ts'
import { findBatch, type ImportBatchRow } from './import-batch.ts'
import type { ImportConnection } from './import-connection.ts'
import { facts, locators } from './import-facts.ts'

/** Tables whose rows carry their batch, those that point at others first. */
const batched = [
  'proposal_step',
  'proposal',
  ...facts.map(({ table }) => table).toReversed(),
  'employee_number',
] as const
/** Tables without a batch, whose added rows are in the journal, with what keeps a row where it is. */
const noted: readonly (readonly [table: string, isUsed: string])[] = [
  ['training_session', 'EXISTS (SELECT FROM training_registration x WHERE x.session_id = t.id)'],
  ['training_competency', 'false'],
  ['training', 'EXISTS (SELECT FROM training_session x WHERE x.training_id = t.id)'],
  ['competency_requirement', 'false'],
  [
    'competency',
    `EXISTS (SELECT FROM competency_assessment x WHERE x.competency_code = t.code)
       OR EXISTS (SELECT FROM training_competency x WHERE x.competency_code = t.code)`,
  ],
]

export async function undoApplied(
  db: ImportConnection,
  needs: { clock: Clock; number: number; author: string },
): Promise<UndoneImport> {
  const { clock, number, author } = needs
  return db.transaction(async () => {
    const batch = await findBatch(db, number)
    await checkUndoable(db, batch)
    const today = clock.today().toString()
    await listKept(db, batch)
    let removed = 0
    for (const table of batched) removed += await removeAdded(db, batch, table)
    for (const [table, isUsed] of noted) removed += await removeNoted(db, batch, table, isUsed)
    removed += await db.count(
      `DELETE FROM employee t WHERE ${isAdded(batch, 'employee')} AND t.id NOT IN (SELECT id FROM kept)`,
    )
    await db.query(`UPDATE employee SET left_on = least(left_on, $1::date) WHERE id IN (SELECT id FROM kept)`, [today])
    let restored = 0
    // Parents before what points at them.
    for (const table of ['unit', 'employee', ...noted.map(([name]) => name).toReversed(), ...batched.toReversed()]) {
      restored += await restore(db, batch, table)
    }
    removed += await removeUnits(db, batch)
    const now = clock.now().toString()
    await db.query(
      `UPDATE import_batch SET state = 'undone', undone_at = $2::timestamptz, undone_by = $3 WHERE id = $1`,
      [batch.id, now, author],
    )
    await db.query(
      `INSERT INTO audit_entry (at, actor, action, detail) VALUES ($1::timestamptz, $2, 'import.undone', $3)`,
      [now, author, JSON.stringify({ number })],
    )
    const [kept] = await db.query<{ count: number }>('SELECT count(*)::int AS count FROM kept')
    return { removed, restored, keptAsLeft: kept?.count ?? 0 }
  })
}

async function checkUndoable(db: ImportConnection, batch: ImportBatchRow): Promise<void> {
  const { number, state } = batch
  if (state !== 'applied') throw new ImportRefused(`import ${number} is ${state}, only an applied one can be undone`)
  const [newest] = await db.query<{ number: number }>(
    `SELECT max(number)::int AS number FROM import_batch WHERE state = 'applied' AND source IN ('berkas', 'siasn')`,
  )
  if (newest?.number !== number) {
    throw new ImportRefused(`only the import applied last can be undone, which is number ${newest?.number}`)
  }
}

/** People whom the import brought and who have bound a chat or handed something in since: their doings stay with them. */
async function listKept(db: ImportConnection, batch: ImportBatchRow): Promise<void> {
  const doings = [
    'channel_bond',
    'activation_code',
    'training_registration',
    'training_feedback',
    'training_feedback_refusal',
    'attachment',
    'certificate_submission',
    'correction_request',
  ]
  await db.run(`
    CREATE TEMP TABLE kept ON COMMIT DROP AS
    SELECT t.id FROM employee t WHERE ${isAdded(batch, 'employee')} AND (
      EXISTS (SELECT FROM certificate x WHERE x.employee_id = t.id AND x.origin = 'kiriman')
      ${doings.map((table) => `OR EXISTS (SELECT FROM ${table} x WHERE x.employee_id = t.id)`).join('\n')})`)
}

/** Carries the batch and was not there before: `t` is the row. */
function isAdded({ id }: ImportBatchRow, table: string): string {
  return `t.batch_id = '${id}' AND NOT EXISTS (SELECT FROM ${before(id, table, 'changed')} WHERE ${sameRow(table)})`
}

/** Rows of the journal as rows of their table, under the name `b`. */
function before(id: string, table: string, change: 'changed' | 'gone' | 'added'): string {
  return `(
    SELECT x.* FROM import_change c CROSS JOIN LATERAL jsonb_populate_record(NULL::"${table}", c.before) x
    WHERE c.batch_id = '${id}' AND c.table_name = '${table}' AND c.change = '${change}') b`
}

const sameRow = (table: string) => (locators[table] ?? ['id']).map((name) => `t."${name}" = b."${name}"`).join(' AND ')

async function removeAdded(db: ImportConnection, batch: ImportBatchRow, table: string): Promise<number> {
  const isKept = table === 'employee_number' ? 'AND t.employee_id NOT IN (SELECT id FROM kept)' : ''
  return db.count(`DELETE FROM "${table}" t WHERE ${isAdded(batch, table)} ${isKept}`)
}

async function removeNoted(
  db: ImportConnection,
  batch: ImportBatchRow,
  table: string,
  isUsed: string,
): Promise<number> {
  return db.count(
    `DELETE FROM "${table}" t USING ${before(batch.id, table, 'added')} WHERE ${sameRow(table)} AND NOT (${isUsed})`,
  )
}

async function restore(db: ImportConnection, batch: ImportBatchRow, table: string): Promise<number> {
  const columns = await db.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [`"${table}"`],
  )
  const set = columns.map(({ name }) => `${name} = b.${name}`).join(', ')
  const changed = await db.count(
    `UPDATE "${table}" t SET ${set} FROM ${before(batch.id, table, 'changed')} WHERE ${sameRow(table)}`,
  )
  const gone = await db.count(`INSERT INTO "${table}" SELECT b.* FROM ${before(batch.id, table, 'gone')}`)
  return changed + gone
}

/** Units that nobody stands in any more; kept people keep theirs, and what these hang in. */
async function removeUnits(db: ImportConnection, batch: ImportBatchRow): Promise<number> {
  return db.count(`
    WITH RECURSIVE used AS (
      SELECT unit_id AS id FROM employee UNION SELECT unit_id FROM post_entry
      UNION SELECT id FROM unit t WHERE NOT (${isAdded(batch, 'unit')})
      UNION SELECT v.id FROM used JOIN unit u ON u.id = used.id CROSS JOIN LATERAL (VALUES (u.parent_id), (u.agency_id)) v(id)
      WHERE v.id IS NOT NULL
    ) DELETE FROM unit WHERE id NOT IN (SELECT id FROM used)`)
}
