/** The answer about proposals (usulan): stage, since when, who holds it, what is missing, whom to press. */
import { formatDate } from '../calendar/indonesian-date.ts'
import type { Choice } from '../message.ts'
import { type ProposalState, proposalState } from '../personnel/proposal-stage.ts'
import type { ProposalService } from '../personnel/record.ts'
import { closing } from './closing.ts'
import { isContractKind } from './contract-kind.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

/** The question behind a proposal. */
const about: Partial<Record<ProposalService, Choice>> = {
  kp: offerTopic('promotion.requirements'),
  kgb: offerTopic('raise.next'),
  pensiun: offerTopic('retirement.date'),
}

/** More than so many running ones at once is rare, and the rest is named by count. */
const shown = 3

export function proposalAnswer(facts: Facts): Reply {
  const { record, today } = facts
  const states = record.proposals
    .filter(({ submittedOn }) => Temporal.PlainDate.compare(submittedOn, today) <= 0)
    .map((proposal) => proposalState(proposal, today))
    .sort((a, b) => Number(b.isRunning) - Number(a.isRunning) || Temporal.PlainDate.compare(b.since, a.since))
  const running = states.filter(({ isRunning }) => isRunning)
  const contact = offer('Hubungi BKPP', { name: 'about', subject: 'contact' })
  if (running.length === 0) {
    const last = states[0]
    return reply('proposal.none', { ...closing(facts), terakhir: last ? [view(last, today)] : [] }, [
      offerTopic(isContractKind(record.kind) ? 'career.contract' : 'promotion.next'),
      ...(record.kind === 'pppk_paruh_waktu' ? [] : [offerTopic('raise.next')]),
      contact,
    ])
  }
  return reply(
    'proposal.status',
    {
      ...closing(facts),
      usulan: running.slice(0, shown).map((state, index) => ({ ...view(state, today), susulan: index > 0 })),
      sisanya: running.length > shown ? running.length - shown : null,
    },
    [
      contact,
      ...running.slice(0, 1).flatMap(({ proposal }) => about[proposal.service] ?? []),
      offer('Data saya keliru', { name: 'correct_data' }),
    ],
  )
}

function view(state: ProposalState, today: Temporal.PlainDate) {
  const { proposal, stage, stageName, statusText, since, holder, note, isRunning } = state
  const days = since.until(today).days
  return {
    judul: proposal.title,
    // Not `SK`, which is a word of its own.
    tahap: stageName.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()),
    statusAsli: stage === 'diproses' ? statusText : null,
    sejak: formatDate(since),
    lama: days > 0 ? `${days} hari` : null,
    pemegang: isRunning ? holder : null,
    catatan: note,
    diajukan: formatDate(proposal.submittedOn),
    target: proposal.targetTmt ? formatDate(proposal.targetTmt) : null,
    tanda: stage === 'perlu_perbaikan' || stage === 'ditolak' ? '⚠️' : stage === 'selesai_sk' ? '✅' : '⏳',
    perbaiki: stage === 'perlu_perbaikan',
    ditolak: stage === 'ditolak',
    selesai: stage === 'selesai_sk',
    diInstansi: stage === 'disiapkan_instansi' || stage === 'verifikasi_instansi' || stage === 'diproses',
    diBkn: stage === 'validasi_bkn' || stage === 'proses_pertek',
    menungguSk: stage === 'pertek_terbit',
  }
}
