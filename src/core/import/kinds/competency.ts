/** Competencies, what posts require of them, and what people were assessed at. */
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { functionalLevelValues } from '../values/functional-level.ts'
import { postKindValues } from '../values/post-kind.ts'
import { competencyKindValues } from '../values/small-values.ts'
import { finishCompetency, finishRequirement } from './finish-competency.ts'
import { ownerField } from './owner.ts'

const level = { isRequired: true, limits: { min: 1, max: 5 } }
const competency = field(
  'competency',
  'Kompetensi',
  'text',
  ['Kode Kompetensi', 'Nama Kompetensi', 'Kode', 'Jenis Kompetensi'],
  { isRequired: true },
)

export const competencyKind: RecordKind = {
  name: 'competency',
  label: 'Kamus kompetensi',
  sheets: ['Kompetensi', 'Kamus Kompetensi', 'Daftar Kompetensi'],
  table: 'competency',
  isOfEmployee: false,
  key: ['code'],
  fields: [
    field('code', 'Kode Kompetensi', 'text', ['Kode', 'Kode Komp'], { maxLength: 60 }),
    field('name', 'Nama Kompetensi', 'text', ['Nama', 'Kompetensi'], { isRequired: true }),
    field('kind', 'Jenis Kompetensi', 'enum', ['Jenis', 'Rumpun', 'Kelompok'], {
      values: competencyKindValues,
      column: 'competency_kind',
      isRequired: true,
    }),
    field('is_digital', 'Digital', 'boolean', ['Kompetensi Digital', 'TI', 'Kompetensi TI']),
  ],
  fills: ['code'],
  finish: finishCompetency,
}

export const requirementKind: RecordKind = {
  name: 'requirement',
  label: 'Standar kompetensi jabatan',
  sheets: ['Standar Kompetensi', 'Standar Kompetensi Jabatan', 'SKJ', 'Syarat Kompetensi'],
  table: 'competency_requirement',
  isOfEmployee: false,
  key: ['competency', 'post_kind', 'profession', 'level'],
  fields: [
    competency,
    field('post_kind', 'Jenis Jabatan', 'enum', ['Kelompok Jabatan', 'Jabatan'], {
      values: postKindValues,
      choices: 'Struktural (dengan eselon), Administrator, Pengawas, JPT Pratama, Fungsional, Pelaksana',
      column: 'post_kind',
      isRequired: true,
    }),
    field('profession', 'Jabatan Fungsional', 'text', ['Nama JF', 'Profesi', 'Rumpun Jabatan']),
    field('level', 'Jenjang', 'enum', ['Jenjang Jabatan', 'Jenjang JF'], {
      values: functionalLevelValues,
      column: 'functional_level',
    }),
    field(
      'required',
      'Level Dipersyaratkan',
      'integer',
      ['Level', 'Standar', 'Level Standar', 'Dipersyaratkan', 'Level Wajib'],
      level,
    ),
  ],
  finish: finishRequirement,
}

export const assessmentKind: RecordKind = {
  name: 'assessment',
  label: 'Hasil penilaian kompetensi',
  sheets: [
    'Penilaian Kompetensi',
    'Hasil Penilaian Kompetensi',
    'Asesmen',
    'Hasil Asesmen',
    'rw-kompetensi',
    'Uji Kompetensi',
    'Hasil Uji Kompetensi',
    'Riwayat Kompetensi',
  ],
  table: 'competency_assessment',
  isOfEmployee: true,
  key: ['competency'],
  fields: [
    ownerField,
    competency,
    field(
      'assessed',
      'Level Hasil',
      'integer',
      ['Level', 'Hasil', 'Nilai', 'Level Kompetensi', 'Level Dicapai', 'Capaian'],
      level,
    ),
    field(
      'assessed_on',
      'Tanggal Penilaian',
      'date',
      ['Tanggal Asesmen', 'Tgl Penilaian', 'Tanggal', 'Tgl Asesmen', 'Tanggal Uji'],
      { isRequired: true, dayOfYear: '-12-31', fallbacks: ['Tahun', 'Tahun Penilaian'] },
    ),
  ],
}
