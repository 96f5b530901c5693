/** SKP years, periodic evaluations and IP-ASN. */
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { quarterValues } from '../values/quarter.ts'
import { predicateValues, ratingValues } from '../values/rating.ts'
import { finishAppraisal, finishEvaluation } from './finish-appraisal.ts'
import { ownerField } from './owner.ts'

const year = field('year', 'Tahun', 'integer', ['Tahun SKP', 'Thn', 'Tahun Penilaian', 'Tahun Kinerja'], {
  isRequired: true,
  limits: { min: 2000, max: 2100 },
})
const ratings = [
  field('result', 'Hasil Kerja', 'enum', ['hasilKinerja', 'Rating Hasil Kerja', 'Hasil Kinerja', 'Nilai Hasil Kerja'], {
    values: ratingValues,
    column: 'smallint',
    choices: 'di atas ekspektasi, sesuai ekspektasi, di bawah ekspektasi',
    fallbacks: ['hasilKinerjaNilai', 'Hasil Kinerja Nilai'],
  }),
  field(
    'behaviour',
    'Perilaku Kerja',
    'enum',
    ['perilakuKerja', 'Perilaku', 'Rating Perilaku Kerja', 'Nilai Perilaku'],
    {
      values: ratingValues,
      column: 'smallint',
      choices: 'di atas ekspektasi, sesuai ekspektasi, di bawah ekspektasi',
      fallbacks: ['PerilakuKerjaNilai', 'Perilaku Kerja Nilai'],
    },
  ),
  field(
    'predicate',
    'Predikat',
    'enum',
    [
      'kuadranKinerja',
      'Predikat Kinerja',
      'Predikat SKP',
      'Kuadran Kinerja',
      'Kuadran',
      'Predikat Kinerja Pegawai',
      'Nilai SKP',
    ],
    {
      values: predicateValues,
      choices: 'Sangat Baik, Baik, Butuh Perbaikan, Kurang, Sangat Kurang; skala lama 0-100 tidak diimpor',
      column: 'smallint',
      fallbacks: ['KuadranKinerjaNilai', 'Kuadran Kinerja Nilai'],
    },
  ),
]
const evaluatedOn = field('evaluated_on', 'Tanggal Dinilai', 'date', [
  'Tanggal Penilaian',
  'Tgl Penilaian',
  'Tanggal Evaluasi',
  'Tgl Dinilai',
  'Dinilai Tanggal',
])

export const appraisalKind: RecordKind = {
  name: 'appraisal',
  label: 'SKP tahunan',
  sheets: [
    'SKP',
    'SKP Tahunan',
    'rw-skp22',
    'Riwayat SKP',
    'SKP 2022',
    'Kinerja',
    'Penilaian Kinerja',
    'Predikat Kinerja',
    'Kinerja Tahunan',
  ],
  table: 'appraisal_year',
  isOfEmployee: true,
  key: ['year'],
  fields: [
    ownerField,
    year,
    ...ratings,
    field('plan_submitted_on', 'Tanggal Rencana Diajukan', 'date', [
      'Rencana Diajukan',
      'Tgl Pengajuan SKP',
      'Tanggal Pengajuan',
      'Tanggal Pengajuan SKP',
    ]),
    field('plan_approved_on', 'Tanggal Rencana Disetujui', 'date', [
      'Rencana Disetujui',
      'Tgl Persetujuan SKP',
      'Tanggal Persetujuan',
      'Tanggal Penetapan SKP',
      'Tanggal Penetapan',
    ]),
    field('self_assessed_on', 'Tanggal Penilaian Diri', 'date', [
      'Tanggal Realisasi',
      'Tgl Realisasi',
      'Realisasi Diajukan',
    ]),
    evaluatedOn,
    field(
      'rater_nip',
      'NIP Penilai',
      'nip',
      ['nipNrpPenilai', 'NIP Pejabat Penilai', 'NIP/NRP Penilai', 'NIP Atasan Penilai', 'NIP Atasan'],
      { isLenient: true },
    ),
  ],
  marks: ['result', 'behaviour', 'predicate'],
  finish: finishAppraisal,
}

