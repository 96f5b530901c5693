/** Masa kerja golongan as the decree prints it, in years and months. */
import { field } from '../field.ts'

export const serviceYearsField = field(
  'service_years',
  'Masa Kerja Tahun',
  'integer',
  ['MK Tahun', 'MKG Tahun', 'Masa Kerja Golongan Tahun', 'Tahun Masa Kerja', 'MK Thn', 'mkTahun', 'Masa Kerja (Tahun)'],
  { isRequired: true, limits: { min: 0, max: 50 } },
)

export const serviceMonthsField = field(
  'service_months',
  'Masa Kerja Bulan',
  'integer',
  ['MK Bulan', 'MKG Bulan', 'Masa Kerja Golongan Bulan', 'Bulan Masa Kerja', 'MK Bln', 'mkBulan', 'Masa Kerja (Bulan)'],
  { isRequired: true, limits: { min: 0, max: 11 } },
)
