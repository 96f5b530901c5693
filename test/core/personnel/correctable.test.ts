/** Every datum that can be said to be wrong: named in a sentence, shown as recorded, also where nothing is. */
import { describe, expect, it } from 'vitest'
import {
  correctableFields,
  correctableFor,
  correctableIn,
  correctableLabel,
  recordedDatum,
} from '#core/personnel/correctable.ts'
import { buildRecord, day } from '#test/support/record.ts'

const today = day('2026-11-24')

describe('correctableIn', () => {
  it.each([
    ['tmt pangkat saya salah', 'rank'],
    ['golongan saya harusnya iii/b', 'rank'],
    ['nama jabatan saya salah', 'post'],
    ['unit kerja saya masih yang lama', 'unit'],
    ['saya sudah s2 tapi masih s1', 'education'],
    ['kenaikan gaji berkala kgb saya keliru', 'raise'],
    ['jp saya salah hitung', 'certificate'],
    ['predikat skp saya keliru', 'appraisal'],
    ['cuti saya salah hitung', 'leave'],
    ['nama saya salah tulis', 'name'],
    ['tanggal lahir saya keliru', 'birth_date'],
    ['kontrak saya salah', 'contract'],
    ['atasan saya bukan itu', 'supervisor'],
    ['nomor hp saya salah', 'phone'],
    ['data saya keliru', null],
  ])('%s', (text, field) => {
    expect(correctableIn(text.split(' '))).toBe(field)
  })
})

describe('recordedDatum', () => {
  it('has words for every datum, also of a bare record, on one line', () => {
    const bare = buildRecord({
      ranks: [],
      raises: [],
      posts: [],
      education: [],
      certificates: [],
      appraisals: [],
      leave: [],
      contracts: [],
      supervisor: null,
    })
    for (const record of [buildRecord({}), bare]) {
      for (const field of correctableFields) {
        const { text } = recordedDatum(field, record, today)
        expect(text, field).toMatch(/^\S.*$/)
        expect(text, field).not.toMatch(/undefined|null|\n/)
        expect(correctableLabel(field).length).toBeLessThan(24)
      }
    }
  })

  it('is as old as its kind of fact, else as the record', () => {
    const record = buildRecord({ factDates: { rank: day('2026-10-01') } })
    expect(recordedDatum('rank', record, today).asOf).toEqual(day('2026-10-01'))
    expect(recordedDatum('post', record, today).asOf).toEqual(record.dataAsOf)
  })

  it('gives an agreement to a PPPK only, and never more than two pages of buttons', () => {
    expect(correctableFor({ kind: 'pns' })).not.toContain('contract')
    expect(correctableFor({ kind: 'pppk' })).toContain('contract')
    expect(correctableFor({ kind: 'pppk' }).length).toBeLessThanOrEqual(6 + 7)
  })
})
