/** Riwayat jabatan, and the present post in a list with one row a person. */
import { field } from '../field.ts'
import type { FieldSpec, RecordKind } from '../record-kind.ts'
import { echelonValues } from '../values/echelon.ts'
import { functionalLevelValues } from '../values/functional-level.ts'
import { postAssignmentValues } from '../values/post-assignment.ts'
import { postKindValues } from '../values/post-kind.ts'
import { decreeNumberField } from './decree.ts'
import { finishPost } from './finish-post.ts'
import { ownerField } from './owner.ts'

const title = field(
  'title',
  'Nama Jabatan',
  'text',
  ['namaJabatan', 'jabatanNama', 'Jabatan', 'Jabatan Nama', 'Nama Jabatan Lengkap', 'Jabatan Terakhir'],
  {
    isRequired: true,
    fallbacks: [
      'jabatanFungsionalNama',
      'jabatanFungsionalUmumNama',
      'jabatanStrukturalNama',
      'Jabatan Fungsional',
      'Jabatan Struktural',
      'Jabatan Pelaksana',
    ],
  },
)
const tmt = field(
  'tmt',
  'TMT Jabatan',
  'date',
  ['tmtJabatan', 'TMT', 'TMT Jab', 'Mulai Jabatan', 'Terhitung Mulai Tanggal'],
  { isRequired: true },
)
const unit = field(
  'unit',
  'Unit Kerja',
  'text',
  ['unorNama', 'Unor', 'Unit', 'Unit Organisasi', 'Sub Unit Kerja', 'Nama Unit Kerja'],
  { fallbacks: ['namaUnor', 'unorId', 'Unor ID', 'satuanKerjaNama', 'Satuan Kerja'] },
)
const agency = field(
  'agency',
  'Perangkat Daerah',
  'text',
  ['unorIndukNama', 'OPD', 'SKPD', 'Nama OPD', 'Unor Induk', 'Instansi', 'Unor Induk Nama'],
  { fallbacks: ['unorIndukId', 'instansiKerjaNama'] },
)

const others: readonly FieldSpec[] = [
  field(
    'kind',
    'Jenis Jabatan',
    'enum',
    ['jenisJabatanNama', 'Jns Jabatan', 'Kelompok Jabatan', 'Jenis Jab', 'jenisJabatan'],
    {
      values: postKindValues,
      choices: 'Struktural (dengan eselon), Administrator, Pengawas, JPT Pratama, Fungsional, Pelaksana',
      column: 'post_kind',
      fallbacks: ['jenisJabatanId', 'Jenis Jabatan ID'],
    },
  ),
  field('profession', 'Jabatan Fungsional', 'text', ['Rumpun Jabatan', 'Nama JF', 'Profesi']),
  field('level', 'Jenjang', 'enum', ['Jenjang Jabatan', 'Jenjang JF', 'Jenjang Fungsional'], {
    values: functionalLevelValues,
    column: 'functional_level',
    fallbacks: ['asnJenjangJabatan', 'kode_jenjang_jabatan', 'Kode Jenjang'],
    isLenient: true,
  }),
  field('echelon', 'Eselon', 'enum', ['Esl', 'eselonNama', 'Eselon Jabatan'], {
    values: echelonValues,
    fallbacks: ['eselonId', 'Eselon ID'],
  }),
  field('retirement_age', 'BUP Jabatan', 'integer', ['Batas Usia Pensiun Jabatan', 'bupJabatan'], {
    limits: { min: 50, max: 70 },
    isLenient: true,
  }),
  field(
    'assignment',
    'Jenis Penugasan',
    'enum',
    ['jenisPenugasanId', 'Penugasan', 'Jenis Penugasan ID', 'Status Jabatan', 'jenisPenugasan'],
    { values: postAssignmentValues, choices: 'Definitif, Plt, Plh, Pj, Tugas Tambahan', column: 'post_assignment' },
  ),
  field('inducted_on', 'Tanggal Pelantikan', 'date', ['tmtPelantikan', 'TMT Pelantikan', 'Tgl Pelantikan', 'Dilantik']),
  field('ended_on', 'Selesai Jabatan', 'date', [
    'Tanggal Selesai Jabatan',
    'Sampai Dengan',
    'Berakhir',
    'Tgl Selesai',
    'Tanggal Selesai',
    'Selesai',
  ]),
]
const decree = { ...decreeNumberField, synonyms: [...decreeNumberField.synonyms, 'nomorSk', 'Nomor SK Jabatan'] }

export const postKind: RecordKind = {
  name: 'post',
  label: 'Riwayat jabatan',
  sheets: ['Riwayat Jabatan', 'Jabatan', 'rw-jabatan', 'RwJabatan'],
  table: 'post_entry',
  isOfEmployee: true,
  key: ['tmt', 'title', 'assignment'],
  fields: [ownerField, title, tmt, unit, agency, ...others, decree],
  fills: ['kind', 'profession', 'level', 'assignment'],
  finish: finishPost,
}

export const presentPostKind: RecordKind = {
  ...postKind,
  sheets: [],
  fields: [
    ownerField,
    title,
    { ...tmt, synonyms: ['tmtJabatan', 'TMT Jab', 'TMT Jabatan Terakhir', 'TMT Jabatan Akhir'] },
    unit,
    agency,
    ...others.map((other) => {
      if (other.type === 'date') return { ...other, synonyms: [], isDerived: true }
      return other.name === 'kind' ? { ...other, isRequired: true } : other
    }),
    { ...decree, synonyms: [], isDerived: true },
  ],
}
