/** KP reguler of a pelaksana: four years in the last rank, up to the ceiling of the recognised diploma. */
import { recognisedEducation } from './current.ts'
import { educationNames } from './education-names.ts'
import type { Basis, Condition } from './finding.ts'
import { condition } from './finding-text.ts'
import { gradeOrder, nextGrade } from './grades.ts'
import type { RuleParameters } from './parameters.ts'
import type { PathFinding, PathInput } from './promotion-outlook.ts'
import { nextPeriod } from './promotion-period.ts'
import { timeInRank } from './promotion-time.ts'
import type { EducationLevel, PersonnelRecord, PnsGrade } from './record.ts'
import { requiredServiceExam, serviceExamNames } from './service-exam.ts'
import { isSpecialist } from './specialist.ts'

const basis: readonly Basis[] = [
  { name: 'PP 99/2000 jo. PP 12/2002' },
  { name: 'Peraturan BKN 2/2025', since: Temporal.PlainDate.from('2025-05-20') },
  { name: 'Peraturan BKN 4/2025', since: Temporal.PlainDate.from('2025-10-01') },
]

/** Highest rank by regular promotion: PP 99/2000 jo. PP 12/2002; Peraturan BKN 2/2025 moved none. */
export function educationCeiling(
  level: EducationLevel,
  parameters: Pick<RuleParameters, 'educationCeilings'>,
): PnsGrade {
  return parameters.educationCeilings[level]
}

/** First TMT by law: time in the rank, then the next period. */
export function regularEligibleOn(
  tmtGrade: Temporal.PlainDate,
  parameters: Pick<RuleParameters, 'promotionMonths' | 'promotionPeriods'>,
): Temporal.PlainDate {
  return nextPeriod(tmtGrade.add({ months: parameters.promotionMonths.regular }), parameters)
}

/** PP 99/2000 Pasal 6-8; Peraturan BKN 2/2025 since 20 May 2025 (a superior's rank is no cap any more). */
export function regularPromotion(record: PersonnelRecord, input: PathInput, parameters: RuleParameters): PathFinding {
  const { grade, tmtGrade, asOf } = input
  const base = { path: 'reguler', basis, credit: null, levelRise: null, conditions: [], caveats: [] } as const
  const target = nextGrade(grade)
  if (!target) {
    const caveats = [`${grade} adalah pangkat tertinggi.`]
    return { ...base, outcome: 'at_ceiling', target: null, eligibleOn: null, caveats }
  }
  const education = recognisedEducation(record, asOf)
  if (!education) {
    const caveats = ['Ijazah yang diakui belum tercatat, sehingga batas pangkat belum dapat dipastikan.']
    return { ...base, outcome: 'unknown', target, eligibleOn: null, caveats }
  }
  const ceiling = educationCeiling(education.level, parameters)
  const name = educationNames[education.level]
  if (gradeOrder(target) > gradeOrder(ceiling)) {
    const caveats = [
      `Dengan ijazah ${name} yang tercatat, KP reguler paling tinggi sampai ${ceiling}.`,
      'Jalan lain: ijazah lebih tinggi (pencantuman gelar atau KP penyesuaian ijazah), atau pindah ke jabatan fungsional.',
    ]
    return { ...base, outcome: 'at_ceiling', target: null, eligibleOn: null, caveats }
  }
  const { specialistPromotion } = parameters
  const isShort = grade === specialistPromotion.from && isSpecialist(record, asOf)
  const months = isShort ? specialistPromotion.months : parameters.promotionMonths.regular
  const eligibleOn = isShort
    ? nextPeriod(tmtGrade.add({ months }), parameters)
    : regularEligibleOn(tmtGrade, parameters)
  const conditions: Condition[] = [
    timeInRank(input, months),
    ...(isShort ? [condition(true, 'Memiliki Spesialis I, sehingga masa di pangkat lebih singkat')] : []),
    condition(true, `Ijazah ${name}: KP reguler sampai ${ceiling}`),
  ]
  const passed = record.exams
    .filter(({ passedOn }) => Temporal.PlainDate.compare(passedOn, asOf) <= 0)
    .map(({ kind }) => kind)
  const exam = requiredServiceExam({ grade, education: education.level, passed, isFunctional: false })
  if (exam) {
    const isDue = Temporal.PlainDate.compare(eligibleOn, asOf) <= 0
    conditions.push(condition(passed.includes(exam), `Lulus ${serviceExamNames[exam]}`, isDue ? 'failed' : 'open'))
  }
  return {
    ...base,
    outcome: 'expected',
    target,
    eligibleOn,
    conditions,
    ...(isShort
      ? { ratedYears: specialistPromotion.years, basis: [{ name: 'PP 99/2000 Pasal 7 ayat (2)' }, ...basis.slice(1)] }
      : {}),
  }
}
