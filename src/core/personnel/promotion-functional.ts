/** KP of a functional post by angka kredit; the rise in level (kenaikan jenjang) comes before the rise in rank. */
import { formatDate, formatNumber } from '../calendar/indonesian-date.ts'
import { countCredit, monthsNeeded } from './credit.ts'
import { creditStart } from './credit-start.ts'
import type { Basis, Condition } from './finding.ts'
import { condition, open } from './finding-text.ts'
import { gradeOrder, levelNames, levelRange, nextGrade, nextLevel } from './grades.ts'
import type { RuleParameters } from './parameters.ts'
import { annualPredicate } from './predicate.ts'
import type { CreditOutlook, PathFinding, PathInput } from './promotion-outlook.ts'
import { nextPeriod } from './promotion-period.ts'
import { timeInRank } from './promotion-time.ts'
import { educationLevels, type FunctionalLevel, type PersonnelRecord, type PostEntry } from './record.ts'

const basis: readonly Basis[] = [
  { name: 'PermenPANRB 1/2023' },
  { name: 'Peraturan BKN 3/2023' },
  { name: 'Peraturan BKN 4/2025', since: Temporal.PlainDate.from('2025-10-01') },
]

/** Two years in the rank and the credit of PermenPANRB 1/2023, counted from the last PAK onwards. */
export function functionalPromotion(
  record: PersonnelRecord,
  post: PostEntry,
  input: PathInput,
  parameters: RuleParameters,
): PathFinding {
  const { grade, tmtGrade, asOf } = input
  const target = nextGrade(grade)
  const caveats = professionCaveats(post)
  const base = { path: 'fungsional', basis, credit: null, levelRise: null, conditions: [], target, caveats } as const
  const stop = (outcome: 'unknown' | 'at_ceiling', why: string): PathFinding => ({
    ...base,
    outcome,
    target: outcome === 'at_ceiling' ? null : target,
    eligibleOn: null,
    caveats: [why],
  })
  if (/^(dosen|guru besar|profesor)\b/i.test(post.profession ?? '')) {
    return stop(
      'unknown',
      'Dosen mengikuti ketentuan tersendiri (Permendiktisaintek 52/2025); silakan tanyakan ke BKPP.',
    )
  }
  if (parameters.notYet.includes('creditThresholds')) {
    return stop('unknown', 'Angka kredit pada waktu itu dihitung dengan aturan lain, yang tidak ada di data kami.')
  }
  if (!post.level) return stop('unknown', 'Jenjang jabatan fungsional belum tercatat.')
  if (!target) return stop('at_ceiling', `${grade} adalah pangkat tertinggi.`)
  const { lowest, highest } = levelRange(post.level, parameters)
  const time = timeInRank(input, parameters.promotionMonths.functional)
  const byTime = tmtGrade.add({ months: parameters.promotionMonths.functional })

  if (gradeOrder(grade) < gradeOrder(lowest)) {
    if (gradeOrder(target) < gradeOrder(lowest)) {
      return stop('unknown', `Pangkat ${grade} lebih dari satu tingkat di bawah jenjang jabatan; verifikasi BKPP.`)
    }
    const used = condition(
      true,
      `Sudah naik jenjang ke ${levelNames[post.level]}; angka kreditnya dipakai juga untuk kenaikan pangkat`,
    )
    const eligibleOn = nextPeriod(byTime, parameters)
    return { ...base, outcome: 'expected', eligibleOn, conditions: [time, used] }
  }
  if (gradeOrder(grade) > gradeOrder(highest)) {
    return stop(
      'at_ceiling',
      `Pangkat ${grade} sudah di atas jenjang ${levelNames[post.level]}; berikutnya perlu kenaikan jenjang lebih dulu.`,
    )
  }
  const threshold = parameters.creditThresholds[post.level].ranks[grade]
  const rises = gradeOrder(target) > gradeOrder(highest) ? nextLevel(post.level) : null
  if (threshold === undefined || (gradeOrder(target) > gradeOrder(highest) && !rises)) {
    return stop('at_ceiling', `${grade} adalah pangkat tertinggi pada jenjang ${levelNames[post.level]}.`)
  }
  const credit = creditOutlook(record, post.level, threshold, input, parameters)
  if (!credit) {
    return stop('unknown', 'Angka kredit dibaca dari PAK terakhir, dan PAK itu belum ada di data kami.')
  }
  const eligibleOn = nextPeriod(laterOf(credit.reachedOn, byTime), parameters)
  const conditions = [time, creditCondition(credit), ...levelConditions(rises)]
  return {
    ...base,
    outcome: 'expected',
    eligibleOn,
    credit,
    levelRise: rises,
    conditions,
    caveats: [
      ...creditCaveats(credit),
      ...levelCaveats(rises),
      ...degreeCaveats(record, tmtGrade, asOf, parameters),
      ...caveats,
    ],
  }
}

