/** Which proposals a person has under way: those that the dates call for, and a few of everyday life. */
import { gradeOrder, isPnsGrade, nextGrade } from '#core/personnel/grades.ts'
import type { RuleParameters } from '#core/personnel/parameters.ts'
import { nextPeriod } from '#core/personnel/promotion-period.ts'
import type { EducationEntry, Proposal } from '#core/personnel/record.ts'
import type { Wish } from './cast.ts'
import type { Employment } from './employment.ts'
import { firstOfMonth, isAfter } from './months.ts'
import { buildProposal } from './proposals.ts'
import type { Random } from './random.ts'

export interface PersonProposalNeeds {
  readonly id: string
  readonly today: Temporal.PlainDate
  readonly employment: Employment
  readonly random: Random
  readonly wish: Wish
  readonly monthsLeft: number
  readonly tmtPensiun: Temporal.PlainDate
  readonly parameters: RuleParameters
  readonly education: readonly EducationEntry[]
}

export function personProposals(needs: PersonProposalNeeds): Proposal[] {
  const { id, today, employment, random, wish, monthsLeft, tmtPensiun } = needs
  const proposals: Proposal[] = []
  const add = (service: Proposal['service'], targetTmt: Temporal.PlainDate | null, reached: number): void => {
    const returnedFor = service === 'kp' ? wish.returnedProposal : undefined
    proposals.push(buildProposal({ personId: id, today, service, targetTmt, reached, returnedFor }))
  }
  if (employment.kind !== 'pns') {
    if (random.chance(0.12)) add('kartu_asn', null, random.int(1, 3))
    return proposals
  }
  if (wish.status?.kind === 'cltn') return proposals
  const promotion = wish.status ? null : regularPromotion(needs)
  if (promotion && !isAfter(promotion, today.add({ months: 3 }))) {
    add('kp', promotion, wish.returnedProposal ? 2 : isAfter(today, promotion) ? random.int(4, 5) : random.int(1, 4))
  } else if (random.chance(0.08)) {
    add('kgb', firstOfMonth(today).add({ months: 2 }), random.int(1, 2))
  }
  if (monthsLeft <= 9) add('pensiun', tmtPensiun, wish.status?.kind === 'mpp' ? 3 : 4)
  if (wish.laterDegree === 'private') add('pencantuman_gelar', null, 2)
  else if (random.chance(0.1)) add('pencantuman_gelar', null, random.int(1, 5))
  if (random.chance(0.1)) add('kartu_asn', null, random.int(1, 3))
  return proposals
}

/** The TMT that four years in the rank allow, where diploma or post leave room; null for functional posts. */
function regularPromotion({ employment, parameters }: PersonProposalNeeds): Temporal.PlainDate | null {
  const rank = employment.ranks.at(-1)
  const post = employment.posts.findLast((entry) => entry.assignment === 'definitif')
  if (!rank || !isPnsGrade(rank.grade) || post?.kind !== 'pelaksana') return null
  const grown = nextGrade(rank.grade)
  const ceiling = parameters.educationCeilings[employment.diploma.level]
  if (!grown || gradeOrder(grown) > gradeOrder(ceiling)) return null
  return nextPeriod(rank.tmt.add({ months: 48 }), parameters)
}
