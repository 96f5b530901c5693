/** The periodic raise letters (KGB) of a career: one at every row of the pay table that was passed. */
import { isPnsGrade } from '#core/personnel/grades.ts'
import type { RuleParameters } from '#core/personnel/parameters.ts'
import type { RaiseEntry, RankEntry } from '#core/personnel/record.ts'
import { isAfter, monthsBetween } from './months.ts'
import { serviceMonths } from './service.ts'

export interface RaiseNeeds {
  readonly ranks: readonly RankEntry[]
  readonly parameters: Pick<RuleParameters, 'payRowsPns' | 'payRowsPppk'>
  /** First of a month; letters older than this were never digitised. */
  readonly from: Temporal.PlainDate
  /** Last day on which a letter could take effect. */
  readonly until: Temporal.PlainDate
}

/** A service review: a PMK on `tmt` that counts `months` of earlier work, in place of the letters from that day on. */
export function withReview(
  raises: readonly RaiseEntry[],
  ranks: readonly RankEntry[],
  { tmt, months }: { readonly tmt: Temporal.PlainDate; readonly months: number },
): readonly RaiseEntry[] {
  const rank = ranks.findLast((entry) => !isAfter(entry.tmt, tmt))
  if (!rank) return raises
  const served = serviceMonths(rank) + monthsBetween(rank.tmt, tmt) + months
  const review: RaiseEntry = {
    kind: 'pmk',
    grade: rank.grade,
    tmt,
    serviceYears: Math.floor(served / 12),
    serviceMonths: served % 12,
  }
  return [...raises.filter((raise) => isAfter(tmt, raise.tmt)), review]
}

export function buildRaises({ ranks, parameters, from, until }: RaiseNeeds): RaiseEntry[] {
  return ranks.flatMap((rank, index) => {
    const next = ranks[index + 1]
    const rows = isPnsGrade(rank.grade) ? parameters.payRowsPns[rank.grade] : parameters.payRowsPppk[rank.grade]
    const raises: RaiseEntry[] = []
    const oldest = Math.max(1, monthsBetween(rank.tmt, from))
    for (const years of rows) {
      const months = years * 12 - serviceMonths(rank)
      if (months < oldest) continue
      const tmt = rank.tmt.add({ months })
      // A raise on the day of a promotion stands in the promotion's own decree.
      if (isAfter(tmt, until) || (next && !isAfter(next.tmt, tmt))) break
      raises.push({ kind: 'kgb', grade: rank.grade, tmt, serviceYears: years, serviceMonths: 0 })
    }
    return raises
  })
}
