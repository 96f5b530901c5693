/** The answer about the day of retirement (TMT pensiun). */
import { formatDate, untilText } from '../calendar/indonesian-date.ts'
import { legalStatusAt } from '../personnel/current.ts'
import { proposalState } from '../personnel/proposal-stage.ts'
import { lastWorkingDay, retirement } from '../personnel/retirement.ts'
import { closing } from './closing.ts'
import { discreet } from './discreet.ts'
import type { Facts } from './facts.ts'
import { nearDate } from './near-date.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

export function retirementAnswer(facts: Facts): Reply {
  const { record, parameters, holidays, today } = facts
  const found = retirement(record, today, parameters)
  const { outcome, tmtPensiun, bup, lastDay, preparation } = found.value
  const isPppk = record.kind === 'pppk' || record.kind === 'pppk_paruh_waktu'
  const filed = record.proposals.find(
    (proposal) => proposal.service === 'pensiun' && proposalState(proposal, today).isRunning,
  )
  const isNear = legalStatusAt(record, today) === 'mpp' || filed !== undefined
  const choices = [
    offerTopic(isPppk ? 'career.contract' : isNear ? 'proposal.status' : 'promotion.next'),
    offerTopic('career.service'),
    offer('Data saya keliru', { name: 'correct_data' }),
  ]
  if (!tmtPensiun || !lastDay || (outcome !== 'expected' && outcome !== 'retired')) {
    const keterangan = found.caveats.map((teks) => ({ teks: discreet(teks) }))
    return reply('retirement.none', { ...closing(facts, { basis: found.basis }), keterangan }, choices)
  }
  if (outcome === 'retired') {
    return reply('retirement.past', { ...closing(facts, { basis: found.basis }), tanggal: formatDate(tmtPensiun) }, [
      offer('Hubungi BKPP', { name: 'about', subject: 'contact' }),
    ])
  }
  // A calendar is published a year ahead at most: without one the last working day cannot be named.
  const isCalendarKnown = holidays.some(({ date }) => date.year === lastDay.year)
  const steps = parameters.pensionLadderMonths.map((months) => tmtPensiun.subtract({ months }))
  const filesFrom = steps[1] ?? steps[0] ?? null
  return reply(
    'retirement.date',
    {
      ...closing(facts, { basis: found.basis, caveats: found.caveats }),
      tanggal: nearDate(tmtPensiun, today),
      lagi: untilText(tmtPensiun, today),
      usia: bup,
      perkiraan: found.isEstimate,
      hariKerjaTerakhir: isCalendarKnown ? nearDate(lastWorkingDay(tmtPensiun, holidays), today) : null,
      diajukan: filed ? formatDate(filed.submittedOn) : null,
      berkas:
        filesFrom && !filed && !isPppk && Temporal.PlainDate.compare(filesFrom, today) > 0
          ? formatDate(filesFrom)
          : null,
      berkasSekarang: filesFrom !== null && !filed && !isPppk && Temporal.PlainDate.compare(filesFrom, today) <= 0,
      mpp: legalStatusAt(record, today) === 'mpp',
      menjelang:
        preparation && Temporal.PlainDate.compare(tmtPensiun.subtract({ years: 2 }), today) <= 0
          ? [{ mppMulai: laterThan(preparation.from, today.add({ months: 1 })) }]
          : [],
    },
    choices,
  )
}

/** Null once so near that only the month of notice counts. */
function laterThan(from: Temporal.PlainDate, notice: Temporal.PlainDate): string | null {
  return Temporal.PlainDate.compare(from, notice) >= 0 ? formatDate(from) : null
}
