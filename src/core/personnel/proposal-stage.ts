/** Where a proposal (usulan) stands, read from the free status text of SIASN. */
import type { Proposal } from './record.ts'

export const proposalStages = [
  'disiapkan_instansi',
  'verifikasi_instansi',
  'validasi_bkn',
  'proses_pertek',
  'pertek_terbit',
  'selesai_sk',
  'perlu_perbaikan',
  'ditolak',
  'diproses',
] as const
export type ProposalStage = (typeof proposalStages)[number]

const proposalStageNames: Readonly<Record<ProposalStage, string>> = {
  disiapkan_instansi: 'Disiapkan di instansi',
  verifikasi_instansi: 'Diperiksa di instansi',
  validasi_bkn: 'Diperiksa BKN',
  proses_pertek: 'Pertimbangan teknis diproses BKN',
  pertek_terbit: 'Pertimbangan teknis terbit, SK disiapkan',
  selesai_sk: 'SK selesai',
  perlu_perbaikan: 'Berkas perlu diperbaiki (BTL)',
  ditolak: 'Tidak memenuhi syarat (TMS) atau dibatalkan',
  diproses: 'Sedang diproses',
}

const has = (text: string, words: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'u').test(text)

/**
 * Whole words, in this order, since one text may hold several ("Sudah di TTD - Pertek"). What is still waited for
 * ("menunggu TTD SK") is not done. The personnel agency verifies before BKN does: who is named decides. An unknown text
 * is `diproses`, and is shown as it is.
 */
export function proposalStage(statusText: string): ProposalStage {
  const text = statusText.normalize('NFKC').toLowerCase()
  const isWaiting = has(text, 'menunggu|belum|proses|antri|antrian')
  if (has(text, 'btl|perbaikan|perbaiki|dikembalikan|tidak lengkap')) return 'perlu_perbaikan'
  if (has(text, 'tms|ditolak|batal|dibatalkan|tidak memenuhi syarat')) return 'ditolak'
  const isSigned = has(text, 'ttd|tandatangan|ditandatangani|tanda tangan')
  if (has(text, 'sk') && (has(text, 'berhasil|terbit|selesai') || isSigned))
    return isWaiting ? 'pertek_terbit' : 'selesai_sk'
  if (has(text, 'pertek') && (isSigned || has(text, 'terkirim|terbit')))
    return isWaiting ? 'proses_pertek' : 'pertek_terbit'
  if (has(text, 'paraf|nomor|penomoran|pertek')) return 'proses_pertek'
  if (has(text, 'validasi|verifikasi|divalidasi|diverifikasi')) {
    const isLocal = has(text, 'bkpp|bkd|bkpsdm|instansi|daerah|opd|skpd|unit') && !has(text, 'bkn|kanreg')
    return isLocal ? 'verifikasi_instansi' : 'validasi_bkn'
  }
  if (has(text, 'input|draft|draf|berkas|entri')) return 'disiapkan_instansi'
  return 'diproses'
}

export interface ProposalState {
  readonly proposal: Proposal
  readonly stage: ProposalStage
  readonly stageName: string
  /** The source's own words, to be shown where the stage is only `diproses`. */
  readonly statusText: string | null
  readonly since: Temporal.PlainDate
  readonly holder: string | null
  readonly note: string | null
  /** Neither finished nor refused. */
  readonly isRunning: boolean
}

/** The newest step on or before `asOf`; a proposal without steps is being prepared since it was handed in. */
export function proposalState(proposal: Proposal, asOf: Temporal.PlainDate): ProposalState {
  const step = proposal.steps
    .filter(({ on }) => Temporal.PlainDate.compare(on, asOf) <= 0)
    .reduce<Proposal['steps'][number] | null>(
      (newest, entry) => (newest && Temporal.PlainDate.compare(newest.on, entry.on) > 0 ? newest : entry),
      null,
    )
  const stage = step ? proposalStage(step.statusText) : 'disiapkan_instansi'
  return {
    proposal,
    stage,
    stageName: proposalStageNames[stage],
    statusText: step?.statusText ?? null,
    since: step?.on ?? proposal.submittedOn,
    holder: step?.holder ?? null,
    note: step?.note ?? null,
    isRunning: stage !== 'selesai_sk' && stage !== 'ditolak',
  }
}
