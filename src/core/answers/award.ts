/** The answer about Satyalancana Karya Satya. */
import { formatDate } from '../calendar/indonesian-date.ts'
import { longServiceAward } from '../personnel/long-service.ts'
import { closing } from './closing.ts'
import { isContractKind } from './contract-kind.ts'
import { discreet } from './discreet.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

const classes: Readonly<Record<number, string>> = { 10: 'X', 20: 'XX', 30: 'XXX' }

export function awardAnswer(facts: Facts): Reply {
  const { record, parameters, today } = facts
  const found = longServiceAward(record, today, parameters)
  const { outcome, dueYears, dueSince, nextYears, nextOn } = found.value
  const owned = [...record.awards].sort((a, b) => Temporal.PlainDate.compare(a.awardedOn, b.awardedOn))
  return reply(
    'career.award',
    {
      ...closing(facts, { basis: found.basis, caveats: outcome === 'due' ? found.caveats : [] }),
      saatnya: outcome === 'due' ? classOf(dueYears) : null,
      saatnyaSejak: dueSince ? formatDate(dueSince) : null,
      nanti: outcome === 'later' ? classOf(nextYears) : null,
      lengkap: outcome === 'complete',
      // Why somebody is not eligible may be a matter of discipline: never named in a chat.
      tertutup: outcome === 'not_eligible',
      bukan: outcome === 'not_applicable',
      belumTahu: outcome === 'unknown',
      keterangan: found.caveats.map((teks) => ({ teks: discreet(teks) })),
      berikutnya: outcome === 'due' && nextYears !== null ? classOf(nextYears) : null,
      berikutnyaPada: nextOn ? formatDate(nextOn) : null,
      dimiliki: owned.map(({ kind, awardedOn }) => ({
        kelas: classOf(Number(kind.slice('slks_'.length))),
        pada: formatDate(awardedOn),
      })),
    },
    [
      ...(outcome === 'not_eligible' ? [offer('Hubungi BKPP', { name: 'about', subject: 'contact' })] : []),
      offerTopic(isContractKind(record.kind) ? 'career.contract' : 'career.service'),
      offer('Data saya keliru', { name: 'correct_data' }),
    ],
  )
}

function classOf(years: number | null): string | null {
  return years === null ? null : (classes[years] ?? `${years} tahun`)
}
