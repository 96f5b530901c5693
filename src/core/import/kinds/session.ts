/** The training calendar: one row is one run of a course, with who may join. */
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { employmentKindValues } from '../values/employment-kind.ts'
import { postKindValues } from '../values/post-kind.ts'
import { trainingModeValues } from '../values/small-values.ts'
import { trainingFormValues } from '../values/training-form.ts'
import { finishSession } from './finish-session.ts'

export const sessionKind: RecordKind = {
  name: 'session',
  label: 'Kalender pelatihan',
  sheets: [
    'Kalender Pelatihan',
    'Jadwal Pelatihan',
    'Kalender Diklat',
    'Jadwal Diklat',
    'Jadwal Bimtek',
    'Kalender Pengembangan Kompetensi',
    'Jadwal',
    'Kalender Bangkom',
  ],
  table: 'training_session',
  isOfEmployee: false,
  key: ['title', 'starts_on'],
  fields: [
    field(
      'title',
      'Judul Pelatihan',
      'text',
      ['Judul', 'Nama Pelatihan', 'Pelatihan', 'Nama Diklat', 'Nama Kegiatan', 'Kegiatan'],
      { isRequired: true },
    ),
    field('form', 'Bentuk Pelatihan', 'enum', ['Bentuk', 'Jenis Pelatihan', 'Jenis Diklat'], {
      values: trainingFormValues,
      choices: 'Struktural, Fungsional, Teknis, Workshop, Bimtek, Seminar, Kursus, E-Learning',
      column: 'smallint',
      isRequired: true,
    }),
    field('hours', 'JP', 'integer', ['Jumlah JP', 'Jam Pelajaran', 'Jumlah Jam', 'Jam'], {
      isRequired: true,
      limits: { min: 0, max: 2000 },
    }),
    field('provider', 'Penyelenggara', 'text', ['Lembaga', 'Institusi Penyelenggara', 'Lembaga Penyelenggara'], {
      isRequired: true,
    }),
    field('summary', 'Ringkasan', 'text', ['Deskripsi', 'Uraian', 'Materi', 'Isi'], { maxLength: 2000 }),
    field('starts_on', 'Tanggal Mulai', 'date', ['Mulai', 'Tgl Mulai', 'Tanggal'], { isRequired: true }),
    field('ends_on', 'Tanggal Selesai', 'date', ['Selesai', 'Tgl Selesai', 'Sampai']),
    field('start_time', 'Jam Mulai', 'time', ['Pukul Mulai', 'Waktu Mulai', 'Pukul']),
    field('end_time', 'Jam Selesai', 'time', ['Pukul Selesai', 'Waktu Selesai']),
    field('mode', 'Cara', 'enum', ['Moda', 'Metode', 'Mode', 'Cara Pelaksanaan', 'Pelaksanaan'], {
      values: trainingModeValues,
      column: 'training_mode',
      isRequired: true,
    }),
    field('place', 'Tempat', 'text', ['Lokasi', 'Ruang', 'Tempat Pelaksanaan']),
    field('quota', 'Kuota', 'integer', ['Jumlah Peserta', 'Kapasitas', 'Kursi'], { limits: { min: 1, max: 30000 } }),
    field('waiting_limit', 'Batas Daftar Tunggu', 'integer', ['Daftar Tunggu', 'Kuota Daftar Tunggu'], {
      limits: { min: 0, max: 30000 },
    }),
    field('link', 'Tautan', 'text', ['Link', 'URL', 'Alamat Web'], { maxLength: 500 }),
    field('registration_closes_on', 'Batas Pendaftaran', 'date', [
      'Pendaftaran Ditutup',
      'Tutup Pendaftaran',
      'Batas Daftar',
      'Tgl Tutup Pendaftaran',
    ]),
    field('post_kinds', 'Untuk Jenis Jabatan', 'list', ['Jenis Jabatan', 'Sasaran Jabatan'], {
      values: postKindValues,
      choices: 'Struktural (dengan eselon), Administrator, Pengawas, JPT Pratama, Fungsional, Pelaksana',
      column: 'post_kind[]',
    }),
    field('professions', 'Untuk Jabatan Fungsional', 'list', ['Jabatan Fungsional', 'Profesi']),
    field(
      'employment_kinds',
      'Untuk Status Kepegawaian',
      'list',
      ['Status Kepegawaian', 'Jenis ASN', 'Status Pegawai'],
      { values: employmentKindValues, choices: 'PNS, CPNS, PPPK, PPPK Paruh Waktu', column: 'employment_kind[]' },
    ),
    field('agencies', 'Untuk Perangkat Daerah', 'list', ['Perangkat Daerah', 'OPD', 'Peserta OPD']),
    field('competencies', 'Kompetensi', 'list', ['Kompetensi yang Dilatih', 'Kode Kompetensi', 'Kompetensi:Level']),
    field('contact', 'Kontak', 'text', ['Narahubung', 'Kontak Panitia', 'Contact Person', 'CP']),
    field('cancelled_on', 'Dibatalkan Tanggal', 'date', ['Tanggal Batal', 'Batal']),
  ],
  finish: finishSession,
}
