/** Where one person stands in an SKP year: every stage with its state, who must act, and who is exempt. */
import { type AppraisalStage, appraisalStages } from './appraisal-stages.ts'
import { legalStatusAt } from './current.ts'
import { datedCaveats } from './dated-rule.ts'
import type { Basis, Finding } from './finding.ts'
import { finding } from './finding-text.ts'
import type { RuleParameters } from './parameters.ts'
import { annualPredicate, appraisalOf } from './predicate.ts'
import type { AppraisalYear, LegalStatus, PersonnelRecord, Predicate, Rating } from './record.ts'
import { serviceStart } from './service-length.ts'

type StageState = 'done' | 'not_open' | 'open' | 'overdue' | 'not_applicable'

export interface StageStatus extends AppraisalStage {
  readonly state: StageState
  readonly doneOn: Temporal.PlainDate | null
  readonly predicate: Predicate | null
  /** Who has to act while the stage is not done: the person, or the superior who has it on the desk. */
  readonly waitsFor: 'employee' | 'supervisor' | null
  /** When the person handed it in. */
  readonly submittedOn: Temporal.PlainDate | null
}

export interface AppraisalStatus {
  readonly year: number
  /** Why no SKP is asked of the person on that day, in words people read. */
  readonly exemption: string | null
  /** Nothing of a newcomer's first SKP is on record: whether it is late is not known. */
  readonly isUnrecorded: boolean
  readonly stages: readonly StageStatus[]
  /** The stage to act on: the oldest overdue or open one, else the next to open. */
  readonly next: StageStatus | null
  readonly result: Rating | null
  readonly behaviour: Rating | null
  readonly predicate: Predicate | null
}

const basis: readonly Basis[] = [{ name: 'PP 30/2019' }, { name: 'PermenPANRB 6/2022' }]

const exemptions: Partial<Record<LegalStatus, string>> = {
  cltn: 'Sedang cuti di luar tanggungan negara (CLTN), sehingga tidak menyusun SKP.',
  mpp: 'Sedang masa persiapan pensiun (MPP), sehingga tidak menyusun SKP baru.',
  pemberhentian_sementara: 'Sedang diberhentikan sementara, sehingga tidak menyusun SKP.',
  tugas_belajar: 'Sedang tugas belajar; kewajiban SKP mengikuti ketentuan tugas belajar, silakan pastikan ke BKPP.',
  pensiun: 'Sudah pensiun.',
  berhenti: 'Sudah tidak berdinas.',
}

/**
 * Null when the person has to draw up an SKP (PermenPANRB 8/2021, not restated in 6/2022). What began after a year does
 * not exempt from that year's.
 */
function appraisalExemption(record: PersonnelRecord, year: number, asOf: Temporal.PlainDate): string | null {
  const status = legalStatusAt(record, asOf)
  const spell = record.statuses.findLast(
    (entry) => entry.status === status && Temporal.PlainDate.compare(entry.from, asOf) <= 0,
  )
  const since = spell?.from ?? record.legalStatusSince
  return since !== null && since.year > year ? null : (exemptions[status] ?? null)
}

/** Applies to PNS and PPPK alike. */
export function appraisalStatus(
  record: PersonnelRecord,
  year: number,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<AppraisalStatus> {
  const appraisal = appraisalOf(record, year)
  const exemption = appraisalExemption(record, year, asOf)
  const startedOn = serviceStart(record, asOf)
  const stages = appraisalStages(year, parameters).map((stage) => {
    return stageStatus(stage, appraisal, asOf, exemption !== null || isBeforeService(stage, startedOn))
  })
  const next =
    stages.find(({ state }) => state === 'overdue' || state === 'open') ??
    stages.find(({ state }) => state === 'not_open') ??
    null
  const predicate = annualPredicate(record, year, asOf)
  const isRated = predicate !== null && appraisal !== null
  const value: AppraisalStatus = {
    year,
    exemption,
    isUnrecorded: exemption === null && appraisal === null && startedOn !== null && startedOn.year === year,
    stages,
    next,
    predicate,
    result: isRated ? appraisal.result : null,
    behaviour: isRated ? appraisal.behaviour : null,
  }
  return finding(value, {
    basis,
    caveats: [...datedCaveats(parameters, ['appraisalCalendar']), 'Jadwal mengikuti edaran BKPP dan dapat berubah.'],
  })
}

/** Ended before the person came; a plan whose deadline had passed by then has no printed deadline for them. */
export function isBeforeService(stage: AppraisalStage, startedOn: Temporal.PlainDate | null): boolean {
  const ends = stage.key === 'plan' ? stage.dueOn : stage.coversUntil
  return startedOn !== null && Temporal.PlainDate.compare(ends, startedOn) < 0
}

/** One stage of anybody's SKP; `isOutside`: none is asked of the person then. */
export function stageStatus(
  stage: AppraisalStage,
  appraisal: AppraisalYear | null,
  asOf: Temporal.PlainDate,
  isOutside: boolean,
): StageStatus {
  const facts = factsOf(stage, appraisal)
  const doneOn = known(facts.doneOn, asOf)
  const submittedOn = known(facts.submittedOn, asOf)
  const state = stateOf(stage, doneOn, asOf, isOutside)
  const isPending = state === 'open' || state === 'overdue'
  return {
    ...stage,
    state,
    doneOn,
    submittedOn,
    predicate: doneOn ? facts.predicate : null,
    waitsFor: isPending ? (submittedOn ? 'supervisor' : 'employee') : null,
  }
}

function stateOf(
  stage: AppraisalStage,
  doneOn: Temporal.PlainDate | null,
  asOf: Temporal.PlainDate,
  isOutside: boolean,
): StageState {
  if (doneOn) return 'done'
  if (isOutside) return 'not_applicable'
  if (Temporal.PlainDate.compare(asOf, stage.opensOn) < 0) return 'not_open'
  return Temporal.PlainDate.compare(asOf, stage.dueOn) > 0 ? 'overdue' : 'open'
}

function factsOf(stage: AppraisalStage, appraisal: AppraisalYear | null) {
  if (stage.key === 'plan') {
    return { submittedOn: appraisal?.planSubmittedOn, doneOn: appraisal?.planApprovedOn, predicate: null }
  }
  if (stage.key === 'annual') {
    const predicate = appraisal?.predicate ?? null
    return { submittedOn: appraisal?.selfAssessedOn, doneOn: appraisal?.evaluatedOn, predicate }
  }
  const period = appraisal?.periods.find(({ quarter }) => `tw${quarter}` === stage.key)
  return { submittedOn: period?.submittedOn, doneOn: period?.evaluatedOn, predicate: period?.predicate ?? null }
}

function known(date: Temporal.PlainDate | null | undefined, asOf: Temporal.PlainDate): Temporal.PlainDate | null {
  return date && Temporal.PlainDate.compare(date, asOf) <= 0 ? date : null
}
