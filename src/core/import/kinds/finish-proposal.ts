/** Gives a proposal's row a title, and a status in words where SIASN gives only its number. */
import type { DraftValues, RowFault } from '../record-kind.ts'
import { missingValue } from '../row-fault.ts'

const titles: Readonly<Record<string, string>> = {
  kp: 'Kenaikan Pangkat',
  kgb: 'Kenaikan Gaji Berkala',
  pensiun: 'Pensiun',
  pindah_instansi: 'Pindah Instansi',
  pencantuman_gelar: 'Pencantuman Gelar',
  pmk: 'Peninjauan Masa Kerja',
  kartu_asn: 'Kartu ASN',
}

/** `jenisKPId` (SIASN's promotion types) where the list names no title. */
const promotionTypes: Readonly<Record<string, string>> = {
  '101': 'Reguler',
  '201': 'Struktural',
  '202': 'Jabatan Fungsional',
  '203': 'Penyesuaian Ijazah',
  '204': 'Tugas Belajar',
  '205': 'Tugas Belajar',
  '211': 'dari CPNS',
}

/** The two codes that are known; other numbers are shown as they are. */
const statusTexts: Readonly<Record<string, string>> = { '22': 'Sudah di TTD - Pertek', '32': 'Pembuatan SK Berhasil' }

/** Without a day of submission a proposal is known by SIASN's id; the database fills the day. */
export function finishProposal(values: DraftValues): readonly RowFault[] {
  const service = String(values.service ?? '')
  const base = titles[service] ?? ''
  if (typeof values.title === 'string' && service === 'kp' && !/pangkat/i.test(values.title)) {
    values.title = `${base} ${promotionTypes[values.title] ?? values.title}`
  }
  values.title ??= base
  if (typeof values.status_text === 'string' && /^\d+$/.test(values.status_text)) {
    values.status_text = statusTexts[values.status_text] ?? `Status nomor ${values.status_text}`
  }
  values.reached_on ??= values.submitted_on ?? null
  if (values.submitted_on !== null || values.source_id !== null) return []
  return [missingValue('submitted_on', 'Tanggal usulan')]
}
