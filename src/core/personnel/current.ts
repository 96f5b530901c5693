/** What holds for a person on a given day: rank, own post, education, service figure; by date, never by row order. */
import { gradeGroup, isPnsGrade } from './grades.ts'
import {
  type EducationEntry,
  educationLevels,
  type Grade,
  type LegalStatus,
  type PersonnelRecord,
  type PostEntry,
  type RankEntry,
} from './record.ts'

/** The masa kerja golongan that counts, as the newest decree prints it. */
export interface ServiceFigure {
  readonly source: 'kp' | 'kgb' | 'pmk'
  readonly grade: Grade
  readonly tmt: Temporal.PlainDate
  readonly serviceYears: number
  readonly serviceMonths: number
}

export function currentRank(record: PersonnelRecord, asOf: Temporal.PlainDate): RankEntry | null {
  return newest(record.ranks.filter((rank) => isOnOrBefore(rank.tmt, asOf)))
}

/** The person's own (definitif) post; an acting appointment (Plt, Plh, Pj, tugas tambahan) is never one. */
export function currentPost(record: PersonnelRecord, asOf: Temporal.PlainDate): PostEntry | null {
  const held = record.posts.filter(
    (post) =>
      post.assignment === 'definitif' &&
      isOnOrBefore(post.tmt, asOf) &&
      (post.endedOn === null || isOnOrBefore(asOf, post.endedOn)),
  )
  return newest(held)
}

/** The highest diploma that BKN has recorded (pencantuman gelar); others do not lift a ceiling. */
export function recognisedEducation(record: PersonnelRecord, asOf: Temporal.PlainDate): EducationEntry | null {
  return highest(record.education.filter((entry) => entry.isRecognised && isOnOrBefore(entry.graduatedOn, asOf)))
}

/** The highest diploma whether recorded or not, for hints. */
export function highestEducation(record: PersonnelRecord, asOf: Temporal.PlainDate): EducationEntry | null {
  return highest(record.education.filter((entry) => isOnOrBefore(entry.graduatedOn, asOf)))
}

/**
 * The newest of rank decree, KGB letter and PMK. On one date the PMK wins, then the rank decree, which already counts
 * the raise of that day. A letter that still carries another roman golongan than the rank is left out: its service
 * has not been cut yet (a promotion that was decreed backwards in time).
 */
export function latestServiceFigure(record: PersonnelRecord, asOf: Temporal.PlainDate): ServiceFigure | null {
  const rank = currentRank(record, asOf)
  if (!rank) return null
  let figure: ServiceFigure = { ...serviceOf(rank), source: 'kp' }
  for (const raise of record.raises) {
    if (!isOnOrBefore(raise.tmt, asOf) || !isSameLadder(raise.grade, rank.grade)) continue
    const order = Temporal.PlainDate.compare(raise.tmt, figure.tmt)
    if (order > 0 || (order === 0 && raise.kind === 'pmk')) {
      figure = { ...serviceOf(raise), grade: rank.grade, source: raise.kind }
    }
  }
  return figure
}

/** Kedudukan hukum on that day: a dated spell that covers it, else the status of the record. */
export function legalStatusAt(record: PersonnelRecord, asOf: Temporal.PlainDate): LegalStatus {
  const spells = record.statuses
    .filter((spell) => isOnOrBefore(spell.from, asOf) && (spell.until === null || isOnOrBefore(asOf, spell.until)))
    .map((spell) => ({ ...spell, tmt: spell.from }))
  const spell = newest(spells)
  if (spell) return spell.status
  const since = record.legalStatusSince
  return since && Temporal.PlainDate.compare(since, asOf) > 0 ? 'aktif' : record.legalStatus
}

function serviceOf(entry: Omit<ServiceFigure, 'source'>): Omit<ServiceFigure, 'source'> {
  const { grade, tmt, serviceYears, serviceMonths } = entry
  return { grade, tmt, serviceYears, serviceMonths }
}

function isSameLadder(a: Grade, b: Grade): boolean {
  return isPnsGrade(a) && isPnsGrade(b) ? gradeGroup(a) === gradeGroup(b) : a === b
}

function isOnOrBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) <= 0
}

function newest<Entry extends { readonly tmt: Temporal.PlainDate }>(entries: readonly Entry[]): Entry | null {
  return entries.reduce<Entry | null>(
    (best, entry) => (best === null || Temporal.PlainDate.compare(entry.tmt, best.tmt) > 0 ? entry : best),
    null,
  )
}

function highest(entries: readonly EducationEntry[]): EducationEntry | null {
  const order = (entry: EducationEntry): number => educationLevels.indexOf(entry.level)
  return entries.reduce<EducationEntry | null>(
    (best, entry) => (best === null || order(entry) > order(best) ? entry : best),
    null,
  )
}
