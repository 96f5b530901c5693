/**
 * Which part of the personnel agency a matter belongs to. The agency's own division (Perwal Kota Semarang 118/2021) was
 * not read, so these are working names, to be confirmed by BKPP.
 */

export const handoverUnits = {
  mutasi: 'Mutasi dan kepangkatan',
  pengembangan: 'Pengembangan kompetensi',
  kinerja: 'Kinerja dan disiplin',
  pensiun: 'Pensiun dan kesejahteraan',
  data: 'Data dan informasi',
  umum: 'Umum',
} as const
export type HandoverUnit = keyof typeof handoverUnits

export const isHandoverUnit = (unit: string): unit is HandoverUnit => Object.hasOwn(handoverUnits, unit)

/**
 * Words of a topic, of a subject of `unsupported` or of an article's slug. The first that matches counts, so what is
 * narrower stands above what is wider.
 */
const signs: readonly (readonly [HandoverUnit, RegExp])[] = [
  [
    'pensiun',
    /^(?:retirement|leave)\b|pensiun|mpp|cuti|satyalancana|tapera|taspen|asuransi|award|bereavement|meninggal/,
  ],
  [
    'pensiun',
    /^(?:leave_request|pension_process|family|allowance|payslip)$|kawin|nikah|cerai|karis|karsu|tpp|keluarga/,
  ],
  ['pengembangan', /^training\b|^(?:study|exam)$|belajar|diklat|bimtek|pelatihan|latsar|sertifikat|kompetensi|jp-/],
  ['kinerja', /^(?:appraisal|attendance)\b|^appraisal_dispute$|skp|kinerja|predikat|disiplin|absen|presensi|jam-kerja/],
  ['data', /^(?:system_access|document)$|myasn|siasn|sisdm|nomor-induk|nip|data-|karpeg|kartu|akun|correct/],
  [
    'mutasi',
    /^(?:promotion|raise|proposal|transfer|recruitment|credit_rules|career\.(?:rank|post|contract|first_year))/,
  ],
  [
    'mutasi',
    /pangkat|golongan|kgb|gaji|masa-kerja|angka-kredit|jabatan|mutasi|pindah|pppk|cpns|usulan|ujian|dupak|jenjang/,
  ],
  ['data', /^career\b/],
]

export function unitOf(subject: string): HandoverUnit {
  return signs.find(([, sign]) => sign.test(subject))?.[0] ?? 'umum'
}
