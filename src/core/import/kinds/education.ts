/** Riwayat pendidikan, and the last diploma in a list with one row a person. */
import { field } from '../field.ts'
import type { RecordKind } from '../record-kind.ts'
import { educationLevelValues } from '../values/education-level.ts'
import { finishEducation } from './finish-education.ts'
import { ownerField } from './owner.ts'

const level = field(
  'level',
  'Tingkat Pendidikan',
  'enum',
  ['tkPendidikanNama', 'Tk Pendidikan', 'Jenjang Pendidikan', 'Tingkat', 'Jenjang', 'Strata', 'Pendidikan'],
  {
    values: educationLevelValues,
    choices: 'SD, SLTP, SLTA, D1, D2, D3, S1 (juga D4), S2, S3',
    column: 'education_level',
    isRequired: true,
    fallbacks: ['tkPendidikanId', 'Tingkat Pendidikan ID'],
  },
)
const programme = field(
  'programme',
  'Program Studi',
  'text',
  ['pendidikanNama', 'Nama Pendidikan', 'Jurusan', 'Prodi', 'Jurusan/Program Studi', 'Program Studi/Jurusan'],
  { isRequired: true },
)
const graduatedOn = field(
  'graduated_on',
  'Tanggal Lulus',
  'date',
  ['tglLulus', 'Tgl Lulus', 'Lulus', 'Tanggal Ijazah', 'Tgl Ijazah'],
  { isRequired: true, dayOfYear: '-12-31', fallbacks: ['tahunLulus', 'Tahun Lulus', 'Thn Lulus'] },
)
const institution = field('institution', 'Nama Sekolah', 'text', [
  'namaSekolah',
  'Sekolah',
  'Perguruan Tinggi',
  'Universitas',
  'Lembaga Pendidikan',
  'Nama Perguruan Tinggi',
  'Sekolah/Perguruan Tinggi',
  'Institusi',
])
const recognisedOn = field('recognised_on', 'Tanggal Pencantuman Gelar', 'date', [
  'Tgl Pencantuman',
  'Tanggal Pengakuan',
  'Tercatat di BKN',
  'Tanggal Pencantuman',
])

export const educationKind: RecordKind = {
  name: 'education',
  label: 'Riwayat pendidikan',
  sheets: ['Riwayat Pendidikan', 'Pendidikan', 'rw-pendidikan', 'RwPendidikan'],
  table: 'education_entry',
  isOfEmployee: true,
  key: ['level', 'programme', 'graduated_on'],
  // What stands in SIASN's own history is recorded at BKN.
  sheetValues: { rwpendidikan: { is_siasn: true }, '': { is_siasn: false } },
  fields: [ownerField, level, programme, institution, graduatedOn, recognisedOn],
  helpers: [
    field('is_first', 'Pendidikan Pertama', 'boolean', ['isPendidikanPertama', 'Pendidikan Saat CPNS']),
    field('is_recognised', 'Diakui', 'boolean', ['Diakui BKN', 'Tercatat', 'Sudah Pencantuman Gelar', 'Dicantumkan']),
  ],
  fills: ['recognised_on'],
  finish: finishEducation,
}

export const presentEducationKind: RecordKind = {
  ...educationKind,
  sheets: [],
  sheetValues: { '': { is_siasn: true } },
  fields: [
    ownerField,
    {
      ...level,
      synonyms: [
        'tkPendidikanTerakhir',
        'tkPendidikan',
        'Tk Pendidikan',
        'Tingkat Pendidikan',
        'Tingkat Pendidikan Terakhir',
        'Jenjang Pendidikan',
      ],
      fallbacks: ['tkPendidikanTerakhirId'],
    },
    {
      ...programme,
      synonyms: [
        'pendidikanTerakhirNama',
        'Pendidikan Terakhir',
        'Pendidikan Terakhir Nama',
        'Jurusan',
        'Program Studi',
        'Nama Pendidikan',
      ],
    },
    { ...institution, synonyms: [], isDerived: true },
    { ...graduatedOn, synonyms: ['tahunLulus', 'Tahun Lulus', 'Tanggal Lulus', 'Tgl Lulus'], fallbacks: [] },
    { ...recognisedOn, synonyms: [], isDerived: true },
  ],
  helpers: [],
}
