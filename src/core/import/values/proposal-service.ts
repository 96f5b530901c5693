/** Spellings of the services that a proposal (usulan) can ask for. */
import { spellings } from '../spellings.ts'

export const proposalServiceValues = spellings({
  kp: ['KP', 'Kenaikan Pangkat', 'Naik Pangkat'],
  kgb: ['KGB', 'Kenaikan Gaji Berkala', 'Gaji Berkala'],
  pensiun: ['Pensiun', 'Pemberhentian', 'Pensiun BUP', 'Pensiun Dini', 'Pensiun APS', 'Pensiun Janda/Duda'],
  pindah_instansi: ['Pindah Instansi', 'Mutasi', 'PI', 'Mutasi Keluar', 'Mutasi Masuk'],
  pencantuman_gelar: ['Pencantuman Gelar', 'Pencantuman Gelar Akademik', 'PG', 'Peningkatan Pendidikan'],
  pmk: ['PMK', 'Peninjauan Masa Kerja'],
  kartu_asn: ['Kartu ASN', 'Karpeg', 'Kartu Pegawai', 'Kartu ASN Virtual', 'Karis', 'Karsu', 'Karis/Karsu'],
})
