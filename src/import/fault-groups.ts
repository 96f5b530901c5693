/** Counts an import's faults by kind of fault and keeps an example of each. */
import type { FaultGroup } from '#core/import/faults-text.ts'
import type { IssueCode } from '#core/import/staged-row.ts'
import type { ImportReview } from '#ports/imports.ts'
import { allIssues } from './reject-file.ts'

export async function faultGroups(review: Pick<ImportReview, 'issues'>, number: number): Promise<FaultGroup[]> {
  const groups = new Map<IssueCode, FaultGroup>()
  for await (const issue of allIssues(review, number)) {
    const known = groups.get(issue.code)
    groups.set(issue.code, {
      code: issue.code,
      severity: issue.severity,
      count: (known?.count ?? 0) + 1,
      released: (known?.released ?? 0) + (issue.isReleased ? 1 : 0),
      example: known?.example ?? issue,
    })
  }
  return [...groups.values()]
}
