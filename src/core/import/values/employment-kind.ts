/** Spellings of the kind of employment (status kepegawaian, jenis ASN). */
import { spellings } from '../spellings.ts'

export const employmentKindValues = spellings({
  pns: [
    'PNS',
    'Pegawai Negeri Sipil',
    'PNSD',
    'PNS Daerah',
    'PNS Daerah Kota',
    'PNS Kota',
    'PNS Daerah Kab/Kota yang bekerja pada Kab/Kota',
    'PNS Daerah Otonom',
    'P',
  ],
  cpns: ['CPNS', 'Calon PNS', 'Calon Pegawai Negeri Sipil', 'C'],
  pppk: [
    'PPPK',
    'P3K',
    'PPPK Penuh Waktu',
    'Pegawai Pemerintah dengan Perjanjian Kerja',
    'PPPK Guru',
    'PPPK Teknis',
    'PPPK Tenaga Kesehatan',
    'PPPK Nakes',
    'PPPK Daerah',
  ],
  pppk_paruh_waktu: ['PPPK Paruh Waktu', 'P3K Paruh Waktu', 'PPPK PW', 'P3K PW', 'PPPKPW', 'Paruh Waktu'],
})
