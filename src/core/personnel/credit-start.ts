/** Where the count of angka kredit starts: the last PAK, or AK dasar for a level that was entered under the present rule. */
import { currentPost, currentRank } from './current.ts'
import { gradeOrder, isPnsGrade, levelRange } from './grades.ts'
import type { RuleParameters } from './parameters.ts'
import type { CreditEntry, FunctionalLevel, PersonnelRecord } from './record.ts'

export interface CreditStart {
  readonly total: number
  /** First day that `total` does not cover. */
  readonly from: Temporal.PlainDate
  readonly pak: CreditEntry | null
}

/** Credit before this day was counted by another method and has to be converted in a PAK. */
const countsSince = Temporal.PlainDate.from('2023-01-01')

/**
 * The newest PAK of the level. Without one AK dasar counts, but only where it is certain: the level was entered since
 * 2023, and it isn't Terampil II/c or II/d, where sources differ. Null: read the PAK, never compute.
 */
export function creditStart(
  record: PersonnelRecord,
  level: FunctionalLevel,
  asOf: Temporal.PlainDate,
  parameters: Pick<RuleParameters, 'creditBases' | 'levelRanges'>,
): CreditStart | null {
  const pak = record.credits
    .filter((entry) => entry.level === level && Temporal.PlainDate.compare(entry.until, asOf) <= 0)
    .reduce<CreditEntry | null>(
      (best, entry) => (best && Temporal.PlainDate.compare(best.until, entry.until) >= 0 ? best : entry),
      null,
    )
  if (pak) return { total: pak.total, from: pak.until.add({ days: 1 }), pak }
  const enteredOn = levelEnteredOn(record, level, asOf)
  if (!enteredOn || Temporal.PlainDate.compare(enteredOn, countsSince) < 0) return null
  const grade = currentRank(record, enteredOn)?.grade
  if (!grade || !isPnsGrade(grade)) return null
  if (level === 'terampil' && grade !== 'II/b') return null
  const isInside = gradeOrder(grade) >= gradeOrder(levelRange(level, parameters).lowest)
  return { total: isInside ? (parameters.creditBases[grade] ?? 0) : 0, from: enteredOn, pak: null }
}

/** The day on which the unbroken run of own posts in this level began. */
function levelEnteredOn(
  record: PersonnelRecord,
  level: FunctionalLevel,
  asOf: Temporal.PlainDate,
): Temporal.PlainDate | null {
  let enteredOn: Temporal.PlainDate | null = null
  let post = currentPost(record, asOf)
  while (post && post.level === level) {
    enteredOn = post.tmt
    const before = post.tmt.subtract({ days: 1 })
    post = currentPost(record, before)
  }
  return enteredOn
}
