/** TMT pensiun and BUP: the worked examples, every birthday of a hundred years, and which source of the age wins. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultHolidays } from '#core/calendar/holidays.ts'
import { lastWorkingDay, retirement, tableBup, tmtPensiun } from '#core/personnel/retirement.ts'
import { buildRecord, contract, day, parameters, post, today } from './build-record.ts'

describe('tmtPensiun', () => {
  it.each([
    ['1968-12-15', 58, '2027-01-01'],
    ['1968-12-31', 58, '2027-01-01'],
    ['1969-01-01', 58, '2027-02-01'],
    ['1968-02-29', 58, '2026-03-01'],
    ['1966-11-30', 60, '2026-12-01'],
    ['1967-05-10', 60, '2027-06-01'],
  ])('born %s, %d: %s', (birth, bup, expected) => {
    expect(tmtPensiun(day(birth), bup).toString()).toBe(expected)
  })

  it('is the first of the month after the birthday month, for every birthday and age', () => {
    const born = fc.integer({ min: 0, max: 36_524 }).map((days) => day('1920-01-01').add({ days }))
    fc.assert(
      fc.property(born, fc.integer({ min: 58, max: 70 }), (birth, bup) => {
        const tmt = tmtPensiun(birth, bup)
        expect(tmt.day).toBe(1)
        const months = (tmt.year - birth.year - bup) * 12 + tmt.month - birth.month
        expect(months).toBe(1)
      }),
    )
  })
})

describe('tableBup', () => {
  it.each([
    ['kepala dinas', { kind: 'jpt_pratama' }, 60],
    ['camat', { kind: 'administrator' }, 58],
    ['lurah', { kind: 'pengawas' }, 58],
    ['staf', { kind: 'pelaksana' }, 58],
    ['penyelia', { kind: 'fungsional', level: 'penyelia' }, 58],
    ['ahli muda', { kind: 'fungsional', level: 'ahli_muda' }, 58],
    ['ahli madya', { kind: 'fungsional', level: 'ahli_madya' }, 60],
    ['ahli utama', { kind: 'fungsional', level: 'ahli_utama' }, 65],
    ['guru ahli pertama', { kind: 'fungsional', level: 'ahli_pertama', profession: 'Guru' }, 60],
    ['guru kelas ahli muda', { kind: 'fungsional', level: 'ahli_muda', profession: 'guru kelas' }, 60],
    ['guru ahli utama', { kind: 'fungsional', level: 'ahli_utama', profession: 'Guru' }, 60],
    ['dosen', { kind: 'fungsional', level: 'ahli_pertama', profession: 'Dosen' }, 65],
    ['guru besar', { kind: 'fungsional', level: 'ahli_utama', profession: 'Guru Besar' }, 70],
    ['pengawas sekolah madya', { kind: 'fungsional', level: 'ahli_madya', profession: 'Pengawas Sekolah' }, 60],
    ['a profession that only begins alike', { kind: 'fungsional', level: 'mahir', profession: 'Gurami' }, 58],
    ['a functional post without a level', { kind: 'fungsional' }, null],
  ] as const)('%s', (_label, parts, expected) => {
    expect(tableBup(post(parts), parameters)).toBe(expected)
  })
})

describe('retirement', () => {
  const birthDate = day('1968-12-15')
  const find = (parts: Parameters<typeof buildRecord>[0]) =>
    retirement(buildRecord({ birthDate, posts: [post()], ...parts }), today, parameters)

  it('goes by the table and says that it is an estimate', () => {
    const found = find({})
    expect(found.value).toMatchObject({ outcome: 'expected', bup: 58, origin: 'table', tableTmt: null })
    expect(found.value.tmtPensiun?.toString()).toBe('2027-01-01')
    expect(found.value.lastDay?.toString()).toBe('2026-12-31')
    expect(found.isEstimate).toBe(true)
  })

  it("lets the post's reference row win over the table and keeps the difference", () => {
    const found = find({ posts: [post({ retirementAge: 60 })] })
    expect(found.value).toMatchObject({ bup: 60, origin: 'post_reference' })
    expect(found.value.tableTmt?.toString()).toBe('2027-01-01')
  })

  it("lets the person's own date win over everything", () => {
    const found = find({ posts: [post({ retirementAge: 60 })], tmtPensiun: day('2028-05-01'), bup: 58 })
    expect(found.value.tmtPensiun?.toString()).toBe('2028-05-01')
    expect(found.value.origin).toBe('person')
    expect(found.isEstimate).toBe(false)
  })

  it("takes the person's own age without a date", () => {
    const found = find({ bup: 60 })
    expect(found.value).toMatchObject({ bup: 60, origin: 'person' })
    expect(found.caveats).toEqual([])
    expect(find({}).caveats[0]).toContain('bila jabatan berubah')
  })

  it('follows the post held on the day', () => {
    const posts = [
      post({ kind: 'pengawas', tmt: day('2020-01-01'), endedOn: day('2026-10-31') }),
      post({ kind: 'fungsional', profession: 'Perencana', level: 'ahli_madya', tmt: day('2026-11-01') }),
    ]
    expect(find({ posts }).value.bup).toBe(60)
  })

  it('does not guess without a post', () => {
    expect(find({ posts: [] }).value).toMatchObject({ outcome: 'unknown', tmtPensiun: null })
  })

  it('is retired from the TMT on', () => {
    expect(find({ birthDate: day('1968-10-15') }).value.outcome).toBe('retired')
    expect(find({ birthDate: day('1968-11-15') }).value.outcome).toBe('expected')
  })

  it("mentions a PPPK's agreement and claims nothing for paruh waktu", () => {
    const contracts = [contract('2024-03-01', '2029-02-28')]
    expect(find({ kind: 'pppk', contracts }).value.contractEndsOn?.toString()).toBe('2029-02-28')
    expect(find({ kind: 'pppk', contracts }).caveats[0]).toContain('28 Februari 2029')
    expect(find({ kind: 'pppk_paruh_waktu', contracts }).value).toMatchObject({
      outcome: 'not_applicable',
      tmtPensiun: null,
    })
  })

  it('finds the last working day before it', () => {
    expect(lastWorkingDay(day('2027-01-01'), defaultHolidays).toString()).toBe('2026-12-31')
    expect(lastWorkingDay(day('2027-02-01'), defaultHolidays).toString()).toBe('2027-01-29')
  })
})
