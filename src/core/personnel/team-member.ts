/** What a superior sees of a direct report: the name, the post and the year's SKP, nothing else. */
import type { AppraisalYear, LegalStatus } from './record.ts'

export interface TeamMember {
  readonly displayName: string
  readonly postTitle: string
  readonly legalStatus: LegalStatus
  /** Start of service: nothing is late from before it. */
  readonly startedOn: Temporal.PlainDate | null
  readonly appraisal: AppraisalYear | null
}
