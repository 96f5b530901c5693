/** Small readers: functional titles, kinds of units, slips of the keyboard, sensitive columns. */
import { describe, expect, it } from 'vitest'
import { guessUnitKind } from '#core/import/guess-unit-kind.ts'
import { isOneTypoAway } from '#core/import/is-one-typo-away.ts'
import { neverImported } from '#core/import/never-imported.ts'
import { readFunctionalTitle } from '#core/import/read-functional-title.ts'

it.each([
  ['Guru Ahli Muda', 'Guru', 'ahli_muda'],
  ['Perawat Pelaksana Lanjutan', 'Perawat', 'mahir'],
  ['Perawat Pelaksana', 'Perawat', 'terampil'],
  ['Pranata Komputer Pelaksana Pemula', 'Pranata Komputer', 'pemula'],
  ['Guru  Madya', 'Guru', 'ahli_madya'],
  ['Arsiparis - Penyelia', 'Arsiparis', 'penyelia'],
])('%s is a post of %s', (title, profession, level) => {
  expect(readFunctionalTitle(title)).toEqual({ profession, level })
})

it.each(['Kepala Bidang Mutasi', 'Pelaksana', 'Analis Kepegawaian', ''])('%j has no jenjang', (title) => {
  expect(readFunctionalTitle(title)).toBeNull()
})

it.each([
  ['Dinas Kesehatan', 'dinas'],
  ['Puskesmas Bandarharjo', 'puskesmas'],
  ['UPTD Pengujian', 'uptd'],
  ['SD Negeri Pekunden', 'sekolah'],
  ['SMPN 5', 'sekolah'],
  ['RSUD K.R.M.T Wongsonegoro', 'rumah_sakit'],
  ['Sub Bagian Umum', 'subbagian'],
  ['Kecamatan Tugu', 'kecamatan'],
  ['Entah', null],
])('%s is %s', (name, kind) => {
  expect(guessUnitKind(name)).toBe(kind)
})

describe('a slip of the keyboard', () => {
  it.each<[string, string, boolean]>([
    ['Golonagn', 'Golongan', true],
    ['Tangal Lahir', 'Tanggal Lahir', true],
    ['Masa Kerja Bulann', 'Masa Kerja Bulan', false],
    ['TMT CPN', 'TMT CPNS', false],
    ['TMT PNS', 'TMT CPNS', false],
    ['Golonagn Ruagn', 'Golongan Ruang', false],
    ['Golongan', 'Golongan', false],
    ['tangalMulai', 'tanggalMulai', true],
  ])('%s for %s: %s', (header, known, isClose) => {
    expect(isOneTypoAway(header, known)).toBe(isClose)
  })
})

it.each([
  ['NIK', 'NIK'],
  ['No. KTP', 'NIK'],
  ['noNpwp', 'NPWP'],
  ['Alamat Rumah', 'alamat'],
  ['gajiPokok', 'gaji'],
  ['jumlahAnak', 'data anak'],
  ['Teknik', null],
  ['Kenaikan', null],
])('%s stays in the file as %s', (header, what) => {
  expect(neverImported(header)).toBe(what)
})
