/** What Semar cannot do itself: who does it, what is known about it, and the nearest question it can answer. */
import { offer, type Reply, reply } from '../answers/reply.ts'
import type { ReplyName } from '../answers/reply-names.ts'
import { offerTopic } from '../answers/topic-labels.ts'
import type { Choice } from '../message.ts'
import type { Situation } from './step.ts'

interface Subject {
  readonly template: ReplyName
  /** Left out for a PPPK where it is about promotions. */
  readonly near: readonly Choice[]
  /** The article that says the rule. */
  readonly article?: string
}

const promotion = [offerTopic('promotion.requirements')]

const subjects: Readonly<Record<string, Subject>> = {
  leave_request: {
    template: 'unsupported.leave_request',
    near: [offerTopic('leave.balance')],
    article: 'cara-mengajukan-cuti',
  },
  allowance: { template: 'unsupported.allowance', near: [offerTopic('raise.next')], article: 'tpp' },
  system_access: { template: 'unsupported.system_access', near: [], article: 'masalah-masuk-aplikasi' },
  study: { template: 'unsupported.study', near: promotion, article: 'tugas-belajar' },
  transfer: { template: 'unsupported.transfer', near: [offerTopic('proposal.status')], article: 'pindah-instansi' },
  document: { template: 'unsupported.document', near: [offerTopic('proposal.status')], article: 'sk-hilang' },
  family: { template: 'unsupported.family', near: [], article: 'perubahan-data-keluarga' },
  appraisal_dispute: {
    template: 'unsupported.appraisal_dispute',
    near: [offerTopic('appraisal.status'), offerTopic('career.supervisor')],
    article: 'keberatan-skp',
  },
  credit_rules: { template: 'unsupported.credit_rules', near: promotion, article: 'angka-kredit-dasar' },
  bereavement: { template: 'unsupported.bereavement', near: [], article: 'pegawai-meninggal' },
  pension_process: {
    template: 'unsupported.pension_process',
    near: [offerTopic('retirement.date'), offerTopic('proposal.status')],
    article: 'berkas-pensiun',
  },
  attendance: { template: 'unsupported.attendance', near: [offerTopic('calendar.holidays')], article: 'jam-kerja' },
  reminder: { template: 'unsupported.reminder', near: [offerTopic('appraisal.stages'), offerTopic('raise.next')] },
  recruitment: { template: 'unsupported.recruitment', near: [] },
  exam: { template: 'unsupported.exam', near: promotion, article: 'ujian-dinas' },
  reminder_stop: { template: 'unsupported.reminder_stop', near: [], article: 'menarik-persetujuan' },
  channel: { template: 'unsupported.channel', near: [] },
  language: { template: 'unsupported.language', near: [] },
  announcement: { template: 'unsupported.announcement', near: [] },
  payslip: { template: 'unsupported.payslip', near: [offerTopic('raise.next')], article: 'jumlah-gaji' },
  distress: { template: 'unsupported.distress', near: [] },
  harassment: { template: 'unsupported.harassment', near: [], article: 'pelecehan-dan-perundungan' },
  integrity: { template: 'unsupported.integrity', near: [] },
  uniform: { template: 'unsupported.uniform', near: [offerTopic('calendar.holidays')] },
}

/** A machine is the wrong one to talk to about these. */
const peopleOnly = ['bereavement', 'distress', 'harassment', 'integrity', 'appraisal_dispute']
export const isPeopleOnly = (subject: string): boolean => peopleOnly.includes(subject)

/** A subject that nobody has written about gets the general words. */
export function unsupportedReply(subject: string, { isContract }: Pick<Situation, 'isContract'>): Reply {
  const known = Object.hasOwn(subjects, subject) ? subjects[subject] : undefined
  const contact = offer('Hubungi BKPP', { name: 'about', subject: 'contact' })
  if (!known) return reply('unsupported', {}, [offer('Apa saja yang bisa ditanyakan', { name: 'help' }), contact])
  const near = isContract && known.near === promotion ? [offerTopic('career.contract')] : known.near
  const rule = known.article === undefined ? [] : [offer('Aturannya', { name: 'policy', article: known.article })]
  return reply(known.template, {}, [...near.slice(0, rule.length > 0 ? 1 : 2), ...rule, contact])
}
