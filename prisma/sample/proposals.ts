/** Proposals (usulan) on their way through BKPP and BKN, with the stages and dates that they have reached. */
import type { Proposal, ProposalService } from '#core/personnel/record.ts'
import { isAfter } from './months.ts'
import { createRandom } from './random.ts'
import { sampleId } from './sample-id.ts'

const titles: Readonly<Record<ProposalService, string>> = {
  kp: 'Usulan kenaikan pangkat',
  kgb: 'Usulan kenaikan gaji berkala',
  pensiun: 'Usulan pensiun',
  pindah_instansi: 'Usulan pindah instansi',
  pencantuman_gelar: 'Usulan pencantuman gelar',
  pmk: 'Usulan peninjauan masa kerja',
  kartu_asn: 'Permohonan Kartu ASN',
}

const office = 'Subbagian Umum dan Kepegawaian'
const stages = [
  { statusText: 'Berkas diterima unit kepegawaian', holder: office, days: 0 },
  { statusText: 'Verifikasi berkas oleh BKPP', holder: 'BKPP', days: 6 },
  { statusText: 'Validasi BKN', holder: 'Kantor Regional I BKN', days: 8 },
  { statusText: 'Menunggu Paraf', holder: 'Kantor Regional I BKN', days: 9 },
  { statusText: 'Sudah di TTD - Pertek', holder: 'Kantor Regional I BKN', days: 7 },
  { statusText: 'Pembuatan SK Berhasil', holder: 'BKPP', days: 10 },
] as const
/** These end in the city: no technical consideration of BKN is asked. */
const localStages = [stages[0], stages[1], stages[5]] as const

export interface ProposalNeeds {
  readonly personId: string
  readonly today: Temporal.PlainDate
  readonly service: ProposalService
  readonly targetTmt: Temporal.PlainDate | null
  /** How many stages it has reached, at least one. */
  readonly reached: number
  /** Sent back as incomplete (BTL) after the last stage. */
  readonly returnedFor?: string | undefined
}

export function buildProposal(needs: ProposalNeeds): Proposal {
  const { today, service } = needs
  const random = createRandom(`${needs.personId}/proposal/${service}`)
  const all = service === 'kgb' || service === 'kartu_asn' ? localStages : stages
  const reached = all.slice(0, Math.max(1, needs.reached))
  const age = reached.reduce((days, stage) => days + stage.days, 0) + random.int(2, 6)
  const submittedOn = today.subtract({ days: age })
  let on = submittedOn
  const steps: Proposal['steps'][number][] = reached.map(({ statusText, holder, days }) => {
    on = on.add({ days })
    return { statusText, holder, on, note: null }
  })
  if (needs.returnedFor) {
    const returned = on.add({ days: 1 })
    steps.push({
      statusText: 'BTL - Perbaikan dokumen',
      on: isAfter(returned, today) ? today : returned,
      holder: office,
      note: needs.returnedFor,
    })
  }
  return {
    id: sampleId(0, `${needs.personId}/proposal/${service}`),
    service,
    title: titles[service],
    submittedOn,
    targetTmt: needs.targetTmt,
    steps,
  }
}
