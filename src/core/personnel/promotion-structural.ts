/** KP pilihan of a managerial post: inside the range of ranks that the post's echelon allows (PP 99/2000 jo. PP 12/2002). */
import { formatDate } from '../calendar/indonesian-date.ts'
import type { Basis } from './finding.ts'
import { condition } from './finding-text.ts'
import { gradeOrder, nextGrade, postRange } from './grades.ts'
import type { RuleParameters } from './parameters.ts'
import type { PathFinding, PathInput } from './promotion-outlook.ts'
import { nextPeriod } from './promotion-period.ts'
import { timeInRank } from './promotion-time.ts'
import type { Echelon, PnsGrade, PostEntry } from './record.ts'

const basis: readonly Basis[] = [
  { name: 'PP 99/2000 jo. PP 12/2002' },
  { name: 'PP 100/2000 jo. PP 13/2002' },
  { name: 'Peraturan BKN 4/2025', since: Temporal.PlainDate.from('2025-10-01') },
]

const caveats: readonly string[] = [
  'Perhitungan untuk jabatan manajerial perlu verifikasi BKPP.',
  'Syarat lama "tidak melampaui pangkat atasan langsung" belum dipastikan masih berlaku untuk jabatan manajerial.',
]

export interface StructuralStep {
  readonly outcome: 'expected' | 'at_ceiling' | 'too_far_below'
  readonly eligibleOn: Temporal.PlainDate | null
  /** One step below the post's lowest rank: the short way of one year each is open. */
  readonly isBelowRange: boolean
}

/**
 * One step below the post's lowest rank: a year in the rank and a year in the post, or four years in the rank and the
 * first period after the induction. In range: four years. `inductedOn` may be any day; months clamp to a month's end.
 */
export function structuralStep(
  input: {
    readonly grade: PnsGrade
    readonly tmtGrade: Temporal.PlainDate
    readonly echelon: Echelon
    readonly inductedOn: Temporal.PlainDate
  },
  parameters: Pick<RuleParameters, 'postRanges' | 'promotionMonths' | 'promotionPeriods'>,
): StructuralStep {
  const { grade, tmtGrade, echelon, inductedOn } = input
  const { structural, structuralShort, post } = parameters.promotionMonths
  const { lowest, highest } = postRange(echelon, parameters)
  const gap = gradeOrder(lowest) - gradeOrder(grade)
  if (gap > 1) return { outcome: 'too_far_below', eligibleOn: null, isBelowRange: true }
  if (gap === 1) {
    const short = later(tmtGrade.add({ months: structuralShort }), inductedOn.add({ months: post }))
    const long = later(tmtGrade.add({ months: structural }), inductedOn.add({ days: 1 }))
    return { outcome: 'expected', eligibleOn: nextPeriod(earlier(short, long), parameters), isBelowRange: true }
  }
  const target = nextGrade(grade)
  if (!target || gradeOrder(target) > gradeOrder(highest)) {
    return { outcome: 'at_ceiling', eligibleOn: null, isBelowRange: false }
  }
  return {
    outcome: 'expected',
    eligibleOn: nextPeriod(tmtGrade.add({ months: structural }), parameters),
    isBelowRange: false,
  }
}

export function structuralPromotion(post: PostEntry, input: PathInput, parameters: RuleParameters): PathFinding {
  const { grade, tmtGrade, asOf } = input
  const target = nextGrade(grade)
  const base = { path: 'struktural', basis, credit: null, levelRise: null, conditions: [], target, caveats } as const
  if (!post.echelon) {
    const missing = 'Eselon jabatan belum tercatat, sehingga rentang pangkatnya belum dapat dipastikan.'
    return { ...base, outcome: 'unknown', eligibleOn: null, caveats: [missing] }
  }
  const inductedOn = post.inductedOn ?? post.tmt
  const { lowest, highest } = postRange(post.echelon, parameters)
  const step = structuralStep({ grade, tmtGrade, echelon: post.echelon, inductedOn }, parameters)
  if (step.outcome === 'too_far_below') {
    const far = `Pangkat ${grade} lebih dari satu tingkat di bawah jenjang jabatan (${lowest} sampai ${highest}); verifikasi BKPP.`
    return { ...base, outcome: 'unknown', eligibleOn: null, caveats: [far] }
  }
  if (step.outcome === 'at_ceiling') {
    const top = `Pangkat ${grade} sudah yang tertinggi untuk jabatan ini (${lowest} sampai ${highest}).`
    return { ...base, outcome: 'at_ceiling', target: null, eligibleOn: null, caveats: [top] }
  }
  const { structural, structuralShort, post: postMonths } = parameters.promotionMonths
  const rangeText = condition(true, `Jenjang pangkat jabatan: ${lowest} sampai ${highest}`)
  if (!step.isBelowRange) {
    const conditions = [timeInRank(input, structural), rangeText]
    return { ...base, outcome: 'expected', eligibleOn: step.eligibleOn, conditions }
  }
  const inPostOn = inductedOn.add({ months: postMonths })
  const isLongInRank = Temporal.PlainDate.compare(tmtGrade.add({ months: structural }), inPostOn) <= 0
  const inPost = condition(
    Temporal.PlainDate.compare(inPostOn, asOf) <= 0,
    `1 tahun dalam jabatan (dilantik ${formatDate(inductedOn)})`,
    'open',
  )
  const conditions = isLongInRank
    ? [timeInRank(input, structural), rangeText]
    : [timeInRank(input, structuralShort), inPost, rangeText]
  return { ...base, outcome: 'expected', eligibleOn: step.eligibleOn, conditions }
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) >= 0 ? a : b
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) <= 0 ? a : b
}
