/** Notes rows as they were before an import writes over them or takes them away, so that undoing can put them back. */
import type { ImportBatchRow } from './import-batch.ts'
import type { ImportConnection } from './import-connection.ts'

/**
 * @param rows SQL that selects whole rows of the table under the name `t`, e.g. `rank_entry t JOIN ... WHERE ...`.
 */
export async function journal(
  db: ImportConnection,
  batch: ImportBatchRow,
  table: string,
  change: 'changed' | 'gone' | 'added',
  rows: string,
): Promise<void> {
  await db.run(`
    INSERT INTO import_change (batch_id, table_name, change, before)
    SELECT '${batch.id}', '${table}', '${change}', to_jsonb(t) FROM ${rows}`)
}
