/** What staff do: functional professions with their schooling, and the titles of pelaksana by diploma. */
import type { EducationLevel, FunctionalLevel, PnsGrade } from '#core/personnel/record.ts'

export interface Diploma {
  readonly level: EducationLevel
  readonly programme: string
  readonly title: string | null
}

export interface Profession {
  /** The level at which a career starts. */
  readonly entry: FunctionalLevel
  readonly diplomas: readonly Diploma[]
  readonly frontTitle?: string
}

const diploma = (level: EducationLevel, programme: string, title: string | null): Diploma => ({
  level,
  programme,
  title,
})

const administration = diploma('s1', 'S1 Administrasi Publik', 'S.AP.')
const informatics = diploma('s1', 'S1 Informatika', 'S.Kom.')
const law = diploma('s1', 'S1 Ilmu Hukum', 'S.H.')
const economics = diploma('s1', 'S1 Manajemen', 'S.E.')
const government = diploma('s1', 'S1 Ilmu Pemerintahan', 'S.IP.')
const engineering = diploma('s1', 'S1 Teknik Sipil', 'S.T.')
const social = diploma('s1', 'S1 Kesejahteraan Sosial', 'S.Sos.')

const expert = (...diplomas: Diploma[]): Profession => ({ entry: 'ahli_pertama', diplomas })
const skilled = (...diplomas: Diploma[]): Profession => ({ entry: 'terampil', diplomas })

const professions: Readonly<Record<string, Profession>> = {
  Guru: expert(
    diploma('s1', 'S1 Pendidikan Guru Sekolah Dasar', 'S.Pd.'),
    diploma('s1', 'S1 Pendidikan Matematika', 'S.Pd.'),
    diploma('s1', 'S1 Pendidikan Bahasa Indonesia', 'S.Pd.'),
  ),
  Dokter: { entry: 'ahli_pertama', diplomas: [diploma('s2', 'Profesi Dokter', null)], frontTitle: 'dr.' },
  Perawat: skilled(diploma('d3', 'D3 Keperawatan', 'A.Md.Kep.')),
  Bidan: skilled(diploma('d3', 'D3 Kebidanan', 'A.Md.Keb.')),
  Nutrisionis: skilled(diploma('d3', 'D3 Gizi', 'A.Md.Gz.')),
  Sanitarian: skilled(diploma('d3', 'D3 Kesehatan Lingkungan', 'A.Md.K.L.')),
  'Perekam Medis': skilled(diploma('d3', 'D3 Rekam Medis', 'A.Md.RMIK.')),
  'Penguji Kendaraan Bermotor': skilled(diploma('d3', 'D3 Pengujian Kendaraan Bermotor', 'A.Md.')),
  'Pranata SDM Aparatur': skilled(diploma('d3', 'D3 Administrasi Bisnis', 'A.Md.')),
  'Pemadam Kebakaran': { entry: 'pemula', diplomas: [diploma('slta', 'SMA IPA', null)] },
  'Polisi Pamong Praja': { entry: 'pemula', diplomas: [diploma('slta', 'SMA IPS', null)] },
  'Pranata Komputer': expert(informatics, diploma('s1', 'S1 Sistem Informasi', 'S.Kom.')),
  Statistisi: expert(diploma('s1', 'S1 Statistika', 'S.Stat.')),
  Sandiman: expert(informatics),
  'Administrator Database Kependudukan': expert(informatics),
  'Pranata Hubungan Masyarakat': expert(diploma('s1', 'S1 Ilmu Komunikasi', 'S.I.Kom.')),
  'Perancang Peraturan': expert(law),
  Auditor: expert(diploma('s1', 'S1 Akuntansi', 'S.Ak.')),
  'Analis Keuangan Pusat dan Daerah': expert(diploma('s1', 'S1 Akuntansi', 'S.Ak.'), economics),
  'Teknik Jalan dan Jembatan': expert(engineering),
  'Penata Kelola Perumahan': expert(engineering),
  'Pekerja Sosial': expert(social),
  Arsiparis: expert(diploma('s1', 'S1 Kearsipan', 'S.IP.'), administration),
  Pustakawan: expert(diploma('s1', 'S1 Ilmu Perpustakaan', 'S.IP.')),
  'Penyuluh Pertanian': expert(diploma('s1', 'S1 Agroteknologi', 'S.P.')),
}

/** Any expert profession that has no schooling of its own here takes a general degree. */
export function professionOf(name: string): Profession {
  return professions[name] ?? expert(administration, government, economics)
}

export const generalDegrees: readonly Diploma[] = [
  administration,
  government,
  economics,
  law,
  social,
  engineering,
  informatics,
]

export const masters: readonly Diploma[] = [
  diploma('s2', 'S2 Administrasi Publik', 'M.AP.'),
  diploma('s2', 'S2 Manajemen', 'M.M.'),
  diploma('s2', 'S2 Ilmu Hukum', 'M.H.'),
  diploma('s2', 'S2 Perencanaan Wilayah', 'M.Si.'),
]

export interface StaffTrack {
  readonly diplomas: readonly Diploma[]
  readonly entry: PnsGrade
  readonly titles: readonly string[]
}

/** Titles of PermenPANRB 45/2022. */
export const staffTracks: Readonly<Record<'sltp' | 'slta' | 'd3' | 's1' | 'specialist', StaffTrack>> = {
  sltp: { diplomas: [diploma('sltp', 'SMP', null)], entry: 'I/c', titles: ['Pengelola Umum Operasional'] },
  slta: {
    diplomas: [diploma('slta', 'SMA IPS', null), diploma('slta', 'SMK Administrasi Perkantoran', null)],
    entry: 'II/a',
    titles: ['Pengadministrasi Perkantoran', 'Operator Layanan Operasional'],
  },
  d3: {
    diplomas: [diploma('d3', 'D3 Akuntansi', 'A.Md.'), diploma('d3', 'D3 Manajemen Informatika', 'A.Md.Kom.')],
    entry: 'II/c',
    titles: ['Pengolah Data dan Informasi', 'Pengelola Layanan Operasional'],
  },
  specialist: {
    diplomas: [diploma('s2', 'Spesialis I Ilmu Kesehatan Anak', 'Sp.A.')],
    entry: 'III/b',
    titles: ['Penata Layanan Operasional'],
  },
  s1: { diplomas: generalDegrees, entry: 'III/a', titles: ['Penelaah Teknis Kebijakan', 'Penata Layanan Operasional'] },
}
