/** The answer about the next periodic raise (kenaikan gaji berkala, KGB); amounts are never named. */
import { formatDate, untilText } from '../calendar/indonesian-date.ts'
import { nextRaise } from '../personnel/raise.ts'
import { closing } from './closing.ts'
import { conditionRows } from './condition-rows.ts'
import { discreet } from './discreet.ts'
import type { Facts } from './facts.ts'
import { nearDate } from './near-date.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

export function raiseAnswer(facts: Facts): Reply {
  const { record, parameters, today } = facts
  const found = nextRaise(record, today, parameters)
  const { outcome, date, issueBy, collectBy } = found.value
  const correct = offer('Data saya keliru', { name: 'correct_data', field: 'raise' })
  const isContract = record.kind === 'pppk' || record.kind === 'pppk_paruh_waktu'
  const choices =
    record.kind === 'pppk_paruh_waktu'
      ? [offerTopic('career.contract'), offerTopic('training.hours'), correct]
      : [offerTopic('career.rank'), offerTopic(isContract ? 'career.contract' : 'promotion.next'), correct]
  if (outcome !== 'expected' && outcome !== 'blocked') {
    const keterangan = found.caveats.map((teks) => ({ teks: discreet(teks) }))
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
  const failed = found.conditions.filter(({ state }) => state === 'failed')
  const isAhead = (day: Temporal.PlainDate | null) => day !== null && Temporal.PlainDate.compare(day, today) >= 0
  return reply(
    'raise.next',
    {
      ...closing(facts, found),
      // What is only missing in the data holds nothing up: it is just not known here.
      tertahan: failed.some(({ text }) => !/belum (?:ada di data|tercatat)$/.test(text)),
      belumPasti: failed.length > 0 && failed.every(({ text }) => /belum (?:ada di data|tercatat)$/.test(text)),
      pasti: failed.length === 0,
      tanggal: date && nearDate(date, today),
      lagi: date && untilText(date, today),
      syarat: conditionRows(found.conditions, 5),
      kumpul: isAhead(collectBy) && collectBy ? formatDate(collectBy) : null,
      terbit: isAhead(issueBy) && issueBy ? formatDate(issueBy) : null,
      terbitLewat: issueBy && !isAhead(issueBy) && outcome === 'expected' ? formatDate(issueBy) : null,
    },
    choices,
  )
}
