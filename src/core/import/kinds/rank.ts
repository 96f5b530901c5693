/** Riwayat golongan, and the present rank in a list with one row a person. */
import { checkGrade } from '../check-grade.ts'
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { readGrade } from '../values/grade.ts'
import { decreeDateField, decreeNumberField } from './decree.ts'
import { ownerField } from './owner.ts'
import { serviceMonthsField, serviceYearsField } from './service.ts'

const grade = field(
  'grade',
  'Golongan',
  'enum',
  [
    'Golongan Ruang',
    'Gol',
    'Gol/Ruang',
    'Gol Ruang',
    'Golru',
    'Pangkat/Golongan',
    'Pangkat Golongan',
    'Golongan Nama',
    'Pangkat/Gol',
    'Pangkat Gol Ruang',
  ],
  {
    isRequired: true,
    parse: readGrade,
    fallbacks: ['golonganId', 'Golongan ID', 'Kode Golongan', 'Pangkat'],
  },
)
const tmt = field(
  'tmt',
  'TMT Golongan',
  'date',
  ['tmtGolongan', 'TMT Pangkat', 'TMT Gol', 'TMT', 'TMT KP', 'TMT Golongan Ruang', 'Terhitung Mulai Tanggal'],
  { isRequired: true },
)
const promotionCode = field(
  'promotion_code',
  'Jenis KP',
  'integer',
  ['jenisKPId', 'Jenis KP ID', 'Kode Jenis KP', 'Kode KP'],
  { limits: { min: 101, max: 299 }, isLenient: true },
)

export const rankKind: RecordKind = {
  name: 'rank',
  label: 'Riwayat golongan',
  sheets: [
    'Riwayat Golongan',
    'Golongan',
    'rw-golongan',
    'Riwayat Pangkat',
    'Pangkat',
    'Riwayat Kepangkatan',
    'RwGolongan',
    'Kepangkatan',
    'Riwayat Pangkat Golongan',
  ],
  table: 'rank_entry',
  isOfEmployee: true,
  key: ['tmt', 'grade'],
  fields: [
    ownerField,
    grade,
    tmt,
    serviceYearsField,
    serviceMonthsField,
    promotionCode,
    decreeNumberField,
    decreeDateField,
  ],
  finish: checkGrade,
}

export const presentRankKind: RecordKind = {
  ...rankKind,
  sheets: [],
  fields: [
    ownerField,
    {
      ...grade,
      synonyms: [
        'golRuangAkhir',
        'Gol Akhir',
        'Golongan Akhir',
        'Gol Ruang Akhir',
        'Golongan Ruang Akhir',
        ...grade.synonyms,
      ],
      fallbacks: ['golRuangAkhirId', 'Golongan Akhir ID', ...(grade.fallbacks ?? [])],
    },
    {
      ...tmt,
      synonyms: [
        'tmtGolAkhir',
        'TMT Gol Akhir',
        'TMT Golongan',
        'TMT Golongan Akhir',
        'TMT Gol',
        'TMT Pangkat',
        'TMT Pangkat Akhir',
        'TMT Gol Ruang',
      ],
    },
    serviceYearsField,
    serviceMonthsField,
    { ...promotionCode, synonyms: [], isDerived: true },
    { ...decreeNumberField, synonyms: [], isDerived: true },
    { ...decreeDateField, synonyms: [], isDerived: true },
  ],
}
