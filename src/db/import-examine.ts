/** Examines what is staged: who and what the rows mean, which are odd, and what they would change. Repeatable. */
import type { ImportReport } from '#core/import/import-report.ts'
import type { ImportBatchRow } from './import-batch.ts'
import type { ImportConnection } from './import-connection.ts'
import { countDifference } from './import-difference.ts'
import { beginExamination, type Examination } from './import-examination.ts'
import { examineFact } from './import-fact-rows.ts'
import { facts } from './import-facts.ts'
import { writeIssues } from './import-issue-rows.ts'
import { examinePeople } from './import-people-rows.ts'
import { examineProposals } from './import-proposal-rows.ts'
import { examineCompetencies, examineRequirements, examineSessions } from './import-training-rows.ts'
import { examineUnits } from './import-unit-rows.ts'

/** Inside a transaction of the caller's. */
export async function examineStaged(
  db: ImportConnection,
  batch: ImportBatchRow,
): Promise<{ exam: Examination; report: ImportReport }> {
  const exam = await beginExamination(db, batch)
  const units = await examineUnits(exam)
  await examinePeople(exam)
  await examineCompetencies(exam)
  await examineRequirements(exam)
  for (const fact of facts) await examineFact(exam, fact)
  await examineProposals(exam)
  await examineSessions(exam, units)
  await writeIssues(exam)
  const report = await countDifference(exam)
  await db.query('UPDATE import_batch SET report = $2 WHERE id = $1', [batch.id, JSON.stringify(report)])
  return { exam, report }
}
