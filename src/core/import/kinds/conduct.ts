/** Exams passed, discipline, awards and leave. */
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { readExamKind } from '../values/exam-kind.ts'
import { awardValues, severityValues } from '../values/small-values.ts'
import { decreeNumberField } from './decree.ts'
import { finishAward, finishDiscipline, finishLeave } from './finish-conduct.ts'
import { ownerField } from './owner.ts'

export const examKind: RecordKind = {
  name: 'exam',
  label: 'Ujian dan diklat kepemimpinan',
  sheets: ['Ujian', 'Ujian Dinas', 'Riwayat Ujian', 'Riwayat Ujian Dinas', 'Kelulusan Ujian', 'Latsar'],
  table: 'exam_pass',
  isOfEmployee: true,
  key: ['kind'],
  sheetValues: { latsar: { kind: 'latsar' } },
  fields: [
    ownerField,
    field('kind', 'Jenis Ujian', 'enum', ['Ujian', 'Nama Ujian', 'Jenis', 'Diklat', 'Nama Diklat'], {
      parse: readExamKind,
      choices: 'Ujian Dinas I, Ujian Dinas II, UPKP, Latsar, PKP, PKA, PKN II, Diklatpim IV, III atau II',
      column: 'exam_kind',
      isRequired: true,
    }),
    field(
      'passed_on',
      'Tanggal Lulus',
      'date',
      ['Tgl Lulus', 'Lulus Tanggal', 'Tanggal', 'Tanggal STLUD', 'Tanggal Sertifikat'],
      { isRequired: true },
    ),
    field('letter_number', 'Nomor Surat', 'text', [
      'Nomor STLUD',
      'No Surat',
      'No STLUD',
      'Nomor Sertifikat',
      'Nomor Ijazah',
      'No Sertifikat',
      'Nomor',
    ]),
  ],
}

/** In a list of structural courses: what others call an exam stands there as a certificate. */
export const presentExamKind: RecordKind = {
  ...examKind,
  sheets: [],
  sheetValues: {},
  fields: [
    ownerField,
    field(
      'kind',
      'Nama Diklat',
      'enum',
      ['latihanStrukturalNama', 'Nama Pelatihan', 'Nama Diklat Struktural', 'Diklat', 'Pelatihan'],
      { parse: readExamKind, column: 'exam_kind', isRequired: true, isLenient: true },
    ),
    field('passed_on', 'Tanggal Selesai', 'date', ['tanggalSelesai', 'Tgl Selesai', 'Selesai'], {
      isRequired: true,
      dayOfYear: '-12-31',
      fallbacks: ['tanggal', 'Tanggal Mulai', 'Tgl Mulai', 'Mulai', 'tahun'],
    }),
    field('letter_number', 'Nomor Sertifikat', 'text', ['nomor', 'No Sertifikat', 'Nomor STTPP', 'No STTPP']),
  ],
}

export const disciplineKind: RecordKind = {
  name: 'discipline',
  label: 'Riwayat hukuman disiplin',
  sheets: ['Hukuman Disiplin', 'Hukdis', 'rw-hukdis', 'Riwayat Hukdis', 'Riwayat Hukuman Disiplin', 'Disiplin'],
  table: 'discipline_entry',
  isOfEmployee: true,
  key: ['severity', 'period_from'],
  fields: [
    ownerField,
    field(
      'severity',
      'Tingkat Hukuman',
      'enum',
      ['Tingkat', 'Tingkat Hukdis', 'Tingkat Hukuman Disiplin', 'jenisTingkatHukumanNama'],
      { values: severityValues, column: 'severity', isRequired: true, fallbacks: ['jenisTingkatHukumanId'] },
    ),
    field(
      'period_from',
      'Mulai Hukuman',
      'date',
      ['hukumanTanggal', 'Tanggal Hukuman', 'TMT Hukuman', 'Mulai', 'Tanggal Mulai', 'TMT'],
      { isRequired: true, fallbacks: ['skTanggal', 'Tanggal SK'] },
    ),
    field('period_until', 'Akhir Hukuman', 'date', [
      'akhirHukumTanggal',
      'akhirHukumanTanggal',
      'Tanggal Akhir Hukuman',
      'Selesai',
      'Sampai',
      'Tanggal Selesai',
      'Berakhir',
    ]),
  ],
  helpers: [
    field('span_years', 'Masa Tahun', 'integer', ['masaTahun'], { limits: { min: 0, max: 50 } }),
    field('span_months', 'Masa Bulan', 'integer', ['masaBulan'], { limits: { min: 0, max: 99 } }),
  ],
  fills: ['period_until'],
  finish: finishDiscipline,
}

export const awardKind: RecordKind = {
  name: 'award',
  label: 'Satyalancana Karya Satya',
  sheets: [
    'Penghargaan',
    'Riwayat Penghargaan',
    'rw-penghargaan',
    'Satyalancana',
    'SLKS',
    'Satyalancana Karya Satya',
    'Tanda Jasa',
  ],
  table: 'award',
  isOfEmployee: true,
  key: ['kind'],
  fields: [
    ownerField,
    field(
      'kind',
      'Penghargaan',
      'enum',
      ['hargaNama', 'Nama Penghargaan', 'Jenis Penghargaan', 'Jenis', 'Tanda Jasa'],
      { parse: (text) => awardOf(text), column: 'award_kind', fallbacks: ['hargaId'], isLenient: true },
    ),
    field(
      'awarded_on',
      'Tanggal Penghargaan',
      'date',
      ['skDate', 'Tanggal', 'Tanggal SK', 'Tgl SK', 'skTanggal', 'Tanggal Keppres'],
      { isRequired: true, dayOfYear: '-08-17', fallbacks: ['tahun', 'Tahun'] },
    ),
    { ...decreeNumberField, synonyms: [...decreeNumberField.synonyms, 'Nomor Keppres'] },
  ],
  marks: ['kind'],
  finish: finishAward,
}

function awardOf(text: string): string | null {
  const key = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  return awardValues.get(key) ?? awardValues.get(key.replace(/^0+/, '')) ?? null
}

export const leaveKind: RecordKind = {
  name: 'leave',
  label: 'Cuti tahunan',
  sheets: ['Cuti', 'Cuti Tahunan', 'Rekap Cuti', 'Riwayat Cuti', 'Saldo Cuti', 'Rekap Cuti Tahunan'],
  table: 'leave_year',
  isOfEmployee: true,
  key: ['year'],
  fields: [
    ownerField,
    field('year', 'Tahun', 'integer', ['Tahun Cuti', 'Thn'], { isRequired: true, limits: { min: 1990, max: 2100 } }),
    field(
      'used',
      'Cuti Terpakai',
      'integer',
      ['Terpakai', 'Jumlah Cuti', 'Cuti Diambil', 'Diambil', 'Hari Terpakai', 'Cuti Tahunan Terpakai'],
      { isRequired: true, limits: { min: 0, max: 24 } },
    ),
    field(
      'collective_worked',
      'Cuti Bersama Bekerja',
      'integer',
      ['Tetap Bekerja saat Cuti Bersama', 'Hak Cuti Bersama'],
      { limits: { min: 0, max: 20 } },
    ),
  ],
  finish: finishLeave,
}
