/** What each question is called on a button and in a question back. */

import type { Ask, Option, Topic } from '../dialogue/command.ts'
import type { Choice } from '../message.ts'
import { offer } from './reply.ts'

export const topicLabels: Readonly<Record<Topic, string>> = {
  'career.profile': 'Data saya',
  'career.rank': 'Pangkat saya sekarang',
  'career.post': 'Jabatan saya',
  'career.service': 'Masa kerja saya',
  'career.supervisor': 'Atasan langsung saya',
  'career.contract': 'Masa perjanjian kerja saya',
  'career.award': 'Satyalancana saya',
  'career.index': 'Nilai IP-ASN saya',
  'career.first_year': 'Jalan saya menuju PNS',
  'promotion.next': 'Kapan saya naik pangkat',
  'promotion.requirements': 'Syarat kenaikan pangkat',
  'raise.next': 'Kapan KGB saya',
  'retirement.date': 'Kapan saya pensiun',
  'proposal.status': 'Status usulan saya',
  'leave.balance': 'Sisa cuti saya',
  'training.list': 'Jadwal pelatihan',
  'training.recommended': 'Pelatihan yang cocok',
  'training.registrations': 'Pelatihan yang saya ikuti',
  'training.elearning': 'E-learning yang bisa diikuti',
  'training.hours': 'JP saya tahun ini',
  'training.gap': 'Kompetensi yang perlu ditambah',
  'appraisal.stages': 'Jadwal SKP',
  'appraisal.status': 'Status SKP saya',
  'appraisal.predicate': 'Predikat SKP saya',
  'appraisal.team': 'SKP tim saya',
  'calendar.holidays': 'Hari libur dan cuti bersama',
  'requests.mine': 'Kiriman dan permintaan saya',
}

const subjectLabels: Readonly<Record<string, string>> = {
  allowance: 'TPP saya',
  appraisal_dispute: 'Keberatan atas nilai SKP',
  attendance: 'Presensi saya',
  credit_rules: 'Angka kredit saya',
  document: 'Minta surat atau dokumen',
  exam: 'Ujian dinas atau uji kompetensi',
  family: 'Urusan data keluarga',
  leave_request: 'Mengajukan cuti',
  pension_process: 'Mengurus berkas pensiun',
  recruitment: 'Seleksi CPNS dan PPPK',
  reminder: 'Minta diingatkan',
  study: 'Tugas belajar dan gelar',
  system_access: 'Kendala masuk aplikasi',
  transfer: 'Pindah tugas',
  payslip: 'Slip gaji',
  announcement: 'Pengumuman terbaru',
}

/** What a possible meaning is called on its button. */
export function optionLabel(option: Option): string {
  switch (option.name) {
    case 'ask':
      return topicLabels[option.topic]
    case 'policy':
      return 'Aturan umumnya'
    case 'unsupported':
      return subjectLabels[option.subject] ?? 'Urusan lain'
    case 'submit_certificate':
      return 'Kirim sertifikat'
    case 'handoff':
      return 'Bicara dengan petugas'
    case 'complain':
      return 'Sampaikan keluhan'
  }
}

export function offerTopic(topic: Topic, more: Omit<Ask, 'name' | 'topic'> = {}, label = topicLabels[topic]): Choice {
  return offer(label, { name: 'ask', topic, ...more })
}
