/** The answer about the next periodic raise (kenaikan gaji berkala, KGB); amounts are never named. */
import { formatDate, untilText } from '../calendar/indonesian-date.ts'
import { nextRaise } from '../personnel/raise.ts'
import { closing } from './closing.ts'
import { conditionRows } from './condition-rows.ts'
import type { Facts } from './facts.ts'
import { nearDate } from './near-date.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

export function raiseAnswer(facts: Facts): Reply {
  const { record, parameters, today } = facts
  const found = nextRaise(record, today, parameters)
  const { outcome, date, issueBy, collectBy } = found.value
  const choices = [
    offerTopic('career.rank'),
    record.kind === 'pppk' ? offerTopic('career.contract') : offerTopic('promotion.next'),
    offer('Data saya keliru', { name: 'correct_data' }),
  ]
  if (!date || (outcome !== 'expected' && outcome !== 'blocked')) {
    const keterangan = found.caveats.map((teks) => ({ teks }))
    return reply(
      'raise.none',
      {
        ...closing(facts, { basis: found.basis }),
        puncak: outcome === 'at_maximum',
        pensiunDulu: outcome === 'retires_first',
        belumTahu: outcome === 'unknown' || outcome === 'not_applicable',
        keterangan,
      },
      outcome === 'retires_first' ? [offerTopic('retirement.date'), ...choices.slice(0, 2)] : choices,
    )
  }
  const isAhead = (day: Temporal.PlainDate | null) => day !== null && Temporal.PlainDate.compare(day, today) >= 0
  return reply(
    'raise.next',
    {
      ...closing(facts, found),
      tertahan: outcome === 'blocked',
      tanggal: nearDate(date, today),
      lagi: untilText(date, today),
      syarat: conditionRows(found.conditions, 5),
      kumpul: isAhead(collectBy) && collectBy ? formatDate(collectBy) : null,
      terbit: isAhead(issueBy) && issueBy ? formatDate(issueBy) : null,
      terbitLewat: issueBy && !isAhead(issueBy) ? formatDate(issueBy) : null,
    },
    choices,
  )
}
