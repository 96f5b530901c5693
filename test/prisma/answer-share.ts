/** For which share of the people each question has an answer with substance, by the rules themselves. */
import { competencyGaps } from '#core/personnel/competency-gap.ts'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { nextPromotion } from '#core/personnel/promotion.ts'
import { nextRaise } from '#core/personnel/raise.ts'
import type { PersonnelRecord } from '#core/personnel/record.ts'
import { retirement } from '#core/personnel/retirement.ts'
import type { SampleCity } from '#prisma/sample/sample-city.ts'
import { expectedRecord } from './expected-record.ts'

export function answerShares(city: SampleCity) {
  const { today } = city
  const parameters = parametersAt(defaultParameters, today)
  const records = city.people.map((person) => expectedRecord(city, person))
  const share = (has: (record: PersonnelRecord) => boolean, among: readonly PersonnelRecord[] = records): number =>
    among.filter(has).length / among.length
  const pns = records.filter(({ kind }) => kind === 'pns')
  const settled = records.filter((record) => record.appraisals.some(({ year }) => year === today.year - 2))
  return {
    promotionDate: share((record) => nextPromotion(record, today, parameters).value.date !== null, pns),
    raiseDate: share((record) => nextRaise(record, today, parameters).value.date !== null, pns),
    pensionDate: share((record) => retirement(record, today, parameters).value.tmtPensiun !== null, pns),
    supervisor: share(({ supervisor }) => supervisor !== null),
    predicate: share(({ appraisals }) => appraisals.some(({ predicate }) => predicate !== null), settled),
    certificates: share(({ certificates }) => certificates.length > 0),
    digitalGap: share((record) =>
      competencyGaps(record, parameters).value.gaps.some(({ competency }) => competency.isDigital),
    ),
    leave: share(({ leave }) => leave.length > 0, pns),
    proposals: share(({ proposals }) => proposals.length > 0),
    registered: new Set(city.registrations.map(({ employeeId }) => employeeId)).size / city.people.length,
  }
}
