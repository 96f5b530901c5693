/** Which kinds of facts each answer reads, so that its last line tells the age of those and no others. */
import type { Topic } from '../dialogue/command.ts'
import type { RecordKindName } from '../import/record-kind.ts'
import { currentPost } from '../personnel/current.ts'
import type { Facts } from './facts.ts'

/** A topic that reads no history, or live tables only, is not named. */
const always: Partial<Readonly<Record<Topic, readonly RecordKindName[]>>> = {
  'career.profile': ['employee', 'rank', 'post', 'education'],
  'career.rank': ['rank', 'raise'],
  'career.post': ['post'],
  'career.service': ['employee', 'rank', 'raise'],
  'career.supervisor': ['employee'],
  'career.contract': ['contract'],
  'career.award': ['employee', 'award', 'discipline', 'status'],
  'career.index': ['index'],
  'career.first_year': ['employee', 'exam', 'appraisal'],
  'promotion.next': ['rank', 'post', 'appraisal'],
  'promotion.requirements': ['rank', 'post', 'appraisal'],
  'raise.next': ['rank', 'raise', 'appraisal'],
  'retirement.date': ['employee', 'post'],
  'proposal.status': ['proposal'],
  'leave.balance': ['leave'],
  'training.recommended': ['post', 'assessment'],
  'training.hours': ['certificate'],
  'training.gap': ['post', 'assessment'],
  'appraisal.status': ['appraisal', 'evaluation'],
  'appraisal.predicate': ['appraisal', 'evaluation'],
  'appraisal.team': ['appraisal', 'evaluation'],
}

/** What only some people's answers read: credit of a functional post, diploma and exams elsewhere, the agreement of a PPPK. */
export function factKinds(topic: Topic, { record, today }: Facts): readonly RecordKindName[] {
  const kinds = always[topic] ?? []
  const isContract = record.kind === 'pppk' || record.kind === 'pppk_paruh_waktu'
  if (topic === 'promotion.next' || topic === 'promotion.requirements') {
    if (isContract) return ['employee']
    const isFunctional = currentPost(record, today)?.kind === 'fungsional'
    return [...kinds, ...(isFunctional ? (['credit'] as const) : (['education', 'exam'] as const))]
  }
  if (isContract && (topic === 'raise.next' || topic === 'training.hours' || topic === 'leave.balance')) {
    return [...kinds, 'contract']
  }
  return isContract && topic === 'career.service' ? ['contract', 'rank'] : kinds
}
