/** Penetapan angka kredit (PAK); SIASN gives the period as months and years, misspelt. */
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { functionalLevelValues } from '../values/functional-level.ts'
import { creditValues } from '../values/small-values.ts'
import { decreeNumberField } from './decree.ts'
import { finishCredit } from './finish-credit.ts'
import { ownerField } from './owner.ts'

const year = { limits: { min: 1970, max: 2100 } }
const month = { limits: { min: 1, max: 12 } }

export const creditKind: RecordKind = {
  name: 'credit',
  label: 'Riwayat angka kredit',
  sheets: ['Angka Kredit', 'Riwayat Angka Kredit', 'PAK', 'rw-angkakredit', 'Riwayat PAK', 'AK'],
  table: 'credit_entry',
  isOfEmployee: true,
  key: ['level', 'period_until'],
  fields: [
    ownerField,
    field('kind', 'Jenis Angka Kredit', 'enum', ['Jenis', 'Jenis PAK', 'Jenis AK'], {
      values: creditValues,
      column: 'credit_kind',
    }),
    field('level', 'Jenjang', 'enum', ['Jenjang Jabatan', 'Jenjang JF'], {
      values: functionalLevelValues,
      column: 'functional_level',
      isLenient: true,
    }),
    field('period_from', 'Periode Mulai', 'date', [
      'Mulai Penilaian',
      'Tanggal Mulai',
      'Periode Awal',
      'Tgl Mulai',
      'Mulai',
    ]),
    field('period_until', 'Periode Selesai', 'date', [
      'Selesai Penilaian',
      'Tanggal Selesai',
      'Periode Akhir',
      'Tgl Selesai',
      'Selesai',
      'Sampai',
    ]),
    field(
      'total',
      'Total Angka Kredit',
      'decimal',
      [
        'kreditBaruTotal',
        'Total',
        'Total AK',
        'Angka Kredit',
        'Jumlah Angka Kredit',
        'AK Kumulatif',
        'Angka Kredit Total',
        'Kumulatif',
      ],
      { isRequired: true, limits: { min: 0, max: 9999 } },
    ),
    { ...decreeNumberField, synonyms: [...decreeNumberField.synonyms, 'Nomor PAK', 'No PAK'] },
  ],
  helpers: [
    field('post_title', 'Jabatan', 'text', ['namaJabatan', 'Nama Jabatan', 'Jabatan'], { fallbacks: ['rwJabatan'] }),
    field(
      'from_month',
      'Bulan Mulai',
      'integer',
      ['bulanMulaiPenailan', 'bulanMulaiPenilaian', 'Bulan Mulai Penilaian'],
      month,
    ),
    field(
      'from_year',
      'Tahun Mulai',
      'integer',
      ['tahunMulaiPenailan', 'tahunMulaiPenilaian', 'Tahun Mulai Penilaian'],
      year,
    ),
    field(
      'until_month',
      'Bulan Selesai',
      'integer',
      ['bulanSelesaiPenailan', 'bulanSelesaiPenilaian', 'Bulan Selesai Penilaian'],
      month,
    ),
    field(
      'until_year',
      'Tahun Selesai',
      'integer',
      ['tahunSelesaiPenailan', 'tahunSelesaiPenilaian', 'Tahun Selesai Penilaian'],
      year,
    ),
    field('is_first', 'AK Pertama', 'boolean', ['isAngkaKreditPertama']),
    field('is_integration', 'Integrasi', 'boolean', ['isIntegrasi']),
    field('is_conversion', 'Konversi', 'boolean', ['isKonversi']),
  ],
  fills: ['kind', 'level', 'period_from', 'period_until'],
  finish: finishCredit,
}
