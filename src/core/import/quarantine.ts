/** What counts as odd in imported data: the thresholds at which rows are set aside for a person's word, each with its reason. */
import type { RecordKindName } from './record-kind.ts'

/** Youngest at an appointment of a PPPK or a graduate of a service school, and past every BUP (the last is 70). */
export const activeAges = { min: 17, max: 75 }

/**
 * The last day on which a date of the past may lie: `today` for what has happened when the data was true, `year` where
 * a year alone is read as its last day, `ahead` for what is decided up to a year before it holds.
 */
export type LatestDay = 'today' | 'year' | 'ahead'

export const latestDays: Readonly<Partial<Record<RecordKindName, Readonly<Record<string, LatestDay>>>>> = {
  employee: { birth_date: 'today', tmt_cpns: 'ahead', tmt_pns: 'ahead', legal_status_since: 'ahead' },
  appointment: { tmt: 'ahead', decree_date: 'today' },
  rank: { tmt: 'ahead', decree_date: 'today' },
  raise: { tmt: 'ahead', decree_date: 'today' },
  post: { tmt: 'ahead', inducted_on: 'ahead' },
  education: { graduated_on: 'year' },
  credit: { period_until: 'year' },
  exam: { passed_on: 'today' },
  discipline: { period_from: 'ahead' },
  status: { period_from: 'ahead' },
  award: { awarded_on: 'year' },
  contract: { starts_on: 'ahead' },
  appraisal: {
    plan_submitted_on: 'today',
    plan_approved_on: 'today',
    self_assessed_on: 'today',
    evaluated_on: 'today',
  },
  evaluation: { submitted_on: 'today', evaluated_on: 'today' },
  certificate: { starts_on: 'today', ends_on: 'year' },
  assessment: { assessed_on: 'year' },
  proposal: { submitted_on: 'today', reached_on: 'today' },
}

/**
 * Values that tell a column filled down by mistake. One TMT, one contract or one day of evaluation for thousands is
 * ordinary (cohorts of PPPK, 1 January), so only columns are watched in which people naturally differ: of birth dates
 * the commonest falls on a few in ten thousand, one phone number belongs to one person, names are hardly shared.
 */
export const telling: Readonly<Partial<Record<RecordKindName, Readonly<Record<string, number>>>>> = {
  employee: { birth_date: 0.02, phone: 0.02, full_name: 0.02, tmt_pensiun: 0.2 },
  education: { graduated_on: 0.5 },
}
/** In fewer rows a share says nothing. */
export const massFrom = 200

/** So large a part missing is a filter left on or a sheet forgotten, not a month's departures. */
export const goneShare = 0.2
/** Fewer are seen at a glance in the difference and need no word of their own. */
export const goneFrom = { people: 10, rows: 20 }
