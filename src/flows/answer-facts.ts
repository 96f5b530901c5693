/** Fetches what an answer has to be given, and makes it. */
import { type Answered, answer } from '#core/answers/answer.ts'
import { teamYearOf } from '#core/answers/appraisal-team.ts'
import type { Facts } from '#core/answers/facts.ts'
import { monthsAhead, trainingWindow } from '#core/answers/training-lists.ts'
import type { Ask } from '#core/dialogue/command.ts'
import { type ParameterRow, parametersAt, type RuleParameters } from '#core/personnel/parameters.ts'
import type { PersonnelRecord } from '#core/personnel/record.ts'
import { isCancellable, type TrainingSession } from '#core/training-session.ts'
import type { Clock } from '#ports/clock.ts'
import type { Rulebook } from '#ports/personnel.ts'
import type { Stores } from '#ports/stores.ts'
import { requestsOf } from './requests-of.ts'

export interface AnswerFacts {
  facts(record: PersonnelRecord): Promise<Facts>
  answer(stores: Stores, ask: Ask, facts: Facts): Promise<Answered>
  /** Sessions among which a title is looked for. */
  named(stores: Stores, kind: 'register' | 'wait' | 'cancel', facts: Facts): Promise<readonly TrainingSession[]>
}

/** Latsar falls into the year of probation; somebody who is a CPNS for longer has it looked for in two. */
function sinceFirst(tmtCpns: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  const oldest = today.subtract({ years: 2 })
  return Temporal.PlainDate.compare(tmtCpns, oldest) < 0 ? oldest : tmtCpns
}

export function createAnswerFacts(needs: { rulebook: Rulebook; clock: Clock }): AnswerFacts {
  const { rulebook, clock } = needs
  let checked: { rows: readonly ParameterRow[]; date: string; parameters: RuleParameters } | null = null

  const within = (stores: Stores, ask: Ask, { record, today }: Facts) => {
    const { from, until } = trainingWindow(ask, today)
    return stores.trainings.list(record.id, from, until)
  }
  const ahead = ({ record, today }: Facts, stores: Stores) =>
    stores.trainings.list(record.id, today, today.add({ months: monthsAhead }))

  return {
    async facts(record) {
      const today = clock.today()
      const [rows, holidays] = await Promise.all([rulebook.parameters(), rulebook.holidays()])
      // The rulebook gives the same rows until they change, and checking them all costs more than an answer.
      if (checked?.rows !== rows || checked.date !== today.toString()) {
        checked = { rows, date: today.toString(), parameters: parametersAt(rows, today) }
      }
      return { record, parameters: checked.parameters, holidays, today }
    },

    async answer(stores, ask, facts) {
      const sessions = await sessionsFor(stores, ask, facts)
      const isTeam = ask.topic === 'appraisal.team' && facts.record.teamSize > 0
      const year = teamYearOf(ask, facts.today)
      const team = isTeam ? await stores.personnel.team(facts.record.id, year) : []
      const requests = ask.topic === 'requests.mine' ? await requestsOf(stores, facts.record.id) : []
      return answer(ask, facts, { sessions, team, requests })
    },

    async named(stores, kind, facts) {
      if (kind !== 'cancel') return ahead(facts, stores)
      const mine = await stores.trainings.registrations(facts.record.id, facts.today)
      return mine.filter((session) => !session.isCancelled && isCancellable(session, facts.today))
    },
  }

  async function sessionsFor(stores: Stores, ask: Ask, facts: Facts): Promise<readonly TrainingSession[]> {
    const { record, today } = facts
    switch (ask.topic) {
      case 'training.list':
        return within(stores, ask, facts)
      case 'training.elearning':
        return ahead(facts, stores)
      case 'training.recommended':
        return ask.fromMonth ? within(stores, ask, facts) : ahead(facts, stores)
      case 'career.first_year':
        return record.kind === 'cpns' && record.tmtCpns
          ? stores.trainings.list(record.id, sinceFirst(record.tmtCpns, today), today.add({ years: 1 }))
          : []
      case 'training.registrations':
        return stores.trainings.registrations(record.id, today)
      default:
        return []
    }
  }
}
