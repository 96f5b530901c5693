/** A career in the offices: regular promotions up to the diploma's ceiling, or along the ladder of managerial posts. */
import { gradeOrder, isPnsGrade, nextGrade, postRange } from '#core/personnel/grades.ts'
import type { RuleParameters } from '#core/personnel/parameters.ts'
import { nextPeriod } from '#core/personnel/promotion-period.ts'
import type { Echelon, PnsGrade, PostKind, RankEntry } from '#core/personnel/record.ts'
import { isAfter } from './months.ts'
import type { Random } from './random.ts'
import { nextRankEntry } from './service.ts'

export interface OfficeStep {
  readonly kind: PostKind
  /** Null: pelaksana. */
  readonly echelon: Echelon | null
  readonly tmt: Temporal.PlainDate
  readonly endedOn: Temporal.PlainDate | null
}

export interface OfficeCareer {
  readonly ranks: readonly RankEntry[]
  readonly steps: readonly OfficeStep[]
}

/** The rank at which a PNS is taken into each post; one post after the other. */
const ladder = [
  { echelon: 'IV.a', grade: 'III/c', kind: 'pengawas' },
  { echelon: 'III.b', grade: 'III/d', kind: 'administrator' },
  { echelon: 'III.a', grade: 'IV/a', kind: 'administrator' },
  { echelon: 'II.b', grade: 'IV/b', kind: 'jpt_pratama' },
  { echelon: 'II.a', grade: 'IV/c', kind: 'jpt_pratama' },
] as const satisfies readonly { echelon: Echelon; grade: PnsGrade; kind: PostKind }[]

/** How many promotions it takes from the first rank to the post's own. */
export function promotionsTo(echelon: Echelon, first: PnsGrade): number {
  const rung = ladder.find((each) => each.echelon === echelon)
  return rung ? gradeOrder(rung.grade) - gradeOrder(first) : 0
}

export interface OfficeNeeds {
  readonly today: Temporal.PlainDate
  readonly random: Random
  readonly parameters: RuleParameters
  readonly firstRank: RankEntry
  readonly echelon: Echelon | null
  /** The highest rank by regular promotion. */
  readonly ceiling: PnsGrade
  /** Promotions stop here (leave without pay, study, preparation for retirement). */
  readonly frozenFrom?: Temporal.PlainDate | undefined
  readonly isPunctual?: boolean | undefined
}

export function officeCareer(needs: OfficeNeeds): OfficeCareer {
  const { random, parameters, firstRank, echelon } = needs
  const end = needs.frozenFrom ?? needs.today
  const ranks = [firstRank]
  const steps: OfficeStep[] = [{ kind: 'pelaksana', echelon: null, tmt: firstRank.tmt, endedOn: null }]
  const rungs = ladder.slice(0, ladder.findIndex((rung) => rung.echelon === echelon) + 1)
  let held: Echelon | null = null

  for (;;) {
    const rank = ranks.at(-1) ?? firstRank
    if (!isPnsGrade(rank.grade)) break
    for (const rung of rungs) {
      if (rung.grade !== rank.grade) continue
      const tmt = rank.tmt.add({ months: random.int(1, 9), days: random.int(0, 20) })
      if (isAfter(tmt, end)) continue
      const previous = steps.pop()
      if (previous) steps.push({ ...previous, endedOn: tmt.subtract({ days: 1 }) })
      steps.push({ kind: rung.kind, echelon: rung.echelon, tmt, endedOn: null })
      held = rung.echelon
    }
    const grown = nextGrade(rank.grade)
    const highest = held ? postRange(held, parameters).highest : needs.ceiling
    if (!grown || gradeOrder(grown) > gradeOrder(highest)) break
    const months = 48 + (needs.isPunctual || random.chance(0.7) ? 0 : random.int(1, 5))
    const tmt = nextPeriod(rank.tmt.add({ months }), parameters)
    if (isAfter(tmt, end)) break
    ranks.push(nextRankEntry(rank, grown, tmt, held ? 201 : 101))
  }
  return { ranks, steps }
}
