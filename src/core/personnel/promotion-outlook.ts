/** What the promotion rules answer with: the outlook for people, and the part that each path contributes. */
import type { Basis, Condition } from './finding.ts'
import type { FunctionalLevel, Grade, PnsGrade } from './record.ts'

type PromotionPath = 'reguler' | 'struktural' | 'fungsional'

/** Angka kredit on the way to the next rank or level. */
export interface CreditOutlook {
  readonly level: FunctionalLevel
  /** Total inside the level as of the day that was asked about: last PAK plus finished time since. */
  readonly total: number
  /** The last PAK's total and end, null where the count starts from AK dasar without one. */
  readonly fromPak: { readonly total: number; readonly until: Temporal.PlainDate } | null
  readonly threshold: number
  /** Never below 0. */
  readonly short: number
  /** Months still needed at predicate Baik from `asOf`. */
  readonly monthsNeeded: number
  /** First day after the month in which the threshold is reached. */
  readonly reachedOn: Temporal.PlainDate
}

export interface PromotionOutlook {
  /**
   * `decreed`: a rank with a later TMT is on record. `expected`: nothing stands against it so far. `blocked`: a
   * condition has failed, `date` holds if it is mended. `too_late`: retirement comes first. `unknown`: data are missing
   * or the rule is another office's.
   */
  readonly outcome: 'decreed' | 'expected' | 'blocked' | 'at_ceiling' | 'too_late' | 'not_applicable' | 'unknown'
  readonly path: PromotionPath | null
  readonly current: Grade | null
  readonly target: PnsGrade | null
  /** Earliest TMT that can still be had, never before the day that was asked about. */
  readonly date: Temporal.PlainDate | null
  /** Earliest TMT by the law alone; it may lie in the past. */
  readonly eligibleOn: Temporal.PlainDate | null
  /** The proposal should be in by then; it may have passed. */
  readonly submitBy: Temporal.PlainDate | null
  readonly credit: CreditOutlook | null
  /** The level that must be reached first (kenaikan jenjang before kenaikan pangkat). */
  readonly levelRise: FunctionalLevel | null
}

/** One path's own conditions; `promotion.ts` adds those that all share. */
export interface PathFinding {
  readonly path: PromotionPath
  readonly outcome: 'expected' | 'at_ceiling' | 'unknown'
  readonly target: PnsGrade | null
  readonly eligibleOn: Temporal.PlainDate | null
  readonly conditions: readonly Condition[]
  readonly caveats: readonly string[]
  readonly basis: readonly Basis[]
  readonly credit: CreditOutlook | null
  readonly levelRise: FunctionalLevel | null
  /** How many finished years must be at least Baik, where it is not two. */
  readonly ratedYears?: number
}

/** What every path reads. */
export interface PathInput {
  readonly grade: PnsGrade
  readonly tmtGrade: Temporal.PlainDate
  readonly asOf: Temporal.PlainDate
}
