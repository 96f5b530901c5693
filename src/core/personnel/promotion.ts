/** The next kenaikan pangkat of one person: chooses the path by the post, then the earliest TMT and every condition. */
import { formatDate } from '../calendar/indonesian-date.ts'
import { currentPost, currentRank, legalStatusAt } from './current.ts'
import { datedCaveats } from './dated-rule.ts'
import type { Basis, Finding } from './finding.ts'
import { decidedByBkn, finding } from './finding-text.ts'
import { isPnsGrade } from './grades.ts'
import type { RuleParameters } from './parameters.ts'
import { predicateConditions } from './predicate-conditions.ts'
import { promotionBlockers } from './promotion-blockers.ts'
import { authorityCaveats, spellCaveats } from './promotion-caveats.ts'
import { functionalPromotion } from './promotion-functional.ts'
import type { PathFinding, PathInput, PromotionOutlook } from './promotion-outlook.ts'
import { nextPeriod } from './promotion-period.ts'
import { regularPromotion } from './promotion-regular.ts'
import { structuralPromotion } from './promotion-structural.ts'
import { proposalState } from './proposal-stage.ts'
import type { PersonnelRecord, RankEntry } from './record.ts'
import { retirement } from './retirement.ts'

const otherWays = 'Jalan lain:'
const onLeaving = 'Menjelang pensiun, kemungkinan KP pengabdian dapat ditanyakan ke BKPP.'

const pppkBasis: readonly Basis[] = [{ name: 'PP 49/2018' }]
const pnsBasis: readonly Basis[] = [{ name: 'PP 99/2000 jo. PP 12/2002' }]

/**
 * A promotion is an award, never a right, so every value is an estimate but a decreed one. PPPK have none (their
 * golongan rises by no rule). Peraturan BKN 4/2025 since 1 October 2025: a TMT on day 1 of every month.
 */