function creditOutlook(
  record: PersonnelRecord,
  level: FunctionalLevel,
  threshold: number,
  { asOf }: PathInput,
  parameters: RuleParameters,
): CreditOutlook | null {
  const start = creditStart(record, level, asOf, parameters)
  if (!start) return null
  const predicateOf = (year: number) => annualPredicate(record, year, asOf)
  const count = countCredit({ level, total: start.total, from: start.from, threshold, asOf, predicateOf }, parameters)
  return {
    level,
    total: count.total,
    fromPak: start.pak ? { total: start.pak.total, until: start.pak.until } : null,
    threshold,
    short: Math.max(0, threshold - count.total),
    monthsNeeded: monthsNeeded(level, count.total, threshold, parameters),
    reachedOn: count.reachedOn,
  }
}

function creditCondition({ total, threshold, short, monthsNeeded: months, reachedOn }: CreditOutlook): Condition {
  const text = `Angka kredit ${formatNumber(total)} dari ${formatNumber(threshold)}`
  if (short === 0) return condition(true, text)
  const missing = `kurang ${formatNumber(short)} AK atau sekitar ${months} bulan pada predikat Baik`
  return open(`${text}, ${missing}; tercapai sebelum ${formatDate(reachedOn)}`)
}

function levelConditions(level: FunctionalLevel | null): Condition[] {
  if (!level) return []
  return [
    open(`Kenaikan jenjang ke ${levelNames[level]} lebih dulu: ada lowongan kebutuhan jabatan`),
    open('Lulus uji kompetensi kenaikan jenjang'),
  ]
}

/** Peraturan BKN 3/2023: without a vacancy the rank may rise once, the level stays. */
function levelCaveats(level: FunctionalLevel | null): string[] {
  return level ? ['Bila belum ada lowongan, kenaikan pangkat masih dimungkinkan satu kali pada jenjang sekarang.'] : []
}

function creditCaveats({ fromPak, threshold }: CreditOutlook): string[] {
  const caveats: string[] = []
  if (!fromPak)
    caveats.push(
      'Dihitung dari angka kredit dasar karena PAK belum ada di data kami; waktu yang belum dinilai dianggap berpredikat Baik.',
    )
  else if (fromPak.total < threshold) {
    caveats.push(
      `Dihitung dari PAK sampai ${formatDate(fromPak.until)}; waktu yang belum dinilai dianggap berpredikat Baik.`,
    )
  }
  return caveats
}

/** PermenPANRB 1/2023: a quarter of the threshold once for a higher degree; no source says whether a PAK holds it already. */
function degreeCaveats(
  record: PersonnelRecord,
  from: Temporal.PlainDate,
  asOf: Temporal.PlainDate,
  { creditDiplomaPercent }: RuleParameters,
): string[] {
  const isHigher = record.education.some(
    (entry) =>
      entry.isRecognised &&
      Temporal.PlainDate.compare(entry.graduatedOn, asOf) <= 0 &&
      Temporal.PlainDate.compare(entry.graduatedOn, from) >= 0 &&
      record.education.some(
        (earlier) =>
          Temporal.PlainDate.compare(earlier.graduatedOn, entry.graduatedOn) < 0 &&
          educationLevels.indexOf(earlier.level) < educationLevels.indexOf(entry.level),
      ),
  )
  if (!isHigher || creditDiplomaPercent === 0) return []
  return [
    `Ijazah yang lebih tinggi dapat menambah ${formatNumber(creditDiplomaPercent)}% angka kredit kenaikan pangkat, satu kali; tambahan itu baru dihitung bila ada di PAK.`,
  ]
}

function professionCaveats({ profession }: PostEntry): string[] {
  const isTeacher = /^guru\b/i.test(profession ?? '')
  return [
    isTeacher
      ? 'Guru memiliki ketentuan kenaikan pangkat sendiri (PermenPANRB 21/2024); angka di atas memakai tabel umum.'
      : 'Instansi pembina jabatan fungsional dapat menambah syarat.',
  ]
}

function laterOf(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) >= 0 ? a : b
}
