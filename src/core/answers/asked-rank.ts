/** What is true of the golongan that somebody aims at, where it is not simply the next one. */
import { formatDate } from '../calendar/indonesian-date.ts'
import { currentPost, currentRank, recognisedEducation } from '../personnel/current.ts'
import { educationNames } from '../personnel/education-names.ts'
import { gradeLabel, gradeOrder, isPnsGrade, levelNames, levelRange, postRange } from '../personnel/grades.ts'
import type { PromotionOutlook } from '../personnel/promotion-outlook.ts'
import { educationCeiling } from '../personnel/promotion-regular.ts'
import type { Grade, PnsGrade } from '../personnel/record.ts'
import type { Facts } from './facts.ts'

/** As the template wants it: each of these is a sentence, null where it is not said. */
const silent = {
  milikPppk: false,
  dipegang: null,
  terlewati: null,
  lewatIjazah: false,
  tertutup: false,
  sesudah: null,
  batasIjazah: null,
  batasJabatan: null,
  batasJenjang: null,
} as const

/** `byDiploma`: the golongan that a diploma opens, where that way is shown. Empty where the rest of the answer says all. */
export function askedRank(
  facts: Facts,
  outlook: PromotionOutlook,
  asked: Grade | undefined,
  byDiploma: PnsGrade | null,
) {
  const rank = currentRank(facts.record, facts.today)
  const { outcome, target } = outlook
  if (asked === undefined || asked === target || outcome === 'not_applicable' || !rank) return []
  if (!isPnsGrade(rank.grade)) return []
  const base = { ...silent, golongan: gradeLabel(asked) }
  if (!isPnsGrade(asked)) return [{ ...base, golongan: `Golongan ${asked}`, milikPppk: true }]
  const since = formatDate(rank.tmt)
  if (asked === rank.grade) return [{ ...base, dipegang: since }]
  if (gradeOrder(asked) < gradeOrder(rank.grade)) {
    return [{ ...base, terlewati: { sekarang: gradeLabel(rank.grade), sejak: since } }]
  }
  if (byDiploma && gradeOrder(byDiploma) >= gradeOrder(asked)) return [{ ...base, lewatIjazah: true }]
  if (!target) return outcome === 'at_ceiling' ? [{ ...base, tertutup: true }] : []
  const steps = gradeOrder(asked) - gradeOrder(target)
  // A rank decreed in several steps at once: the one asked for lies before it.
  if (steps < 0) return []
  return [{ ...base, sesudah: steps, ...limit(facts, outlook, asked) }]
}

/** What on record ends before that golongan. */
function limit({ record, parameters, today }: Facts, { path }: PromotionOutlook, asked: PnsGrade) {
  const isBeyond = (highest: PnsGrade) => gradeOrder(asked) > gradeOrder(highest)
  if (path === 'reguler') {
    const education = recognisedEducation(record, today)
    const ceiling = education && educationCeiling(education.level, parameters)
    if (!ceiling || !isBeyond(ceiling)) return {}
    return { batasIjazah: { ijazah: educationNames[education.level], batas: ceiling } }
  }
  const post = currentPost(record, today)
  if (path === 'struktural' && post?.echelon) {
    const { highest } = postRange(post.echelon, parameters)
    return isBeyond(highest) ? { batasJabatan: { batas: highest } } : {}
  }
  if (path === 'fungsional' && post?.level) {
    const { highest } = levelRange(post.level, parameters)
    return isBeyond(highest) ? { batasJenjang: { jenjang: levelNames[post.level], batas: highest } } : {}
  }
  return {}
}
