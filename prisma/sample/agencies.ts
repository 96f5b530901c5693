/** The agencies (perangkat daerah) of the sample: real names of Kota Semarang, with the parts in which people sit. */

export interface AgencyPlan {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: 'inspektorat' | 'dinas' | 'badan' | 'satuan' | 'rumah_sakit'
  readonly head: string
  readonly sections: readonly string[]
  /** Functional posts found here, most usual first. */
  readonly professions: readonly string[]
  readonly staff: number
  readonly workWeekDays?: 6
}

export const agencyPlans: readonly AgencyPlan[] = [
  plan('INSP', 'Inspektorat', 'Inspektorat', 'inspektorat', 'Inspektur', ['Inspektorat Pembantu I'], ['Auditor'], 4),
  plan(
    'DISDIK',
    'Dinas Pendidikan',
    'Disdik',
    'dinas',
    'Kepala Dinas Pendidikan',
    ['Bidang Pembinaan SD', 'Bidang Pembinaan SMP'],
    ['Analis Kebijakan', 'Pranata Komputer'],
    4,
  ),
  plan(
    'DINKES',
    'Dinas Kesehatan',
    'Dinkes',
    'dinas',
    'Kepala Dinas Kesehatan',
    ['Bidang Kesehatan Masyarakat', 'Bidang Pelayanan Kesehatan'],
    ['Administrator Kesehatan', 'Perencana'],
    4,
  ),
  plan(
    'DPU',
    'Dinas Pekerjaan Umum',
    'DPU',
    'dinas',
    'Kepala Dinas Pekerjaan Umum',
    ['Bidang Bina Marga', 'Bidang Sumber Daya Air'],
    ['Teknik Jalan dan Jembatan'],
    4,
  ),
  plan(
    'DISPERKIM',
    'Dinas Perumahan dan Kawasan Permukiman',
    'Disperkim',
    'dinas',
    'Kepala Dinas Perumahan dan Kawasan Permukiman',
    ['Bidang Perumahan'],
    ['Penata Kelola Perumahan'],
    4,
  ),
  plan(
    'DAMKAR',
    'Dinas Pemadam Kebakaran',
    'Damkar',
    'dinas',
    'Kepala Dinas Pemadam Kebakaran',
    ['Bidang Operasional dan Penyelamatan'],
    ['Pemadam Kebakaran'],
    5,
  ),
  plan(
    'SATPOLPP',
    'Satuan Polisi Pamong Praja',
    'Satpol PP',
    'satuan',
    'Kepala Satuan Polisi Pamong Praja',
    ['Bidang Ketertiban Umum'],
    ['Polisi Pamong Praja'],
    5,
  ),
  plan(
    'DINSOS',
    'Dinas Sosial',
    'Dinsos',
    'dinas',
    'Kepala Dinas Sosial',
    ['Bidang Rehabilitasi Sosial'],
    ['Pekerja Sosial'],
    4,
  ),
  plan(
    'DLH',
    'Dinas Lingkungan Hidup',
    'DLH',
    'dinas',
    'Kepala Dinas Lingkungan Hidup',
    ['Bidang Pengelolaan Sampah'],
    ['Pengendali Dampak Lingkungan'],
    4,
  ),
  plan(
    'DISDUKCAPIL',
    'Dinas Kependudukan dan Pencatatan Sipil',
    'Disdukcapil',
    'dinas',
    'Kepala Dinas Kependudukan dan Pencatatan Sipil',
    ['Bidang Pelayanan Pendaftaran Penduduk', 'Bidang Pengelolaan Informasi Administrasi Kependudukan'],
    ['Administrator Database Kependudukan', 'Pranata Komputer'],
    5,
  ),
  plan(
    'DISHUB',
    'Dinas Perhubungan',
    'Dishub',
    'dinas',
    'Kepala Dinas Perhubungan',
    ['Bidang Lalu Lintas'],
    ['Penguji Kendaraan Bermotor'],
    5,
  ),
  plan(
    'DISKOMINFO',
    'Dinas Komunikasi, Informatika, Statistik dan Persandian',
    'Diskominfo',
    'dinas',
    'Kepala Dinas Komunikasi, Informatika, Statistik dan Persandian',
    ['Bidang Informatika', 'Bidang Statistik dan Persandian'],
    ['Pranata Komputer', 'Statistisi', 'Sandiman', 'Pranata Hubungan Masyarakat'],
    7,
  ),
  plan(
    'DPMPTSP',
    'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    'DPMPTSP',
    'dinas',
    'Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    ['Bidang Pelayanan Perizinan'],
    ['Penata Perizinan'],
    4,
  ),
  plan(
    'DISBUDPAR',
    'Dinas Kebudayaan dan Pariwisata',
    'Disbudpar',
    'dinas',
    'Kepala Dinas Kebudayaan dan Pariwisata',
    ['Bidang Pemasaran Pariwisata'],
    ['Adyatama Kepariwisataan dan Ekonomi Kreatif'],
    4,
  ),
  plan(
    'DISARPUS',
    'Dinas Arsip dan Perpustakaan',
    'Disarpus',
    'dinas',
    'Kepala Dinas Arsip dan Perpustakaan',
    ['Bidang Arsip', 'Bidang Perpustakaan'],
    ['Arsiparis', 'Pustakawan'],
    5,
  ),
  plan(
    'DISPERTAN',
    'Dinas Pertanian',
    'Dispertan',
    'dinas',
    'Kepala Dinas Pertanian',
    ['Bidang Penyuluhan'],
    ['Penyuluh Pertanian'],
    4,
  ),
  plan(
    'DISDAG',
    'Dinas Perdagangan',
    'Disdag',
    'dinas',
    'Kepala Dinas Perdagangan',
    ['Bidang Pengembangan Perdagangan'],
    ['Pengawas Perdagangan'],
    4,
  ),
  plan(
    'DISNAKER',
    'Dinas Tenaga Kerja',
    'Disnaker',
    'dinas',
    'Kepala Dinas Tenaga Kerja',
    ['Bidang Penempatan Tenaga Kerja'],
    ['Pengantar Kerja'],
    4,
  ),
  plan(
    'BAPPEDA',
    'Badan Perencanaan Pembangunan Daerah',
    'Bappeda',
    'badan',
    'Kepala Badan Perencanaan Pembangunan Daerah',
    ['Bidang Perencanaan dan Pengendalian', 'Bidang Pemerintahan dan Sosial Budaya'],
    ['Perencana', 'Peneliti'],
    5,
  ),
  plan(
    'BKPP',
    'Badan Kepegawaian, Pendidikan dan Pelatihan',
    'BKPP',
    'badan',
    'Kepala Badan Kepegawaian, Pendidikan dan Pelatihan',
    ['Bidang Mutasi', 'Bidang Pengembangan Kompetensi'],
    ['Analis SDM Aparatur', 'Pranata SDM Aparatur', 'Pranata Komputer'],
    7,
  ),
  plan(
    'BPKAD',
    'Badan Pengelola Keuangan dan Aset Daerah',
    'BPKAD',
    'badan',
    'Kepala Badan Pengelola Keuangan dan Aset Daerah',
    ['Bidang Anggaran', 'Bidang Perbendaharaan'],
    ['Analis Keuangan Pusat dan Daerah'],
    5,
  ),
  plan(
    'BAPENDA',
    'Badan Pendapatan Daerah',
    'Bapenda',
    'badan',
    'Kepala Badan Pendapatan Daerah',
    ['Bidang Pajak Daerah'],
    ['Analis Keuangan Pusat dan Daerah'],
    4,
  ),
  plan(
    'BPBD',
    'Badan Penanggulangan Bencana Daerah',
    'BPBD',
    'badan',
    'Kepala Pelaksana Badan Penanggulangan Bencana Daerah',
    ['Bidang Kedaruratan dan Logistik'],
    ['Analis Kebencanaan'],
    4,
  ),
  {
    ...plan(
      'RSUD',
      'RSUD K.R.M.T. Wongsonegoro',
      'RSWN',
      'rumah_sakit',
      'Direktur RSUD K.R.M.T. Wongsonegoro',
      ['Bidang Pelayanan Medik', 'Bidang Keperawatan'],
      ['Perawat', 'Dokter', 'Bidan', 'Perekam Medis'],
      8,
    ),
    workWeekDays: 6,
  },
]

export interface DistrictPlan {
  readonly name: string
  readonly villages: readonly [string, string]
}

/** Four of the sixteen kecamatan, each with two kelurahan. */
export const districtPlans: readonly DistrictPlan[] = [
  { name: 'Tembalang', villages: ['Bulusan', 'Meteseh'] },
  { name: 'Banyumanik', villages: ['Padangsari', 'Srondol Wetan'] },
  { name: 'Semarang Tengah', villages: ['Sekayu', 'Pekunden'] },
  { name: 'Pedurungan', villages: ['Tlogosari Kulon', 'Plamongansari'] },
]

/** Invented numbers, so that no real school is meant. */
export const schoolPlans = ['SD Negeri Contoh 01', 'SD Negeri Contoh 02', 'SMP Negeri Contoh 51'] as const
export const clinicPlans = ['Puskesmas Contoh Barat', 'Puskesmas Contoh Timur'] as const

function plan(
  code: string,
  name: string,
  shortName: string,
  kind: AgencyPlan['kind'],
  head: string,
  sections: readonly string[],
  professions: readonly string[],
  staff: number,
): AgencyPlan {
  return { code, name, shortName, kind, head, sections, professions, staff }
}
