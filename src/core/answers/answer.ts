/** The answer to one question about the person who is signed in, and which facts it has to be given. */
import type { Ask, Topic } from '../dialogue/command.ts'
import type { TeamMember } from '../personnel/team-member.ts'
import type { MyRequest } from '../request.ts'
import type { TrainingSession } from '../training-session.ts'
import { stagesAnswer, statusAnswer } from './appraisal.ts'
import { predicateAnswer } from './appraisal-predicate.ts'
import { teamAnswer } from './appraisal-team.ts'
import { awardAnswer } from './award.ts'
import { contractAnswer, postAnswer, profileAnswer, rankAnswer, serviceAnswer, supervisorAnswer } from './career.ts'
import { factKinds } from './fact-kinds.ts'
import type { Facts } from './facts.ts'
import { firstYearAnswer } from './first-year.ts'
import { holidaysAnswer } from './holidays.ts'
import { indexAnswer } from './index-number.ts'
import { leaveAnswer } from './leave.ts'
import { promotionAnswer, requirementsAnswer } from './promotion.ts'
import { proposalAnswer } from './proposal.ts'
import { raiseAnswer } from './raise.ts'
import type { Reply } from './reply.ts'
import { requestsAnswer } from './requests.ts'
import { retirementAnswer } from './retirement.ts'
import { elearningAnswer, registrationsAnswer, type SessionList, trainingListAnswer } from './training-lists.ts'
import { recommendedAnswer } from './training-recommended.ts'
import { gapAnswer, hoursAnswer } from './training-state.ts'

export interface MoreFacts {
  /** For `career.first_year` and the topics that list sessions: what the store gave for them. */
  readonly sessions: readonly TrainingSession[]
  /** For `appraisal.team`. */
  readonly team: readonly TeamMember[]
  /** For `requests.mine`, newest first. */
  readonly requests: readonly MyRequest[]
}

export interface Answered {
  readonly reply: Reply
  /** Set by answers that number training sessions. */
  readonly numbered: SessionList['numbered'] | null
}

type Listing = 'training.list' | 'training.recommended' | 'training.registrations' | 'training.elearning'
type Plain = Exclude<Topic, Listing>

const plain: Readonly<Record<Plain, (facts: Facts, ask: Ask, more: MoreFacts) => Reply>> = {
  'career.profile': profileAnswer,
  'career.rank': rankAnswer,
  'career.post': postAnswer,
  'career.service': serviceAnswer,
  'career.supervisor': supervisorAnswer,
  'career.contract': contractAnswer,
  'career.award': awardAnswer,
  'career.index': indexAnswer,
  'career.first_year': (facts, _ask, { sessions }) => firstYearAnswer(facts, sessions),
  'promotion.next': promotionAnswer,
  'promotion.requirements': requirementsAnswer,
  'raise.next': raiseAnswer,
  'retirement.date': retirementAnswer,
  'proposal.status': proposalAnswer,
  'leave.balance': leaveAnswer,
  'training.hours': hoursAnswer,
  'training.gap': gapAnswer,
  'appraisal.stages': stagesAnswer,
  'appraisal.status': statusAnswer,
  'appraisal.predicate': predicateAnswer,
  'appraisal.team': (facts, ask, { team }) => teamAnswer(facts, ask, team),
  'calendar.holidays': holidaysAnswer,
  'requests.mine': (facts, _ask, { requests }) => requestsAnswer(facts, requests),
}

export function answer(ask: Ask, given: Facts, more: MoreFacts): Answered {
  const facts: Facts = { ...given, kinds: factKinds(ask.topic, given) }
  switch (ask.topic) {
    case 'training.list':
      return trainingListAnswer(facts, ask, more.sessions)
    case 'training.recommended':
      return recommendedAnswer(facts, ask, more.sessions)
    case 'training.elearning':
      return elearningAnswer(facts, more.sessions)
    case 'training.registrations':
      return registrationsAnswer(facts, more.sessions)
    default:
      return { reply: plain[ask.topic](facts, ask, more), numbered: null }
  }
}
