/** The answer about a CPNS's first year; for others, why it does not concern them. */
import { formatDate, untilText } from '../calendar/indonesian-date.ts'
import { firstYear } from '../personnel/first-year.ts'
import type { TrainingSession } from '../training-session.ts'
import { kindNames } from './career.ts'
import { closing } from './closing.ts'
import { conditionRows } from './condition-rows.ts'
import type { Facts } from './facts.ts'
import { nearDate } from './near-date.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

export function firstYearAnswer(facts: Facts, sessions: readonly TrainingSession[]): Reply {
  const { record, parameters, today } = facts
  const { value, basis, caveats, conditions } = firstYear(record, today, parameters, sessions)
  const { outcome, fullOn, latsar } = value
  const correct = offer('Data saya keliru', { name: 'correct_data' })
  if (outcome === 'unknown') return reply('career.missing', { ...closing(facts), apa: 'TMT CPNS' }, [correct])
  if (!fullOn) {
    const isPns = outcome === 'appointed'
    return reply(
      'career.first-year-none',
      {
        ...closing(facts, { basis }),
        pns: isPns,
        jenis: kindNames[record.kind],
        sejak: isPns && record.tmtPns ? formatDate(record.tmtPns) : null,
      },
      isPns
        ? [offerTopic('promotion.next'), offerTopic('career.service')]
        : [offerTopic('training.elearning'), offerTopic('career.contract')],
    )
  }
  return reply(
    'career.first-year',
    {
      ...closing(facts, { basis, caveats }),
      lewat: outcome === 'overdue',
      genap: nearDate(fullOn, today),
      lagi: untilText(fullOn, today),
      syarat: conditionRows(conditions),
    },
    [
      ...(latsar === null ? [] : [offer('Lihat jadwal latsar', { name: 'training.show', session: latsar })]),
      offerTopic('appraisal.status'),
      offer('Hubungi BKPP', { name: 'about', subject: 'contact' }),
    ],
  )
}
