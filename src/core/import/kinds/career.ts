/** Appointments, contracts and spells of another legal status. */
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { legalStatusValues } from '../values/legal-status.ts'
import { appointmentValues } from '../values/small-values.ts'
import { decreeDateField, decreeNumberField } from './decree.ts'
import { finishContract, finishStatus } from './finish-career.ts'
import { ownerField } from './owner.ts'

export const appointmentKind: RecordKind = {
  name: 'appointment',
  label: 'Pengangkatan',
  sheets: ['Pengangkatan', 'Riwayat Pengangkatan', 'SK Pengangkatan', 'CPNS PNS', 'Riwayat CPNS/PNS'],
  table: 'appointment',
  isOfEmployee: true,
  key: ['kind', 'tmt'],
  fields: [
    ownerField,
    field('kind', 'Jenis Pengangkatan', 'enum', ['Jenis', 'Pengangkatan', 'Status Pengangkatan'], {
      values: appointmentValues,
      choices: 'CPNS, PNS, PPPK, PPPK Paruh Waktu, Mutasi Masuk',
      column: 'appointment_kind',
      isRequired: true,
    }),
    field('tmt', 'TMT Pengangkatan', 'date', ['TMT', 'Terhitung Mulai Tanggal', 'Tanggal Pengangkatan'], {
      isRequired: true,
    }),
    decreeNumberField,
    decreeDateField,
  ],
}

export const contractKind: RecordKind = {
  name: 'contract',
  label: 'Perjanjian kerja PPPK',
  sheets: [
    'Kontrak',
    'Perjanjian Kerja',
    'Kontrak PPPK',
    'Riwayat Kontrak',
    'list-pengadaan-instansi',
    'Pengadaan',
    'Perjanjian Kerja PPPK',
    'Daftar Kontrak PPPK',
  ],
  table: 'contract',
  isOfEmployee: true,
  key: ['starts_on'],
  fields: [
    ownerField,
    field('number', 'Nomor Kontrak', 'text', [
      'Nomor Perjanjian Kerja',
      'No Kontrak',
      'no_sk',
      'Nomor SK',
      'No SK',
      'No Perjanjian',
      'Nomor Perjanjian',
    ]),
    field(
      'starts_on',
      'Mulai Kontrak',
      'date',
      [
        'tgl_kontrak_mulai',
        'Tanggal Mulai Kontrak',
        'Kontrak Mulai',
        'Tgl Mulai',
        'Tanggal Mulai',
        'Awal Kontrak',
        'Mulai',
      ],
      { isRequired: true },
    ),
    field(
      'ends_on',
      'Akhir Kontrak',
      'date',
      [
        'tgl_kontrak_akhir',
        'Tanggal Akhir Kontrak',
        'Kontrak Akhir',
        'Selesai Kontrak',
        'Tgl Selesai',
        'Tanggal Selesai',
        'Berakhir',
        'Kontrak Berakhir',
        'Selesai',
      ],
      { isRequired: true },
    ),
  ],
  // CPNS stand in the same list of SIASN and have no contract.
  sheetValues: { listpengadaaninstansi: { is_siasn: true }, '': { is_siasn: false } },
  finish: finishContract,
}

export const statusKind: RecordKind = {
  name: 'status',
  label: 'Riwayat kedudukan hukum',
  sheets: [
    'Riwayat Kedudukan',
    'Riwayat Kedudukan Hukum',
    'Riwayat Status',
    'CLTN',
    'rw-cltn',
    'Tugas Belajar',
    'Riwayat Tugas Belajar',
    'Riwayat CLTN',
    'Kedudukan Hukum',
  ],
  table: 'status_entry',
  isOfEmployee: true,
  key: ['status', 'period_from'],
  sheetValues: {
    cltn: { status: 'cltn' },
    rwcltn: { status: 'cltn' },
    riwayatcltn: { status: 'cltn' },
    tugasbelajar: { status: 'tugas_belajar' },
    riwayattugasbelajar: { status: 'tugas_belajar' },
  },
  fields: [
    ownerField,
    field('status', 'Kedudukan Hukum', 'enum', ['Kedudukan', 'Status', 'Kedudukan PNS', 'Jenis'], {
      values: legalStatusValues,
      choices: 'Aktif, CLTN, Tugas Belajar, Pemberhentian Sementara, Hukuman Disiplin, MPP, Pensiun, Berhenti',
      column: 'legal_status',
      isRequired: true,
    }),
    field(
      'period_from',
      'Mulai',
      'date',
      ['Tanggal Mulai', 'Tgl Mulai', 'TMT', 'Sejak', 'tanggalAwal', 'Tgl Awal', 'tglMulai', 'Tanggal Awal'],
      { isRequired: true },
    ),
    field(
      'period_until',
      'Sampai',
      'date',
      [
        'Tanggal Selesai',
        'Tgl Selesai',
        'Selesai',
        'tanggalAkhir',
        'Tgl Akhir',
        'Berakhir',
        'tglSelesai',
        'Tanggal Akhir',
      ],
      { fallbacks: ['tanggalAktif'] },
    ),
  ],
  finish: finishStatus,
}
