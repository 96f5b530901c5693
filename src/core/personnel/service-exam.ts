/** Ujian dinas for a regular promotion across roman golongan: who has to sit it, and who is exempt (PP 99/2000 Pasal 15). */
import { type EducationLevel, type ExamPass, educationLevels, type PnsGrade } from './record.ts'

export type ServiceExam = 'ujian_dinas_1' | 'ujian_dinas_2'

export const serviceExamNames: Readonly<Record<ServiceExam, string>> = {
  ujian_dinas_1: 'Ujian Dinas Tingkat I',
  ujian_dinas_2: 'Ujian Dinas Tingkat II',
}

/** Exempt: S1/D4 or Diklatpim IV/PKP for level I, S2 or Diklatpim III/PKA for level II, and holders of a functional post. */
const exemptions: Readonly<Record<ServiceExam, { from: EducationLevel; courses: readonly ExamPass['kind'][] }>> = {
  ujian_dinas_1: { from: 's1', courses: ['diklatpim_4', 'pkp'] },
  ujian_dinas_2: { from: 's2', courses: ['diklatpim_3', 'pka'] },
}

/** Null where the step needs no exam: another step than II/d to III/a and III/d to IV/a, or an exempt person. */
export function requiredServiceExam(person: {
  readonly grade: PnsGrade
  readonly education: EducationLevel | null
  readonly passed: readonly ExamPass['kind'][]
  readonly isFunctional: boolean
}): ServiceExam | null {
  const exam = person.grade === 'II/d' ? 'ujian_dinas_1' : person.grade === 'III/d' ? 'ujian_dinas_2' : null
  if (!exam || person.isFunctional) return null
  const { from, courses } = exemptions[exam]
  const isEducated =
    person.education !== null && educationLevels.indexOf(person.education) >= educationLevels.indexOf(from)
  return isEducated || courses.some((course) => person.passed.includes(course)) ? null : exam
}
