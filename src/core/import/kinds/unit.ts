/** Units of the organisation (unor), as a tree. */
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { unitKindValues } from '../values/small-values.ts'
import { finishUnit } from './finish-unit.ts'

export const unitKind: RecordKind = {
  name: 'unit',
  label: 'Unit kerja',
  sheets: [
    'Unit Kerja',
    'Unit',
    'Unor',
    'ref-unor',
    'Referensi Unor',
    'Perangkat Daerah',
    'OPD',
    'Organisasi',
    'Struktur Organisasi',
  ],
  table: 'unit',
  isOfEmployee: false,
  key: ['code'],
  fields: [
    field('code', 'Kode Unit', 'text', ['Kode', 'Kode Unor', 'Kode Unit Kerja', 'CepatKode', 'Kode Cepat', 'Kode OPD']),
    field('source_id', 'ID Unor', 'text', ['Id', 'unorId', 'ID Unit', 'ID SIASN']),
    field(
      'name',
      'Nama Unit',
      'text',
      [
        'NamaUnor',
        'Nama Unit Kerja',
        'Unit Kerja',
        'Unit',
        'Nama OPD',
        'Nama Perangkat Daerah',
        'Nama Unit Organisasi',
      ],
      { isRequired: true },
    ),
    field('short_name', 'Singkatan', 'text', ['Nama Singkat', 'Nama Pendek', 'Singkatan Unit']),
    field('kind', 'Jenis Unit', 'enum', ['Jenis', 'Jenis Unor', 'Tipe Unit', 'Tipe'], {
      values: unitKindValues,
      column: 'unit_kind',
      isLenient: true,
    }),
    field('parent', 'Unit Induk', 'text', [
      'DiatasanId',
      'Unor Atasan',
      'Unit Atasan',
      'Kode Induk',
      'Kode Atasan',
      'Induk',
      'Atasan',
    ]),
    field('agency', 'Perangkat Daerah', 'text', [
      'IndukUnorId',
      'OPD',
      'SKPD',
      'Unor Induk',
      'Instansi',
      'Nama OPD Induk',
    ]),
    field('is_agency', 'Perangkat Daerah (Ya/Tidak)', 'boolean', ['Adalah OPD', 'Apakah OPD']),
    field('work_week_days', 'Hari Kerja', 'integer', ['Hari Kerja per Minggu', 'Jumlah Hari Kerja'], {
      limits: { min: 5, max: 6 },
    }),
    field('valid_from', 'Berlaku Sejak', 'date', ['Mulai Berlaku', 'TMT', 'Berlaku Mulai']),
    field('valid_to', 'Berlaku Sampai', 'date', ['Tidak Berlaku Sejak', 'Berakhir']),
  ],
  fills: ['code', 'short_name', 'kind', 'is_agency'],
  finish: finishUnit,
}
