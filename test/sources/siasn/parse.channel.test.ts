/** From SIASN's answers to rows for staging: every sheet is recognised, every column known, nothing refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceRow } from '#core/import/cell.ts'
import { openSheet } from '#core/import/open-sheet.ts'
import type { ImportIssue, StagedRow } from '#core/import/staged-row.ts'
import { listSheets, personSheets } from '#sources/siasn/endpoints.ts'
import type { SiasnServer } from '#test/support/siasn-server/create-siasn-server.ts'
import { createSiasnServer } from '#test/support/siasn-server/create-siasn-server.ts'
import { sourceOn } from './ask-siasn.ts'

const kinds = {
  'ref-unor': 'unit',
  'list-pengadaan-instansi': 'contract',
  'list-kp-instansi': 'proposal',
  'list-pensiun-instansi': 'proposal',
  'data-utama': 'employee',
  'rw-golongan': 'rank',
  'rw-jabatan': 'post',
  'rw-pendidikan': 'education',
  'rw-skp22': 'appraisal',
  'rw-kinerjaperiodik': 'evaluation',
  'rw-angkakredit': 'credit',
  'rw-diklat': 'certificate',
  'rw-kursus': 'certificate',
  'rw-hukdis': 'discipline',
  'rw-penghargaan': 'award',
  'rw-cltn': 'status',
  nilaiipasn: 'index',
}

interface Parsed {
  readonly kinds: readonly string[]
  readonly unknownHeaders: readonly string[]
  readonly neverImported: readonly string[]
  readonly rows: readonly StagedRow[]
  readonly issues: readonly ImportIssue[]
  readonly count: number
}

let server: SiasnServer
const sheets = new Map<string, Parsed>()
beforeAll(async () => {
  server = await createSiasnServer({ people: 60 })
  const bySheet = new Map<string, SourceRow[]>()
  for await (const page of sourceOn(server).read(new AbortController().signal)) {
    for (const row of page) bySheet.set(row.sheet, [...(bySheet.get(row.sheet) ?? []), row])
  }
  for (const [name, read] of bySheet) {
    const sheet = openSheet(name, read)
    const parsed = read.map((row) => sheet.parse(row))
    sheets.set(name, {
      ...sheet,
      rows: parsed.flatMap(({ rows }) => rows),
      issues: [...sheet.issues, ...parsed.flatMap(({ issues }) => issues)],
      count: read.length - 1,
    })
  }
})
afterAll(() => server.close())

/** The first row of a person, by sheet. */
const valuesOf = (sheet: string, nip: string | undefined) =>
  sheets.get(sheet)?.rows.find(({ values }) => values.nip === nip)?.values

describe('every sheet', () => {
  it('has its kind', () => {
    expect(Object.keys(kinds).sort()).toEqual([...personSheets, ...listSheets].map(({ name }) => name).sort())
    expect(Object.fromEntries([...sheets].map(([name, sheet]) => [name, sheet.kinds[0]]))).toEqual(kinds)
  })

  it.each(Object.keys(kinds))('is known whole: %s', (name) => {
    const sheet = sheets.get(name)
    expect(sheet?.issues).toEqual([])
    expect(sheet?.unknownHeaders).toEqual([])
    expect(sheet?.neverImported).toEqual([])
    const own = sheet?.rows.filter(({ kind }) => kind === sheet.kinds[0])
    expect(own?.length).toBe(name === 'list-pengadaan-instansi' ? (sheet?.count ?? 0) - 1 : sheet?.count)
  })
})

describe('values', () => {
  const nip = (at: number) => server.people[at]?.nip

  it('of a person, with the texts that mean nothing left empty', () => {
    expect(valuesOf('data-utama', nip(0))).toMatchObject({
      source_id: 'pns-0',
      front_title: null,
      birth_date: '1970-01-01',
      sex: 'l',
      kind: 'pns',
      legal_status: 'aktif',
      tmt_cpns: '1995-03-01',
      tmt_pns: '1996-04-01',
      tmt_pensiun: '2028-02-01',
      bup: 58,
      phone: '+62812000090 00'.replace(' ', ''),
      email: 'pegawai0@contoh.invalid',
    })
    expect(valuesOf('data-utama', nip(3))).toMatchObject({
      kind: 'pppk',
      tmt_cpns: null,
      tmt_pns: null,
      nip_lama: null,
    })
  })

  it('of histories with their odd keys and codes', () => {
    expect(valuesOf('rw-golongan', nip(0))).toMatchObject({ grade: 'III/a', tmt: '1995-03-01', service_years: 0 })
    expect(valuesOf('rw-jabatan', nip(0))).toMatchObject({ kind: 'pelaksana', assignment: 'definitif' })
    expect(
      sheets.get('rw-jabatan')?.rows.find(({ values }) => values.title === 'Kepala Subbagian Umum')?.values,
    ).toMatchObject({ kind: 'pengawas', assignment: 'plt', echelon: 'IV.a' })
    expect(valuesOf('rw-pendidikan', nip(0))).toMatchObject({ level: 's1', graduated_on: '1993-08-15' })
    expect(valuesOf('rw-skp22', nip(0))).toMatchObject({ year: 2024, result: '2', behaviour: '1', predicate: '2' })
    expect(valuesOf('rw-kinerjaperiodik', nip(0))).toMatchObject({ year: 2026, quarter: '1', predicate: '2' })
    expect(valuesOf('rw-angkakredit', nip(0))).toMatchObject({
      kind: 'konversi',
      level: 'ahli_pertama',
      period_from: '2025-01-01',
      period_until: '2025-12-31',
    })
    expect(valuesOf('rw-diklat', nip(0))).toMatchObject({ origin: 'diklat', ends_on: '2024-08-30', hours: 905 })
    const exam = sheets.get('rw-diklat')?.rows.find(({ kind }) => kind === 'exam')
    expect(exam?.values).toMatchObject({ kind: 'pkp', passed_on: '2024-08-30' })
    expect(valuesOf('rw-kursus', nip(0))).toMatchObject({ origin: 'kursus', ends_on: '2026-03-11', hours: 16 })
    expect(valuesOf('rw-hukdis', nip(9))).toMatchObject({ period_from: '2020-02-01', period_until: '2020-08-01' })
    expect(valuesOf('rw-penghargaan', nip(1))).toMatchObject({ awarded_on: '2020-08-17' })
    expect(valuesOf('rw-cltn', nip(11))).toMatchObject({ status: 'cltn', period_from: '2021-01-01' })
    expect(valuesOf('nilaiipasn', nip(0))).toMatchObject({ year: 2025, total: 82.5, competence: 32.5 })
  })

  it('of the lists, three ways of writing a date among them', () => {
    expect(valuesOf('list-pengadaan-instansi', nip(3))).toMatchObject({
      starts_on: '2024-03-01',
      ends_on: '2029-02-28',
    })
    expect(valuesOf('list-kp-instansi', nip(0))).toMatchObject({
      service: 'kp',
      target_tmt: '2027-01-01',
      reached_on: '2026-11-05',
      status_text: 'Sudah di TTD - Pertek',
    })
    expect(valuesOf('list-pensiun-instansi', nip(1))).toMatchObject({ service: 'pensiun', target_tmt: '2027-02-01' })
    expect(sheets.get('ref-unor')?.rows.at(1)?.values).toMatchObject({
      source_id: 'unor-0',
      code: '6471101',
      name: 'Bidang Data',
      parent: 'unor-induk',
      agency: 'unor-induk',
    })
  })
})