export function nextPromotion(
  record: PersonnelRecord,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<PromotionOutlook> {
  const rank = currentRank(record, asOf)
  const none = { ...nothing, current: rank?.grade ?? null }
  if (record.kind === 'pppk' || record.kind === 'pppk_paruh_waktu') {
    const caveats = ['PPPK tidak mengenal kenaikan pangkat.']
    return finding({ ...none, outcome: 'not_applicable' }, { basis: pppkBasis, caveats })
  }
  const status = legalStatusAt(record, asOf)
  if (status === 'pensiun' || status === 'berhenti') {
    const caveats = ['Kenaikan pangkat hanya untuk pegawai yang masih berdinas.']
    return finding({ ...none, outcome: 'not_applicable' }, { basis: pnsBasis, caveats })
  }
  const coming = decreedRank(record, asOf)
  if (coming) return decreed(coming, none)
  const post = currentPost(record, asOf)
  if (!rank || !isPnsGrade(rank.grade) || !post) {
    const what = rank && isPnsGrade(rank.grade) ? 'Jabatan definitif' : 'Golongan'
    const caveats = [`${what} belum tercatat, sehingga kenaikan pangkat belum dapat dihitung.`]
    return finding({ ...none, outcome: 'unknown' }, { basis: pnsBasis, caveats })
  }
  const input: PathInput = { grade: rank.grade, tmtGrade: rank.tmt, asOf }
  const path =
    post.kind === 'pelaksana'
      ? regularPromotion(record, input, parameters)
      : post.kind === 'fungsional'
        ? functionalPromotion(record, post, input, parameters)
        : structuralPromotion(post, input, parameters)
  const caveats = [
    ...datedCaveats(parameters, ['promotionMonths', 'educationCeilings']),
    ...spellCaveats(record, rank.tmt, asOf),
    ...path.caveats,
    ...(path.outcome === 'expected' ? authorityCaveats(path.target) : []),
  ]
  return outlookOf(record, { ...path, caveats }, none, asOf, parameters)
}

function outlookOf(
  record: PersonnelRecord,
  path: PathFinding,
  none: PromotionOutlook,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): Finding<PromotionOutlook> {
  const { target, credit, levelRise, eligibleOn } = path
  const base = { ...none, path: path.path, target, credit, levelRise, eligibleOn }
  if (path.outcome !== 'expected' || !eligibleOn) {
    const outcome = path.outcome === 'at_ceiling' ? 'at_ceiling' : 'unknown'
    const isLeaving = outcome === 'at_ceiling' && isNearRetirement(record, asOf, parameters)
    const caveats = isLeaving
      ? [...path.caveats.filter((text) => !text.startsWith(otherWays)), onLeaving]
      : path.caveats
    return finding({ ...base, outcome }, { basis: path.basis, caveats, conditions: path.conditions })
  }
  const caveats = [...path.caveats]
  const plan = planDate(record, path, eligibleOn, asOf, parameters)
  if (plan.note) caveats.unshift(plan.note)
  const submitBy = plan.date.subtract({ days: parameters.promotionCutoffDays })
  const tmtPensiun = retirement(record, asOf, parameters).value.tmtPensiun
  if (tmtPensiun && Temporal.PlainDate.compare(plan.date, tmtPensiun) >= 0) {
    caveats.unshift(
      `Tidak sempat sebelum TMT pensiun ${formatDate(tmtPensiun)}; kemungkinan KP pengabdian silakan ditanyakan ke BKPP.`,
    )
    return finding({ ...base, outcome: 'too_late' }, { basis: path.basis, caveats, conditions: path.conditions })
  }
  const rated = predicateConditions(record, ratingDemand(path, plan.date, asOf, parameters)).conditions
  const conditions = [...path.conditions, ...rated, ...promotionBlockers(record, plan.date, asOf)]
  const outcome = conditions.some(({ state }) => state === 'failed') ? 'blocked' : 'expected'
  caveats.push(decidedByBkn)
  return finding(
    { ...base, outcome, date: plan.date, submitBy },
    { basis: path.basis, caveats, conditions, isEstimate: true },
  )
}

function ratingDemand(
  { ratedYears = 2 }: PathFinding,
  date: Temporal.PlainDate,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
) {
  const submitBy = date.subtract({ days: parameters.promotionCutoffDays })
  return { years: ratedYears, worst: 2, decidedOn: submitBy, asOf, parameters, withRunningYear: true } as const
}

/**
 * The law's earliest TMT while it lies ahead. Once it has passed: the TMT of the running proposal, else the first one
 * for which a proposal can still be in on time. A low predicate on record moves it to the first TMT that no longer
 * looks at that year.
 */
function planDate(
  record: PersonnelRecord,
  path: PathFinding,
  eligibleOn: Temporal.PlainDate,
  asOf: Temporal.PlainDate,
  parameters: RuleParameters,
): { readonly date: Temporal.PlainDate; readonly note: string | null } {
  let date = eligibleOn
  let note: string | null = null
  if (Temporal.PlainDate.compare(eligibleOn, asOf) < 0) {
    const proposed = record.proposals.find(
      (proposal) =>
        proposal.service === 'kp' &&
        proposal.targetTmt !== null &&
        Temporal.PlainDate.compare(proposal.targetTmt, asOf) >= 0 &&
        proposalState(proposal, asOf).stage !== 'ditolak',
    )?.targetTmt
    date = proposed ?? nextPeriod(asOf.add({ days: parameters.promotionCutoffDays }), parameters)
    note = proposed
      ? `Usulan untuk TMT ${formatDate(proposed)} sudah diajukan.`
      : `${path.credit ? 'Waktu dan angka kreditnya' : 'Waktunya'} sudah memenuhi sejak ${formatDate(eligibleOn)}; tanggal di atas berlaku bila usulan segera diajukan.`
  }
  const { lowYear } = predicateConditions(record, ratingDemand(path, date, asOf, parameters))
  if (lowYear === null) return { date, note }
  while (predicateConditions(record, ratingDemand(path, date, asOf, parameters)).lowYear !== null) {
    date = nextPeriod(date.add({ days: 1 }), parameters)
  }
  return {
    date,
    note: `Predikat SKP ${lowYear} di bawah Baik; perlu ${path.ratedYears === 1 ? 'satu' : 'dua'} tahun berpredikat Baik sesudahnya.`,
  }
}

/** In the preparation for retirement, or in the last year: other ways to a higher rank would come too late. */
function isNearRetirement(record: PersonnelRecord, asOf: Temporal.PlainDate, parameters: RuleParameters): boolean {
  if (legalStatusAt(record, asOf) === 'mpp') return true
  const { tmtPensiun } = retirement(record, asOf, parameters).value
  return tmtPensiun !== null && Temporal.PlainDate.compare(tmtPensiun, asOf.add({ years: 1 })) <= 0
}

function decreedRank(record: PersonnelRecord, asOf: Temporal.PlainDate): RankEntry | null {
  const coming = record.ranks.filter(({ tmt }) => Temporal.PlainDate.compare(tmt, asOf) > 0)
  return coming.sort((a, b) => Temporal.PlainDate.compare(a.tmt, b.tmt))[0] ?? null
}

function decreed({ grade, tmt }: RankEntry, none: PromotionOutlook): Finding<PromotionOutlook> {
  const target = isPnsGrade(grade) ? grade : null
  const caveats = ['Keputusan kenaikan pangkat sudah tercatat.']
  return finding({ ...none, outcome: 'decreed', target, date: tmt, eligibleOn: tmt }, { basis: pnsBasis, caveats })
}

const nothing: PromotionOutlook = {
  outcome: 'unknown',
  path: null,
  current: null,
  target: null,
  date: null,
  eligibleOn: null,
  submitBy: null,
  credit: null,
  levelRise: null,
}
