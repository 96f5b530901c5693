/** The answer about the annual predicate of the performance appraisal (SKP). */
import type { Ask } from '../dialogue/command.ts'
import { annualPredicate, appraisalOf, latestQuarter, predicateName, ratingNames } from '../personnel/predicate.ts'
import { serviceStart } from '../personnel/service-length.ts'
import { closing } from './closing.ts'
import { isContractKind } from './contract-kind.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

const romans = ['I', 'II', 'III', 'IV'] as const

export function predicateAnswer(facts: Facts, ask: Ask): Reply {
  const { record, today } = facts
  const known = record.appraisals
    .map(({ year }) => ({ year, predicate: annualPredicate(record, year, today) }))
    .filter((entry) => entry.predicate !== null)
    .sort((a, b) => b.year - a.year)
  const asked = ask.year ?? known[0]?.year ?? firstYear(facts)
  const predicate = annualPredicate(record, asked, today)
  const appraisal = predicate === null ? null : appraisalOf(record, asked)
  const running = latestQuarter(record, asked, today)
  return reply(
    'appraisal.predicate',
    {
      ...closing(facts, { basis: [{ name: 'PermenPANRB 6/2022' }] }),
      tahun: asked,
      berjalan: asked >= today.year,
      menyusul:
        ask.year === undefined && asked < today.year - 1 && appraisalOf(record, today.year - 1) ? today.year - 1 : null,
      predikat: predicate === null ? null : predicateName(predicate),
      hasil: appraisal?.result ? ratingNames[appraisal.result].toLowerCase() : null,
      perilaku: appraisal?.behaviour ? ratingNames[appraisal.behaviour].toLowerCase() : null,
      triwulan:
        predicate === null && running
          ? [{ triwulan: romans[running.quarter - 1], predikatTriwulan: predicateName(running.predicate) }]
          : [],
      lain: known
        .filter(({ year }) => year !== asked)
        .slice(0, 3)
        .map((entry) => ({
          tahunLain: entry.year,
          predikatLain: entry.predicate ? predicateName(entry.predicate) : '',
        })),
    },
    [
      offerTopic('appraisal.status'),
      offerTopic(isContractKind(record.kind) ? 'career.contract' : 'promotion.requirements'),
      offer('Data saya keliru', { name: 'correct_data', field: 'appraisal' }),
    ],
  )
}

/** Nothing is rated yet: the last closed year, for a newcomer the first one. */
function firstYear({ record, today }: Facts): number {
  return Math.max(today.year - 1, serviceStart(record, today)?.year ?? 0)
}
