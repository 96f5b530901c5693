/** A functional career (JF): credit by yearly predicate, ranks by credit, the next level before its rank. */
import { gradeOrder, isPnsGrade, levelNames, levelRange, nextGrade, nextLevel } from '#core/personnel/grades.ts'
import type { RuleParameters } from '#core/personnel/parameters.ts'
import { nextPeriod } from '#core/personnel/promotion-period.ts'
import type { CreditEntry, FunctionalLevel, PnsGrade, RankEntry } from '#core/personnel/record.ts'
import { isAfter } from './months.ts'
import type { Random } from './random.ts'
import { predicateOf, ratingOf } from './ratings.ts'
import { nextRankEntry } from './service.ts'

export interface FunctionalStep {
  readonly level: FunctionalLevel
  readonly title: string
  readonly tmt: Temporal.PlainDate
  readonly endedOn: Temporal.PlainDate | null
}

export interface FunctionalCareer {
  readonly ranks: readonly RankEntry[]
  readonly steps: readonly FunctionalStep[]
  readonly credits: readonly (CreditEntry & { readonly kind: 'integrasi' | 'konversi' })[]
}

export interface FunctionalNeeds {
  readonly personId: string
  readonly today: Temporal.PlainDate
  readonly random: Random
  readonly parameters: RuleParameters
  readonly profession: string
  readonly entry: FunctionalLevel
  readonly firstRank: RankEntry
  /** The day on which the post is taken, usually with the appointment as PNS. */
  readonly takenOn: Temporal.PlainDate
  /** No place at the level above: the person stays, whatever the credit. */
  readonly highestLevel?: FunctionalLevel | undefined
}

/** Under the rules of 2023 as if they had always held; what came before is kept as one integrasi entry. */
export function functionalCareer(needs: FunctionalNeeds): FunctionalCareer {
  const { today, random, parameters, profession } = needs
  const ranks = [needs.firstRank]
  const credits: (CreditEntry & { kind: 'integrasi' | 'konversi' })[] = []
  const steps: FunctionalStep[] = []
  let level = needs.entry
  let since = needs.takenOn
  let total = baseOf(level, needs.firstRank)

  const last = (): RankEntry => ranks.at(-1) ?? needs.firstRank
  const promote = (grade: PnsGrade, from: Temporal.PlainDate): boolean => {
    const earliest = last().tmt.add({ months: 24 })
    const tmt = nextPeriod(isAfter(earliest, from) ? earliest : from, parameters)
    if (isAfter(tmt, today)) return false
    ranks.push(nextRankEntry(last(), grade, tmt, 202))
    return true
  }

  for (let year = since.year; ; year++) {
    const firstDay = Temporal.PlainDate.from({ year, month: 1, day: 1 })
    const lastDay = firstDay.with({ month: 12, day: 31 })
    // The PAK of a year is made after its evaluation, so in February.
    if (isAfter(lastDay.add({ days: 32 }), today)) break
    const from = isAfter(since, firstDay) ? since : firstDay
    const months = 13 - from.month
    const percent = parameters.creditPercents[predicateOf(ratingOf(needs.personId, year))]
    total += (parameters.creditCoefficients[level] * percent * months) / 1200
    if (year >= 2022) {
      const kind = year === 2022 ? 'integrasi' : 'konversi'
      credits.push({ kind, level, from, until: lastDay, total: Math.round(total * 1000) / 1000 })
    }
    const decidedOn = lastDay.add({ days: 1 }).add({ months: random.int(2, 5) })
    if (isAfter(decidedOn, today)) break
    advance(decidedOn)
  }
  steps.push({ level, title: titleOf(level), tmt: since, endedOn: null })
  return { ranks, steps, credits }

  function advance(decidedOn: Temporal.PlainDate): void {
    const grade = last().grade
    if (!isPnsGrade(grade)) return
    const range = levelRange(level, parameters)
    const threshold = parameters.creditThresholds[level]
    const higher = nextLevel(level)
    if (gradeOrder(grade) >= gradeOrder(range.highest)) {
      const isReached = threshold.nextLevel !== null && total >= threshold.nextLevel
      if (!isReached || !higher || level === needs.highestLevel || !random.chance(0.7)) return
      steps.push({ level, title: titleOf(level), tmt: since, endedOn: decidedOn.subtract({ days: 1 }) })
      level = higher
      since = decidedOn
      total = 0
      // The same credit that opened the level carries the first rank in it.
      promote(levelRange(level, parameters).lowest, decidedOn.add({ months: 1 }))
      return
    }
    const grown = nextGrade(grade)
    if (!grown) return
    if (gradeOrder(grade) < gradeOrder(range.lowest)) promote(grown, decidedOn)
    else if (total >= (threshold.ranks[grade] ?? Number.POSITIVE_INFINITY)) promote(grown, decidedOn)
  }

  function titleOf(at: FunctionalLevel): string {
    return `${profession} ${levelNames[at]}`
  }

  function baseOf(at: FunctionalLevel, rank: RankEntry): number {
    if (!isPnsGrade(rank.grade)) return 0
    // Terampil starts to count at II/b, so II/c brings the twenty points of that step.
    if (at === 'terampil') return rank.grade === 'II/c' ? 20 : rank.grade === 'II/d' ? 40 : 0
    return parameters.creditBases[rank.grade] ?? 0
  }
}
