/** What the rules say of one person, rule by rule in short words, so that two sets of parameters can be compared. */
import { appraisalStatus } from './appraisal.ts'
import { contractOutlook } from './contract.ts'
import { annualLeave } from './leave.ts'
import { longServiceAward } from './long-service.ts'
import type { RuleParameters } from './parameters.ts'
import { professionalismIndex } from './professionalism-index.ts'
import { nextPromotion } from './promotion.ts'
import { diplomaPromotion } from './promotion-diploma.ts'
import { nextRaise } from './raise.ts'
import type { PersonnelRecord } from './record.ts'
import { retirement } from './retirement.ts'
import { trainingHours } from './training-hours.ts'

export const ruleNames = [
  'promotion',
  'promotion proposal',
  'diploma promotion',
  'raise',
  'raise letter',
  'retirement',
  'contract',
  'leave',
  'training',
  'appraisal',
  'award',
  'index',
] as const
export type RuleName = (typeof ruleNames)[number]

/** ISO days and the outcome's own name: for operators, never for a chat. */
export function ruleDates(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Readonly<Record<RuleName, string>> {
  const promotion = nextPromotion(record, asOf, parameters).value
  const diploma = diplomaPromotion(record, asOf, parameters)
  const raise = nextRaise(record, asOf, parameters).value
  const pension = retirement(record, asOf, parameters).value
  const contract = contractOutlook(record, asOf, parameters)?.value
  const leave = annualLeave(record, asOf, parameters).value
  const training = trainingHours(record, asOf, parameters).value
  const award = longServiceAward(record, asOf, parameters).value
  const index = professionalismIndex(record, asOf, parameters).value
  return {
    promotion: said(promotion.date, promotion.outcome, promotion.target),
    'promotion proposal': said(promotion.submitBy),
    'diploma promotion': diploma
      ? said(diploma.value.target, diploma.conditions.map(({ state }) => state[0]).join(''))
      : said(null),
    raise: said(raise.date, raise.outcome),
    'raise letter': said(raise.collectBy, raise.issueBy),
    retirement: said(pension.tmtPensiun, pension.outcome, pension.preparation?.from),
    contract: contract ? said(contract.endsOn, contract.state) : said(null),
    leave: said(leave.outcome, leave.quota?.total, leave.entitledFrom),
    training: said(training.targetKind, training.target, training.gap),
    appraisal: [asOf.year, asOf.year + 1]
      .flatMap((year) => appraisalStatus(record, year, asOf, parameters).value.stages)
      .map(({ dueOn, state }) => said(dueOn, state))
      .join(', '),
    award: said(award.outcome, award.dueYears, award.dueSince, award.nextOn),
    index: said(index.level),
  }
}

function said(...parts: readonly (Temporal.PlainDate | string | number | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined).join(' ') || '-'
}
