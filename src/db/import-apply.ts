/** Applies what is staged: all of it in one transaction, with a journal, and the chats of those who left ended. */
import type { Clock } from '#ports/clock.ts'
import type { EndedBonds } from '#ports/departed-bonds.ts'
import type { AppliedImport } from '#ports/imports.ts'
import { endDepartedBondsSql } from './departed-bonds.ts'
import { applyFacts } from './import-apply-facts.ts'
import { applyCompetencies, applyOthers } from './import-apply-others.ts'
import { applyPeople, applyUnits } from './import-apply-people.ts'
import { findStagedBatch } from './import-batch.ts'
import type { ImportConnection } from './import-connection.ts'
import type { Examination } from './import-examination.ts'
import { examineStaged } from './import-examine.ts'
import { locators } from './import-facts.ts'
import { dropStaging } from './import-staging.ts'

export async function applyStaged(
  db: ImportConnection,
  needs: { clock: Clock; number: number; author: string },
): Promise<AppliedImport> {
  const { clock, number, author } = needs
  const applied = await db.transaction(async () => {
    const batch = await findStagedBatch(db, number)
    // Examined again: what was let through since, and what changed in the tables meanwhile, counts.
    const { exam, report } = await examineStaged(db, batch)
    if (exam.replacesSample) await removeSample(exam)
    await applyUnits(exam)
    await applyPeople(exam)
    await applyCompetencies(exam)
    await applyFacts(exam)
    await applyOthers(exam)
    const now = clock.now().toString()
    await db.query(
      `UPDATE import_batch SET state = 'applied', applied_at = $2::timestamptz, applied_by = $3 WHERE id = $1`,
      [batch.id, now, author],
    )
    await db.query(
      `INSERT INTO audit_entry (at, actor, action, detail) VALUES ($1::timestamptz, $2, 'import.applied', $3)`,
      [now, author, JSON.stringify({ number, leaving: report.leaving, replacesSample: report.replacesSample })],
    )
    const [bonds] = await db.query<EndedBonds>(endDepartedBondsSql, [clock.today().toString(), now])
    return { report, endedBonds: bonds?.endedBonds ?? 0, droppedMessages: bonds?.droppedMessages ?? 0 }
  })
  await dropStaging(db)
  // Statements that are prepared before the first automatic ANALYZE would keep the plans of an empty table.
  await db.run(`ANALYZE ${Object.keys(locators).join(', ')}`)
  return applied
}

/** The first real people find no invented ones beside them: whom the sample brought goes with all that is theirs. */
async function removeSample({ db }: Examination): Promise<void> {
  await db.run(`
    DELETE FROM employee;
    DELETE FROM training;
    DELETE FROM competency;
    DELETE FROM unit;
    DELETE FROM import_batch WHERE source = 'sampel';`)
}