export const evaluationKind: RecordKind = {
  name: 'evaluation',
  label: 'Evaluasi kinerja triwulan',
  sheets: [
    'Evaluasi Periodik',
    'Evaluasi Triwulan',
    'rw-kinerjaperiodik',
    'Kinerja Periodik',
    'SKP Triwulan',
    'Triwulan',
    'Kinerja Triwulan',
    'Evaluasi Kinerja Periodik',
  ],
  table: 'periodic_evaluation',
  isOfEmployee: true,
  key: ['year', 'quarter'],
  fields: [
    ownerField,
    year,
    field('quarter', 'Triwulan', 'enum', ['TW', 'Periode', 'Kuartal', 'Triwulan Ke'], {
      values: quarterValues,
      column: 'smallint',
    }),
    field('submitted_on', 'Tanggal Diajukan', 'date', ['Tgl Diajukan', 'Tanggal Pengajuan', 'Diajukan']),
    evaluatedOn,
    ...ratings,
  ],
  helpers: [
    field('period_kind', 'Periodik', 'text', ['periodikId', 'periodik', 'Jenis Periode'], {
      fallbacks: ['periodikNama'],
      maxLength: 40,
    }),
    field(
      'from_month',
      'Bulan Mulai',
      'integer',
      ['bulanMulaiPenilaian', 'bulanMulaiPenailan', 'bulanMulai', 'Bulan Mulai Penilaian'],
      { limits: { min: 1, max: 12 } },
    ),
    field(
      'until_month',
      'Bulan Selesai',
      'integer',
      ['bulanSelesaiPenilaian', 'bulanSelesaiPenailan', 'bulanSelesai', 'Bulan Selesai Penilaian'],
      { limits: { min: 1, max: 12 } },
    ),
  ],
  fills: ['quarter'],
  marks: ['quarter', 'period_kind'],
  finish: finishEvaluation,
}

const points = (max: number) => ({ limits: { min: 0, max }, column: 'numeric(5,2)' })

export const indexKind: RecordKind = {
  name: 'index',
  label: 'IP-ASN',
  sheets: ['IP ASN', 'IP-ASN', 'nilaiipasn', 'Indeks Profesionalitas', 'Indeks Profesionalitas ASN', 'IPASN'],
  table: 'professionalism_index',
  isOfEmployee: true,
  key: ['year'],
  fields: [
    ownerField,
    field('year', 'Tahun', 'integer', ['Tahun IP', 'Tahun Pengukuran', 'Tahun Penilaian', 'Periode'], {
      isRequired: true,
      limits: { min: 2015, max: 2100 },
    }),
    field(
      'qualification',
      'Kualifikasi',
      'decimal',
      ['Nilai Kualifikasi', 'Skor Kualifikasi', 'Dimensi Kualifikasi'],
      points(25),
    ),
    field(
      'competence',
      'Kompetensi',
      'decimal',
      ['Nilai Kompetensi', 'Skor Kompetensi', 'Dimensi Kompetensi'],
      points(40),
    ),
    field('performance', 'Kinerja', 'decimal', ['Nilai Kinerja', 'Skor Kinerja', 'Dimensi Kinerja'], points(30)),
    field('discipline', 'Disiplin', 'decimal', ['Nilai Disiplin', 'Skor Disiplin', 'Dimensi Disiplin'], points(5)),
    field(
      'total',
      'Nilai IP-ASN',
      'decimal',
      [
        'IP ASN',
        'Total',
        'Nilai IP',
        'Total Nilai',
        'Skor IP ASN',
        'nilaiIpAsn',
        'Subtotal',
        'Nilai Total',
        'Jumlah',
        'Nilai',
      ],
      { isRequired: true, ...points(100) },
    ),
  ],
}
