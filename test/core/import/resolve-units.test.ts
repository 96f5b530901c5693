/** Units of a file find their place in the tree, and names as people write them find their unit. */
import { describe, expect, it } from 'vitest'
import { type KnownUnit, resolveUnits, type StagedUnit } from '#core/import/resolve-units.ts'
import { unitNameKey } from '#core/import/unit-name-key.ts'

const facts = { sourceId: null, workWeekDays: 5, validFrom: null, validTo: null }

function known(id: string, name: string, fields: Partial<KnownUnit> = {}): KnownUnit {
  const base = {
    ...facts,
    id,
    code: id,
    name,
    shortName: name,
    kind: 'dinas',
    isAgency: true,
    parentId: null,
    agencyId: id,
  }
  return { ...base, ...fields }
}

function staged(rowNo: number, name: string, fields: Partial<StagedUnit> = {}): StagedUnit {
  const base = { ...facts, rowNo, code: `K${rowNo}`, name, shortName: name, kind: 'bidang', isAgency: false }
  return { ...base, parent: null, agency: null, ...fields }
}

function resolve(needs: { known?: readonly KnownUnit[]; staged?: readonly StagedUnit[] }) {
  let made = 0
  return resolveUnits({ known: [], staged: [], ...needs, makeId: () => `new-${++made}` })
}

describe('names of units', () => {
  it.each([
    ['Dinas Kesehatan', 'DINAS KESEHATAN KOTA SEMARANG'],
    ['Dinas Kesehatan', 'din. kesehatan'],
    ['Kecamatan Tembalang', 'Kec. Tembalang'],
    ['Subbagian Umum dan Kepegawaian', 'Sub Bagian Umum & Kepegawaian'],
    ['Subbagian Umum dan Kepegawaian', 'Subbag. Umum Kepegawaian'],
    ['SD Negeri Pedalangan 01', 'SDN Pedalangan 01'],
    ['UPTD Puskesmas Ngaliyan', 'UPT Pkm Ngaliyan'],
  ])('%s is also %s', (name, other) => expect(unitNameKey(other)).toBe(unitNameKey(name)))

  it('keeps apart what differs', () => {
    expect(unitNameKey('SD Negeri Pedalangan 01')).not.toBe(unitNameKey('SD Negeri Pedalangan 02'))
  })
})

describe('resolveUnits', () => {
  const tree = [
    known('A', 'Dinas Kesehatan'),
    known('B', 'Dinas Sosial'),
    known('A1', 'Sekretariat', { isAgency: false, agencyId: 'A', parentId: 'A' }),
    known('B1', 'Sekretariat', { isAgency: false, agencyId: 'B', parentId: 'B' }),
  ]

  it('finds a unit by code, by name within its agency, and not by a name that several share', () => {
    const units = resolve({ known: tree })
    expect(units.find('A1', null)).toBe('A1')
    expect(units.find('sekretariat', 'Din. Sosial')).toBe('B1')
    expect(units.find('Sekretariat', null)).toBeNull()
    expect(units.find(null, 'Dinas Sosial')).toBe('B')
    expect(units.find('Sekretariat', 'Dinas Sihir')).toBeNull()
    expect(units.placed).toEqual([])
  })

  it('makes the unit and its agency out of the names of a list, once', () => {
    const units = resolve({ known: tree })
    const made = units.findOrMake('Seksi Bantuan', 'Dinas Sosial')
    expect(units.findOrMake(' seksi  BANTUAN', 'Dinas Sosial')).toBe(made)
    const other = units.findOrMake('Bidang Arsip', 'Dinas Kearsipan')
    expect(
      units.placed.map(({ id, name, kind, agencyId, isAgency }) => ({ id, name, kind, agencyId, isAgency })),
    ).toEqual([
      { id: made, name: 'Seksi Bantuan', kind: 'seksi', agencyId: 'B', isAgency: false },
      { id: 'new-2', name: 'Dinas Kearsipan', kind: 'dinas', agencyId: 'new-2', isAgency: true },
      { id: other, name: 'Bidang Arsip', kind: 'bidang', agencyId: 'new-2', isAgency: false },
    ])
  })

  it('places rows under their parents whatever their order, and keeps the ids of known units', () => {
    const units = resolve({
      known: tree,
      staged: [
        staged(1, 'Seksi Gizi', { parent: 'K2' }),
        staged(2, 'Bidang Gizi', { parent: 'dinas kesehatan' }),
        staged(3, 'Dinas Kesehatan', { isAgency: true, kind: 'dinas' }),
      ],
    })
    expect(units.faults).toEqual([])
    const byName = new Map(units.placed.map((unit) => [unit.name, unit]))
    expect(byName.get('Dinas Kesehatan')).toMatchObject({ id: 'A', agencyId: 'A', code: 'K3' })
    const field = byName.get('Bidang Gizi')
    expect(field).toMatchObject({ parentId: 'A', agencyId: 'A' })
    expect(byName.get('Seksi Gizi')).toMatchObject({ parentId: field?.id, agencyId: 'A' })
  })

  it('breaks circles, refuses a unit of no agency, holds contradicting doubles and keeps one of equal ones', () => {
    const units = resolve({
      staged: [
        staged(1, 'Dinas A', { isAgency: true, code: 'A' }),
        staged(2, 'Bidang 1', { parent: 'K3', agency: 'A' }),
        staged(3, 'Bidang 2', { parent: 'K2', agency: 'A' }),
        staged(4, 'Tersesat'),
        staged(5, 'Bidang 5', { code: 'X', agency: 'A' }),
        staged(6, 'Bidang 6', { code: 'X', agency: 'A' }),
        staged(7, 'Bidang 7', { code: 'Y', agency: 'A' }),
        staged(8, 'Bidang 7', { code: 'Y', agency: 'A' }),
      ],
    })
    const faults = units.faults.map(({ rowNo, code, isNote }) => `${rowNo} ${code}${isNote ? ' note' : ''}`).sort()
    expect(faults).toEqual(['2 unknown_reference note', '4 unknown_unit', '5 duplicate_row', '6 duplicate_row'])
    expect(units.doubles).toEqual([7])
    expect(units.placed.map(({ name }) => name).sort()).toEqual(['Bidang 1', 'Bidang 2', 'Bidang 7', 'Dinas A'])
  })
})
