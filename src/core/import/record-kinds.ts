/** The catalogue: every kind of personnel record that an import knows, by name. */
import { appraisalKind, evaluationKind, indexKind } from './kinds/appraisal.ts'
import { appointmentKind, contractKind, statusKind } from './kinds/career.ts'
import { certificateKind } from './kinds/certificate.ts'
import { assessmentKind, competencyKind, requirementKind } from './kinds/competency.ts'
import { awardKind, disciplineKind, examKind, leaveKind } from './kinds/conduct.ts'
import { creditKind } from './kinds/credit.ts'
import { educationKind } from './kinds/education.ts'
import { employeeKind } from './kinds/employee.ts'
import { postKind } from './kinds/post.ts'
import { proposalKind } from './kinds/proposal.ts'
import { raiseKind } from './kinds/raise.ts'
import { rankKind } from './kinds/rank.ts'
import { sessionKind } from './kinds/session.ts'
import { unitKind } from './kinds/unit.ts'
import type { RecordKind, RecordKindName } from './record-kind.ts'

/** In the order of `recordKindNames`, which is also the order in which a template lists them. */
export const recordKinds: Readonly<Record<RecordKindName, RecordKind>> = {
  unit: unitKind,
  employee: employeeKind,
  appointment: appointmentKind,
  rank: rankKind,
  raise: raiseKind,
  post: postKind,
  education: educationKind,
  credit: creditKind,
  exam: examKind,
  discipline: disciplineKind,
  status: statusKind,
  award: awardKind,
  leave: leaveKind,
  contract: contractKind,
  appraisal: appraisalKind,
  evaluation: evaluationKind,
  certificate: certificateKind,
  index: indexKind,
  competency: competencyKind,
  requirement: requirementKind,
  assessment: assessmentKind,
  proposal: proposalKind,
  session: sessionKind,
}
