/** The courses of the sample catalogue, many of them for the digital gap. */
import type { PersonnelRecord, PostKind } from '#core/personnel/record.ts'
import type { SampleTraining } from './sample-city.ts'
import { sampleId } from './sample-id.ts'

export interface CoursePlan {
  readonly title: string
  /** SIASN jenisDiklatId. */
  readonly form: number
  readonly hours: number
  readonly summary: string
  /** Competency codes with the level that the course leads to. */
  readonly teaches: readonly (readonly [code: string, level: number])[]
  readonly postKinds?: readonly PostKind[]
  readonly professions?: readonly string[]
  readonly employmentKinds?: readonly PersonnelRecord['kind'][]
}

const leaders: readonly PostKind[] = ['pengawas', 'administrator', 'jpt_pratama']
const it = ['Pranata Komputer', 'Statistisi', 'Sandiman', 'Administrator Database Kependudukan']

export const coursePlans: readonly CoursePlan[] = [
  {
    title: 'Literasi Data untuk ASN',
    form: 3,
    hours: 16,
    summary: 'Membaca, memeriksa, dan menyajikan data layanan.',
    teaches: [['D1', 3]],
  },
  {
    title: 'Literasi Data untuk Pengawas',
    form: 3,
    hours: 16,
    summary: 'Memakai data untuk memantau kinerja tim.',
    teaches: [
      ['D1', 3],
      ['M4', 3],
    ],
    postKinds: ['pengawas'],
  },
  {
    title: 'Keamanan Informasi Dasar',
    form: 8,
    hours: 8,
    summary: 'Kata sandi, pengelabuan, dan penanganan data pribadi.',
    teaches: [['D2', 2]],
  },
  {
    title: 'Keamanan Informasi untuk Pimpinan',
    form: 6,
    hours: 4,
    summary: 'Risiko siber dan tanggung jawab pimpinan unit.',
    teaches: [['D2', 3]],
    postKinds: leaders,
  },
  {
    title: 'Penanganan Insiden Siber',
    form: 2,
    hours: 24,
    summary: 'Deteksi, penanganan, dan pelaporan insiden ke CSIRT.',
    teaches: [['D2', 4]],
    professions: it,
  },
  {
    title: 'Pengenalan Arsitektur SPBE',
    form: 3,
    hours: 12,
    summary: 'Arsitektur, peta rencana, dan layanan SPBE kota.',
    teaches: [['D3', 3]],
  },
  {
    title: 'Tata Kelola SPBE Lanjutan',
    form: 3,
    hours: 20,
    summary: 'Manajemen risiko, data, dan audit SPBE.',
    teaches: [['D3', 4]],
    professions: it,
  },
  {
    title: 'Pengolahan Data dengan Lembar Kerja',
    form: 8,
    hours: 12,
    summary: 'Rumus, tabel pivot, dan grafik untuk laporan.',
    teaches: [['D4', 3]],
  },
  {
    title: 'Visualisasi Data Dasbor Layanan',
    form: 11,
    hours: 16,
    summary: 'Merancang dasbor yang dibaca pimpinan.',
    teaches: [
      ['D4', 3],
      ['D1', 3],
    ],
  },
  {
    title: 'Basis Data untuk Pranata Komputer',
    form: 2,
    hours: 32,
    summary: 'Perancangan, kueri, cadangan, dan pemulihan.',
    teaches: [['D4', 4]],
    professions: it,
  },
  {
    title: 'AI untuk Layanan Publik',
    form: 4,
    hours: 8,
    summary: 'Memakai kecerdasan artifisial dengan aman dan bertanggung jawab.',
    teaches: [['D5', 2]],
  },
  {
    title: 'AI Lanjutan bagi Analis Data',
    form: 11,
    hours: 24,
    summary: 'Menyiapkan data dan menilai hasil model.',
    teaches: [
      ['D5', 4],
      ['D4', 4],
    ],
    professions: it,
  },
  {
    title: 'Kolaborasi Digital di Kantor',
    form: 16,
    hours: 6,
    summary: 'Dokumen bersama, rapat daring, dan tanda tangan elektronik.',
    teaches: [['D6', 3]],
  },
  {
    title: 'Pelindungan Data Pribadi',
    form: 7,
    hours: 4,
    summary: 'Kewajiban UU 27/2022 di meja layanan.',
    teaches: [['D2', 3]],
  },
  {
    title: 'Tata Naskah Dinas',
    form: 8,
    hours: 8,
    summary: 'Bentuk, susunan, dan paraf naskah dinas.',
    teaches: [['T1', 3]],
    postKinds: ['pelaksana', 'fungsional', 'pengawas'],
  },
  {
    title: 'Manajemen Arsip Dinamis',
    form: 3,
    hours: 16,
    summary: 'Klasifikasi, penyimpanan, dan penyusutan arsip.',
    teaches: [['T4', 4]],
    professions: ['Arsiparis'],
  },
  {
    title: 'Pengelolaan Keuangan Daerah',
    form: 3,
    hours: 24,
    summary: 'Penganggaran, pelaksanaan, dan pertanggungjawaban.',
    teaches: [['T2', 3]],
    postKinds: leaders,
  },
  {
    title: 'Pengadaan Barang dan Jasa Tingkat Dasar',
    form: 3,
    hours: 30,
    summary: 'Persiapan ujian kompetensi pengadaan.',
    teaches: [['T3', 3]],
  },
  {
    title: 'Analisis Kebijakan Berbasis Bukti',
    form: 2,
    hours: 24,
    summary: 'Merumuskan pilihan kebijakan dari data.',
    teaches: [
      ['T5', 3],
      ['D1', 3],
    ],
    postKinds: ['fungsional', 'administrator', 'jpt_pratama'],
  },
  {
    title: 'Pelayanan Prima di Garis Depan',
    form: 8,
    hours: 8,
    summary: 'Komunikasi, empati, dan penyelesaian keluhan.',
    teaches: [
      ['M5', 2],
      ['M3', 2],
    ],
  },
  {
    title: 'Pelatihan Kepemimpinan Pengawas',
    form: 1,
    hours: 120,
    summary: 'PKP bagi pejabat pengawas.',
    teaches: [
      ['M6', 3],
      ['M8', 3],
    ],
    postKinds: ['pengawas'],
    employmentKinds: ['pns'],
  },
  {
    title: 'Latihan Dasar CPNS',
    form: 5,
    hours: 80,
    summary: 'Latsar wajib dalam masa percobaan.',
    teaches: [
      ['M1', 2],
      ['S1', 2],
    ],
    employmentKinds: ['cpns'],
  },
  {
    title: 'Orientasi PPPK',
    form: 16,
    hours: 12,
    summary: 'Nilai dasar ASN dan tata kerja pemerintah kota.',
    teaches: [
      ['M1', 1],
      ['S1', 1],
    ],
    employmentKinds: ['pppk', 'pppk_paruh_waktu'],
  },
  {
    title: 'Asesmen Pembelajaran bagi Guru',
    form: 8,
    hours: 16,
    summary: 'Menyusun dan membaca hasil asesmen kelas.',
    teaches: [['M4', 2]],
    professions: ['Guru'],
  },
  {
    title: 'Pencegahan dan Pengendalian Infeksi',
    form: 8,
    hours: 16,
    summary: 'Praktik PPI di fasilitas kesehatan.',
    teaches: [['M5', 3]],
    professions: ['Perawat', 'Bidan', 'Dokter', 'Nutrisionis', 'Sanitarian'],
  },
  {
    title: 'Mengelola Perubahan di Unit Kerja',
    form: 9,
    hours: 6,
    summary: 'Mengajak tim memakai cara kerja baru.',
    teaches: [['M7', 3]],
    postKinds: leaders,
  },
]

export function buildTrainings(seed: number): SampleTraining[] {
  return coursePlans.map(({ title, form, hours, summary, teaches }) => ({
    id: sampleId(seed, `training/${title}`),
    title,
    form,
    hours,
    provider: form === 1 || form === 5 ? 'BPSDMD Provinsi Jawa Tengah' : 'BKPP Kota Semarang',
    summary,
    competencies: teaches.map(([code, targetLevel]) => ({ code, targetLevel })),
  }))
}
