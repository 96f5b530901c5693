/** Masa kerja golongan along a career: it runs on by months, and is cut when a PNS crosses into II or III. */
import { gradeGroup, isPnsGrade } from '#core/personnel/grades.ts'
import type { Grade, RankEntry } from '#core/personnel/record.ts'
import { monthsBetween } from './months.ts'

/** Months taken off by PP 7/1977: six years from I to II, five from II to III, none from III to IV. */
function cutMonths(from: Grade, to: Grade): number {
  if (!isPnsGrade(from) || !isPnsGrade(to) || gradeGroup(from) === gradeGroup(to)) return 0
  return gradeGroup(to) === 'II' ? 72 : gradeGroup(to) === 'III' ? 60 : 0
}

/** The rank entry that follows `last` when `grade` is reached on `tmt`. */
export function nextRankEntry(
  last: RankEntry,
  grade: Grade,
  tmt: Temporal.PlainDate,
  promotionCode: number,
): RankEntry {
  const months = serviceMonths(last) + monthsBetween(last.tmt, tmt) - cutMonths(last.grade, grade)
  return { grade, tmt, serviceYears: Math.floor(months / 12), serviceMonths: months % 12, promotionCode }
}

export function serviceMonths(entry: { readonly serviceYears: number; readonly serviceMonths: number }): number {
  return entry.serviceYears * 12 + entry.serviceMonths
}
