/** What each part of the cast claims, as a check by the rules: the note must be true on the day the city is made. */
import { appraisalStatus } from '#core/personnel/appraisal.ts'
import { currentRank, highestEducation, recognisedEducation } from '#core/personnel/current.ts'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { longServiceAward } from '#core/personnel/long-service.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { nextPromotion } from '#core/personnel/promotion.ts'
import { proposalState } from '#core/personnel/proposal-stage.ts'
import { nextRaise } from '#core/personnel/raise.ts'
import type { PersonnelRecord } from '#core/personnel/record.ts'
import { retirement } from '#core/personnel/retirement.ts'
import { isSpecialist } from '#core/personnel/specialist.ts'
import { trainingHours } from '#core/personnel/training-hours.ts'
import type { SampleCity } from '#prisma/sample/sample-city.ts'
import { expectedRecord } from './expected-record.ts'

type Claim = (record: PersonnelRecord) => boolean

export function notableClaims(city: SampleCity): Readonly<Record<string, Claim>> {
  const { today } = city
  const parameters = parametersAt(defaultParameters, today)
  const first = today.with({ day: 1 })
  const isMonth = (date: Temporal.PlainDate | null | undefined, ahead: number): boolean =>
    date?.equals(first.add({ months: ahead })) ?? false
  const promotion = (record: PersonnelRecord) => nextPromotion(record, today, parameters).value
  const raise = (record: PersonnelRecord) => nextRaise(record, today, parameters).value
  const pension = (record: PersonnelRecord) => retirement(record, today, parameters).value.tmtPensiun
  const overdue = (record: PersonnelRecord): number =>
    [today.year - 1, today.year].flatMap((year) =>
      appraisalStatus(record, year, today, parameters).value.stages.filter(({ state }) => state === 'overdue'),
    ).length
  const namesakes = (record: PersonnelRecord): number =>
    city.people.filter(({ fullName }) => fullName === record.fullName).length
  const bup = (record: PersonnelRecord): number | undefined => {
    const end = pension(record)
    return end ? end.year - record.birthDate.year - (record.birthDate.month === 12 ? 1 : 0) : undefined
  }

  return {
    sekda: (record) => record.supervisor === null && record.teamSize >= 20,
    'leap-day': ({ birthDate }) => birthDate.month === 2 && birthDate.day === 29,
    'same-name-a': (record) => namesakes(record) === 2,
    'same-name-b': (record) => namesakes(record) === 2,
    'teacher-60': (record) => {
      const age = record.birthDate.until(today, { largestUnit: 'year' }).years
      return bup(record) === 60 && age >= 58 && record.posts.at(-1)?.level === 'ahli_muda'
    },
    'contract-next-month': ({ kind, contracts }) =>
      kind === 'pppk' && isMonth(contracts[0]?.endsOn.add({ days: 1 }), 2) && contracts.length === 1,
    'unpaid-leave': (record) => record.legalStatus === 'cltn' && promotion(record).outcome === 'blocked',
    'retirement-preparation': (record) => record.legalStatus === 'mpp' && isMonth(pension(record), 7),
    'education-ceiling': (record) =>
      promotion(record).outcome === 'at_ceiling' && currentRank(record, today)?.grade === 'III/b',
    'private-diploma': (record) =>
      highestEducation(record, today)?.level === 's1' && recognisedEducation(record, today)?.level === 'slta',
    'level-first': (record) => promotion(record).levelRise === 'ahli_muda',
    'credit-short': (record) => {
      const { credit } = promotion(record)
      return credit !== null && credit.short > 0 && credit.total > 0
    },
    'late-team': (record) =>
      city.people
        .filter(({ supervisorId }) => supervisorId === record.id)
        .filter((person) => overdue(expectedRecord(city, person)) > 0).length >= 2,
    'late-self': (record) => overdue(record) > 0,
    'pppk-teacher': (record) => record.kind === 'pppk' && promotion(record).outcome === 'not_applicable',
    'part-time': ({ kind, contracts, ranks }) =>
      kind === 'pppk_paruh_waktu' && ranks.length === 0 && contracts[0]?.endsOn.toString() === `${today.year}-12-31`,
    cpns: ({ kind, tmtCpns, tmtPns }) => kind === 'cpns' && isMonth(tmtCpns, -5) && tmtPns === null,
    'proposal-returned': ({ proposals }) =>
      proposals.some(
        (proposal) => proposal.service === 'kp' && proposalState(proposal, today).stage === 'perlu_perbaikan',
      ),
    acting: ({ posts }) => posts.some(({ assignment }) => assignment === 'plt') && posts.length > 1,
    retiring: (record) => isMonth(pension(record), 3) && isMonth(record.tmtPensiun, 3),
    'diploma-adjustment': (record) =>
      recognisedEducation(record, today)?.level === 's1' &&
      currentRank(record, today)?.grade === 'II/c' &&
      record.exams.some(({ kind }) => kind === 'upkp'),
    'raise-next-month': (record) => isMonth(raise(record).date, 1) && raise(record).outcome === 'expected',
    'promotion-soon': (record) => isMonth(promotion(record).date, 2) && promotion(record).outcome === 'expected',
    study: (record) => record.legalStatus === 'tugas_belajar',
    'double-certificate': (record) => {
      const key = (number: string | null): string => number?.toLowerCase().replaceAll(' ', '') ?? ''
      const double = record.certificates.find(({ number }) => number !== key(number) && number?.includes(' / '))
      const isSame = ({ number }: { number: string | null }): boolean => key(number) === key(double?.number ?? null)
      const { counted } = trainingHours(record, double?.endsOn ?? today, parameters).value
      return record.certificates.filter(isSame).length === 2 && counted.filter(isSame).length === 1
    },
    'award-due': (record) => isMonth(longServiceAward(record, today, parameters).value.nextOn, 1),
    'highest-pay': (record) => raise(record).outcome === 'at_maximum',
    'low-predicate': ({ appraisals }) => appraisals.findLast(({ predicate }) => predicate !== null)?.predicate === 3,
    specialist: (record) =>
      promotion(record).target === 'III/c' && isMonth(promotion(record).date, 2) && isSpecialist(record, today),
    'service-review': (record) => {
      const unreviewed = raise({ ...record, raises: record.raises.filter(({ kind }) => kind !== 'pmk') })
      const [date, later] = [raise(record).date, unreviewed.date]
      return date !== null && later !== null && Temporal.PlainDate.compare(date, later) < 0
    },
    'digital-gap': ({ competencies }) =>
      competencies.filter((one) => one.isDigital && one.required - (one.assessed ?? one.required) >= 2).length >= 5,
  }
}
