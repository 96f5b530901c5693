/** The number and the date of the decree (SK) that most histories carry. */
import { field } from '../field.ts'

export const decreeNumberField = field('decree_number', 'Nomor SK', 'text', [
  'No SK',
  'Nomor SK',
  'SK Nomor',
  'skNomor',
  'no_sk',
  'Nomor Surat Keputusan',
  'Nomor Surat',
  'No Surat',
])

export const decreeDateField = field('decree_date', 'Tanggal SK', 'date', [
  'Tgl SK',
  'SK Tanggal',
  'skTanggal',
  'tgl_sk',
  'Tanggal Surat Keputusan',
  'Tanggal Surat',
  'Tgl Surat',
])
