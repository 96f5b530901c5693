/** Spellings of the short closed lists: severity, award, raise, appointment, credit, competency, mode and kind of a unit. */
import { spellings } from '../spellings.ts'

export const severityValues = spellings({
  ringan: ['R', 'Ringan', 'Hukuman Disiplin Ringan', 'Tingkat Ringan'],
  sedang: ['S', 'Sedang', 'Hukuman Disiplin Sedang', 'Tingkat Sedang'],
  berat: ['B', 'Berat', 'Hukuman Disiplin Berat', 'Tingkat Berat'],
})

/** SIASN's `hargaId`. Other honours answer no question and are left out. */
export const awardValues = spellings({
  slks_10: [
    '201',
    'SLKS X',
    'SLKS 10 Tahun',
    'Satyalancana Karya Satya X',
    'Satyalancana Karya Satya X Tahun',
    'Satyalancana Karya Satya 10 Tahun',
    'Satya Lencana Karya Satya X Tahun',
    'Satya Lencana Karya Satya X',
    'Satya Lencana Karya Satya 10 Tahun',
  ],
  slks_20: [
    '202',
    'SLKS XX',
    'SLKS 20 Tahun',
    'Satyalancana Karya Satya XX',
    'Satyalancana Karya Satya XX Tahun',
    'Satyalancana Karya Satya 20 Tahun',
    'Satya Lencana Karya Satya XX Tahun',
    'Satya Lencana Karya Satya XX',
    'Satya Lencana Karya Satya 20 Tahun',
  ],
  slks_30: [
    '203',
    'SLKS XXX',
    'SLKS 30 Tahun',
    'Satyalancana Karya Satya XXX',
    'Satyalancana Karya Satya XXX Tahun',
    'Satyalancana Karya Satya 30 Tahun',
    'Satya Lencana Karya Satya XXX Tahun',
    'Satya Lencana Karya Satya XXX',
    'Satya Lencana Karya Satya 30 Tahun',
  ],
})

export const raiseValues = spellings({
  kgb: ['KGB', 'Kenaikan Gaji Berkala', 'Gaji Berkala', 'Berkala'],
  pmk: ['PMK', 'Peninjauan Masa Kerja'],
})

export const appointmentValues = spellings({
  cpns: ['CPNS', 'Pengangkatan CPNS', 'SK CPNS'],
  pns: ['PNS', 'Pengangkatan PNS', 'SK PNS'],
  pppk: ['PPPK', 'P3K', 'Pengangkatan PPPK', 'SK PPPK'],
  pppk_paruh_waktu: ['PPPK Paruh Waktu', 'P3K Paruh Waktu', 'PPPK PW'],
  mutasi_masuk: ['Mutasi Masuk', 'Pindah Masuk', 'Pindah Instansi Masuk'],
})

export const creditValues = spellings({
  pertama: ['Pertama', 'Angka Kredit Pertama', 'Pengangkatan Pertama'],
  integrasi: ['Integrasi', 'AK Integrasi'],
  konversi: ['Konversi', 'AK Konversi', 'Konversi Predikat', 'Kumulatif', 'PAK'],
})

export const competencyKindValues = spellings({
  manajerial: ['Manajerial', 'Kompetensi Manajerial'],
  sosial_kultural: ['Sosial Kultural', 'Sosiokultural', 'Kompetensi Sosial Kultural', 'Sosio Kultural'],
  teknis: ['Teknis', 'Kompetensi Teknis'],
})

export const trainingModeValues = spellings({
  luring: ['Luring', 'Offline', 'Tatap Muka', 'Klasikal'],
  daring: ['Daring', 'Online', 'Virtual', 'Zoom'],
  campuran: [
    'Campuran',
    'Hybrid',
    'Hibrida',
    'Hibrid',
    'Blended',
    'Blended Learning',
    'Daring dan Luring',
    'Luring dan Daring',
  ],
  mandiri: ['Mandiri', 'E-Learning', 'MOOC', 'Belajar Mandiri'],
})

export const unitKindValues = spellings({
  sekretariat: ['Sekretariat'],
  inspektorat: ['Inspektorat'],
  dinas: ['Dinas'],
  badan: ['Badan'],
  satuan: ['Satuan', 'Satpol PP'],
  rumah_sakit: ['Rumah Sakit', 'RSUD', 'RS'],
  kecamatan: ['Kecamatan'],
  kelurahan: ['Kelurahan'],
  bagian: ['Bagian'],
  bidang: ['Bidang'],
  subbagian: ['Subbagian', 'Sub Bagian', 'Subbag'],
  seksi: ['Seksi', 'Subbidang', 'Sub Bidang'],
  uptd: ['UPTD', 'UPT'],
  sekolah: ['Sekolah', 'SD', 'SMP', 'TK', 'SDN', 'SMPN'],
  puskesmas: ['Puskesmas'],
})
