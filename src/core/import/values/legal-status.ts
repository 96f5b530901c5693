/** Spellings of the kedudukan hukum; the codes are SIASN's `kedudukanPnsId`. */
import { spellings } from '../spellings.ts'

export const legalStatusValues = spellings({
  aktif: ['Aktif', '01', '1', 'PNS Aktif', 'CPNS Aktif', 'PPPK Aktif', 'ASN Aktif', 'Pegawai Aktif'],
  cltn: ['CLTN', '02', '2', 'Cuti di Luar Tanggungan Negara', 'Cuti Luar Tanggungan Negara', 'Perpanjangan CLTN'],
  tugas_belajar: ['Tugas Belajar', 'Tubel', '03', '3', 'Izin Belajar'],
  pemberhentian_sementara: ['Pemberhentian Sementara', 'Diberhentikan Sementara', '04', '4', 'Skorsing'],
  hukuman_disiplin: ['Hukuman Disiplin', 'Hukdis', '15', 'Menjalani Hukuman Disiplin'],
  mpp: ['MPP', '20', 'Masa Persiapan Pensiun', 'Bebas Tugas'],
  pensiun: ['Pensiun', '98', '99', 'BUP', 'Pensiun BUP', 'Purna Tugas', 'Pensiunan', 'Mencapai BUP'],
  berhenti: [
    'Berhenti',
    'Diberhentikan',
    'Diberhentikan dengan Hormat',
    'Diberhentikan Tidak dengan Hormat',
    'Pemberhentian dengan Hormat',
    'Pemberhentian Tidak dengan Hormat',
    'Mengundurkan Diri',
    'Meninggal',
    'Meninggal Dunia',
    'Wafat',
    'Pindah',
    'Pindah Instansi',
    'Pindah Keluar',
    'Mutasi Keluar',
    'Tidak Aktif',
    'Kontrak Berakhir',
    'Habis Kontrak',
  ],
})
