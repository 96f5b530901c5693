/** The result of an import in a terminal: the table, the faults, who leaves and examples, in plain Indonesian. */
import { describe, expect, it } from 'vitest'
import { importList } from '#core/import/import-list.ts'
import { reportText } from '#core/import/report-text.ts'
import { sheetsText } from '#core/import/sheets-text.ts'
import type { ImportIssue } from '#core/import/staged-row.ts'

const asOf = Temporal.PlainDate.from('2026-11-24')
const issue: ImportIssue = {
  code: 'nip_as_number',
  kind: 'rank',
  sheet: 'Riwayat Golongan',
  line: 12,
  header: 'NIP Baru',
  message: 'NIP tersimpan sebagai angka sehingga digitnya hilang.',
  remedy: 'Ubah format kolom menjadi Teks, lalu isi ulang.',
  original: {},
}
const counts = { read: 0, added: 0, changed: 0, same: 0, gone: 0, held: 0, rejected: 0, changedFields: {} }

describe('the result of an import', () => {
  it('shows each kind with its sum, faults with place and remedy, who leaves, and changes field by field', () => {
    const text = reportText({
      number: 12,
      files: ['pegawai.xlsx'],
      scope: 'city',
      asOf,
      report: {
        kinds: [
          { ...counts, kind: 'employee', read: 20_000, added: 19_990, rejected: 10 },
          { ...counts, kind: 'rank', read: 52_000, same: 51_000, changed: 7, held: 3, rejected: 990 },
        ],
        issues: [],
        leaving: 2,
        replacesSample: true,
      },
      faults: [
        { code: 'rank_falls', severity: 'held', count: 3, released: 1, example: { ...issue, code: 'rank_falls' } },
        { code: 'nip_as_number', severity: 'rejected', count: 1_000, released: 0, example: issue },
      ],
      examples: [
        {
          kind: 'rank',
          change: 'changed',
          person: 'Contoh Pegawai (••••••••••••••2999)',
          fields: { Golongan: { before: 'III/b', after: 'III/c' }, 'Nomor SK': { before: null, after: '823/1' } },
        },
      ],
    })
    expect(text.split('\n')).toEqual([
      'Impor nomor 12: pegawai.xlsx',
      'Data per 24 November 2026, seluruh kota',
      '',
      '                  dibaca    baru  berubah   tetap  hilang  ditahan  ditolak',
      'Pegawai           20.000  19.990        0       0       0        0       10',
      'Riwayat golongan  52.000       0        7  51.000       0        3      990',
      'Jumlah            72.000  19.990        7  51.000       0        3    1.000',
      '',
      'Kota contoh akan dihapus seluruhnya dan diganti dengan data ini.',
      '',
      '2 pegawai akan dicatat tidak lagi bertugas per 24 November 2026: ikatan percakapannya diakhiri dan pengingatnya berhenti.',
      '',
      'Ditolak (perbaiki lalu kirim ulang):',
      '  NIP tersimpan sebagai angka: 1.000 [nip_as_number]',
      '    Riwayat Golongan baris 12, kolom NIP Baru: NIP tersimpan sebagai angka sehingga digitnya hilang.',
      '    Ubah format kolom menjadi Teks, lalu isi ulang.',
      '',
      'Ditahan (tidak dipakai sampai diloloskan):',
      '  Golongan turun: 3, 1 sudah diloloskan [rank_falls]',
      '    Riwayat Golongan baris 12, kolom NIP Baru: NIP tersimpan sebagai angka sehingga digitnya hilang.',
      '    Ubah format kolom menjadi Teks, lalu isi ulang.',
      '',
      'Contoh perubahan:',
      '  Riwayat golongan, Contoh Pegawai (••••••••••••••2999), berubah: Golongan III/b -> III/c; Nomor SK (kosong) -> 823/1',
    ])
  })

  it('says nothing of what is not there', () => {
    const report = { kinds: [], issues: [], leaving: 0, replacesSample: false }
    const text = reportText({ number: 1, files: [], scope: 'partial', asOf, report, faults: [], examples: [] })
    expect(text).not.toMatch(/Ditolak|Ditahan|Contoh|bertugas/)
    expect(text).toMatch(/sebagian/)
  })
})

it('shows changes before what is new, a few fields of each, readable, and conceals how people are reached', () => {
  const report = { kinds: [], issues: [], leaving: 0, replacesSample: false }
  const fields = {
    Email: { before: null, after: 'contoh@contoh.example' },
    Nama: { before: null, after: 'Contoh' },
    'Status Kepegawaian': { before: null, after: 'pppk_paruh_waktu' },
    'TMT CPNS': { before: null, after: '2020-03-01' },
  }
  const text = reportText({
    number: 1,
    files: [],
    scope: 'city',
    asOf,
    report,
    faults: [],
    examples: [
      { kind: 'employee', change: 'added', person: null, fields },
      {
        kind: 'employee',
        change: 'changed',
        person: 'A',
        fields: { 'Nomor HP': { before: '+6281', after: '+6282' }, BUP: { before: null, after: '60' } },
      },
    ],
  })
  expect(text.split('\n').slice(-2)).toEqual([
    '  Pegawai, A, berubah: BUP (kosong) -> 60; Nomor HP berubah',
    '  Pegawai, baru: Nama Contoh; Status Kepegawaian pppk paruh waktu; TMT CPNS 1 Maret 2020',
  ])
})

it('says of sheets only what is not plain', () => {
  const plain = {
    kinds: ['rank'],
    rows: 1_200,
    leftOut: null,
    neverImported: [],
    unknownHeaders: [],
    leftOutRows: {},
  } as const
  expect(sheetsText([{ ...plain, name: 'Riwayat Golongan' }])).toBe('')
  const odd = {
    ...plain,
    name: 'Lembar1',
    neverImported: ['NIK'],
    unknownHeaders: ['Hobi'],
    leftOutRows: { 'baris contoh': 1 },
  }
  expect(sheetsText([odd]).split('\n')).toEqual([
    'Lembar1: Riwayat golongan, 1.200 baris',
    '  tidak diimpor: NIK',
    '  kolom tidak dikenal: Hobi',
    '  1 baris dilewati: baris contoh',
  ])
})

it('lists imports', () => {
  expect(importList([])).toBe('Belum ada impor.')
  const text = importList([
    {
      number: 3,
      source: 'berkas',
      files: ['a.csv'],
      scope: 'partial',
      state: 'applied',
      author: 'BKPP',
      asOf,
      rowCount: 1_200,
      report: null,
    },
  ])
  expect(text.split('\n')[1]).toBe('    3  diterapkan  2026-11-24  1.200  sebagian  BKPP  a.csv')
})
