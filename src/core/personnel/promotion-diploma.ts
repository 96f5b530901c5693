/** KP penyesuaian ijazah (PI): the rank that a higher diploma opens, as a hint (PP 99/2000 Pasal 18). */
import { currentRank, highestEducation, recognisedEducation } from './current.ts'
import { educationNames } from './education-names.ts'
import type { Condition, Finding } from './finding.ts'
import { condition, decidedByBkn, finding, open } from './finding-text.ts'
import { gradeOrder, isPnsGrade } from './grades.ts'
import type { RuleParameters } from './parameters.ts'
import { predicateConditions } from './predicate-conditions.ts'
import { promotionBlockers } from './promotion-blockers.ts'
import { timeInRank } from './promotion-time.ts'
import type { EducationLevel, PersonnelRecord, PnsGrade } from './record.ts'

export interface DiplomaPromotion {
  readonly level: EducationLevel
  readonly target: PnsGrade
  /** False: the diploma has to be recorded first (pencantuman gelar). */
  readonly isRecognised: boolean
}

/** Null when no diploma on record opens a higher rank than the present one. */
export function diplomaPromotion(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<DiplomaPromotion> | null {
  const rank = currentRank(record, asOf)
  if (record.kind !== 'pns' || !rank || !isPnsGrade(rank.grade)) return null
  const education = highestEducation(record, asOf)
  const target = education && parameters.diplomaGrades[education.level]
  if (!education || !target || gradeOrder(target) <= gradeOrder(rank.grade)) return null
  const isRecognised = recognisedEducation(record, asOf)?.level === education.level
  const name = educationNames[education.level]
  const conditions: Condition[] = [
    condition(isRecognised, `Ijazah ${name} sudah tercatat (pencantuman gelar)`),
    timeInRank({ grade: rank.grade, tmtGrade: rank.tmt, asOf }, parameters.promotionMonths.diploma),
    ...predicateConditions(record, { years: 1, worst: 2, decidedOn: asOf, asOf, parameters }).conditions,
    condition(
      record.exams.some(({ kind, passedOn }) => kind === 'upkp' && Temporal.PlainDate.compare(passedOn, asOf) <= 0),
      'Lulus ujian penyesuaian (UPKP)',
      'open',
    ),
    open('Tugas sesuai ijazah dan formasi tersedia'),
    ...promotionBlockers(record, asOf, asOf),
  ]
  return finding(
    { level: education.level, target, isRecognised },
    {
      basis: [{ name: 'PP 99/2000 jo. PP 12/2002 Pasal 18' }],
      caveats: ['Perlu izin atau penetapan tugas belajar.', decidedByBkn],
      conditions,
      isEstimate: true,
    },
  )
}
