/** The answer for a superior: who of the direct reports is late with this year's SKP, and who waits for the superior. */
import { formatDate } from '../calendar/indonesian-date.ts'
import type { Ask } from '../dialogue/command.ts'
import { isBeforeService, stageStatus } from '../personnel/appraisal.ts'
import { appraisalStages } from '../personnel/appraisal-stages.ts'
import type { LegalStatus } from '../personnel/record.ts'
import type { TeamMember } from '../personnel/team-member.ts'
import { appraisalYearOf } from './appraisal.ts'
import { closing } from './closing.ts'
import type { Facts } from './facts.ts'
import { type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

const shown = 10

/** Nobody asks an SKP of them while it lasts. */
const exempt: readonly LegalStatus[] = [
  'cltn',
  'mpp',
  'pemberhentian_sementara',
  'tugas_belajar',
  'pensiun',
  'berhenti',
]

/** In January a superior still evaluates the year that has just closed. */
export function teamYearOf(ask: Pick<Ask, 'year' | 'quarter'>, today: Temporal.PlainDate): number {
  return ask.year === undefined && today.month === 1 ? today.year - 1 : appraisalYearOf(ask, today)
}

export function teamAnswer(facts: Facts, ask: Ask, team: readonly TeamMember[]): Reply {
  const { today } = facts
  const year = teamYearOf(ask, today)
  const choices = [offerTopic('appraisal.stages', { year }), offerTopic('appraisal.status', { year })]
  if (team.length === 0) return reply('appraisal.team-none', { ...closing(facts) }, choices.reverse())
  const judged = team.filter(({ legalStatus }) => !exempt.includes(legalStatus))
  const late = judged.flatMap((member) => lateStage(member, year, facts))
  return reply(
    'appraisal.team',
    {
      ...closing(facts, { basis: [{ name: 'PermenPANRB 6/2022' }] }),
      tahun: year,
      anggota: judged.length,
      terlambat: late.length || null,
      menunggu: late.filter(({ diAtasan }) => diAtasan).length || null,
      baris: late.slice(0, shown),
      lainnya: late.length > shown ? late.length - shown : null,
    },
    choices,
  )
}

/** The oldest stage that is overdue; of a newcomer's first SKP nothing is known until something is on record. */
function lateStage(member: TeamMember, year: number, { parameters, today }: Facts) {
  if (!member.appraisal && member.startedOn?.year === year) return []
  const stage = appraisalStages(year, parameters)
    .map((each) => stageStatus(each, member.appraisal, today, isBeforeService(each, member.startedOn)))
    .find(({ state }) => state === 'overdue')
  if (!stage) return []
  const diAtasan = stage.waitsFor === 'supervisor'
  return [
    {
      nama: member.displayName,
      tahap: stage.name,
      batas: formatDate(stage.dueOn),
      diAtasan,
      diPegawai: !diAtasan,
      tindakan: stage.key === 'plan' ? 'persetujuan' : 'penilaian',
    },
  ]
}
