/** The names of all kinds of personnel records that can be imported, in the order of a template. */

export const recordKindNames = [
  'unit',
  'employee',
  'appointment',
  'rank',
  'raise',
  'post',
  'education',
  'credit',
  'exam',
  'discipline',
  'status',
  'award',
  'leave',
  'contract',
  'appraisal',
  'evaluation',
  'certificate',
  'index',
  'competency',
  'requirement',
  'assessment',
  'proposal',
  'session',
] as const
export type RecordKindName = (typeof recordKindNames)[number]
