/** Imports on PostgreSQL: each operation on a connection of its own that holds the lock of all imports. */
import type { Clock } from '#ports/clock.ts'
import { ImportRefused, type Imports } from '#ports/imports.ts'
import { applyStaged } from './import-apply.ts'
import { findBatch, findStagedBatch } from './import-batch.ts'
import { withImportConnection } from './import-connection.ts'
import { examineStaged } from './import-examine.ts'
import { beginStaging, dropStaging } from './import-staging.ts'
import { undoApplied } from './import-undo.ts'

export function createImports(needs: { url: string; clock: Clock }): Imports {
  return {
    begin: (draft) => beginStaging(needs, draft),
    examine: (number) =>
      withImportConnection(needs, (db) =>
        db.transaction(async () => (await examineStaged(db, await findStagedBatch(db, number))).report),
      ),
    apply: (number, author) =>
      withImportConnection(needs, (db) => applyStaged(db, { clock: needs.clock, number, author })),
    undo: (number, author) =>
      withImportConnection(needs, (db) => undoApplied(db, { clock: needs.clock, number, author })),
    discard: (number) =>
      withImportConnection(needs, async (db) => {
        const { state } = await findBatch(db, number)
        // `staging` without a holder of the lock is what a process left that died.
        if (state !== 'staged' && state !== 'staging') {
          throw new ImportRefused(`import ${number} is ${state}, there is nothing to discard`)
        }
        await db.query(`UPDATE import_batch SET state = 'discarded' WHERE number = $1`, [number])
        await dropStaging(db)
      }),
  }
}
