/** The row of an import: found, checked and moved from state to state. */
import { ImportRefused, type ImportState } from '#ports/imports.ts'
import type { ImportConnection } from './import-connection.ts'

export interface ImportBatchRow {
  readonly id: string
  readonly number: number
  readonly state: ImportState
  readonly source: string
  readonly scope: 'city' | 'partial'
  /** ISO text. */
  readonly asOf: string
}

export async function findBatch(db: ImportConnection, number: number): Promise<ImportBatchRow> {
  const [row] = await db.query<ImportBatchRow>(
    `SELECT id, number, state, source, scope, as_of::text AS "asOf" FROM import_batch WHERE number = $1`,
    [number],
  )
  if (!row || row.source === 'sampel' || row.source === 'kiriman') {
    throw new ImportRefused(`there is no import number ${number}`)
  }
  return row
}

/** The batch whose rows stand in staging, waiting for a word. */
export async function findStagedBatch(db: ImportConnection, number: number): Promise<ImportBatchRow> {
  const row = await findBatch(db, number)
  if (row.state !== 'staged') {
    throw new ImportRefused(`import ${number} is ${row.state}, only one that is staged can be examined or applied`)
  }
  const [there] = await db.query<{ there: boolean }>(`SELECT to_regclass('staging.import') IS NOT NULL AS there`)
  const [staged] = there?.there ? await db.query<{ number: number }>('SELECT number FROM staging.import') : []
  // Unlogged tables are empty after a crash of the server: nothing may be taken for gone then.
  if (staged?.number !== number) {
    throw new ImportRefused(
      `the staged rows of import ${number} are not there any more: discard it and read the file again`,
    )
  }
  return row
}
