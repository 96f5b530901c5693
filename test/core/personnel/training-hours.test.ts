/** JP: what counts, once, in which year; the floor of a PNS and the ceiling of a PPPK. */
import { describe, expect, it } from 'vitest'
import { trainingHours, trainingPeriod } from '#core/personnel/training-hours.ts'
import { buildRecord, certificate, contract, day, parameters, today } from './build-record.ts'

const find = (parts: Parameters<typeof buildRecord>[0], asOf = today) =>
  trainingHours(buildRecord(parts), asOf, parameters)

describe('a PNS', () => {
  it('has 12 JP and a gap of 8 when one of three certificates was entered twice', () => {
    const certificates = [
      certificate({ name: 'Literasi Data', number: 'LD/001/2026', hours: 8 }),
      certificate({ name: 'Arsip', number: null, hours: 4 }),
      certificate({ name: 'LITERASI DATA (kursus)', number: 'ld-001-2026', hours: 8 }),
    ]
    expect(find({ certificates }).value).toMatchObject({ hours: 12, target: 20, gap: 8, targetKind: 'floor' })
  })

  it('counts a course over New Year in the year in which it ended', () => {
    const certificates = [certificate({ startsOn: day('2025-12-28'), endsOn: day('2026-01-03'), hours: 20 })]
    expect(find({ certificates }).value).toMatchObject({ hours: 20, gap: 0 })
    expect(find({ certificates }, day('2025-12-31')).value.hours).toBe(0)
  })

  it.each([
    ['the first day of the year', '2026-01-01', '2026-01-01'],
    ['the last day of the year', '2026-12-31', '2026-12-31'],
  ])('counts a course that ended on %s, without a caveat', (_label, endsOn, asOf) => {
    const found = find({ certificates: [certificate({ endsOn: day(endsOn) })] }, day(asOf))
    expect(found.value.hours).toBe(8)
    expect(found.caveats).toEqual([])
  })

  it('knows the same training without a number by name and dates', () => {
    const twice = [certificate({ name: 'Manajemen Arsip' }), certificate({ name: 'manajemen  arsip.' })]
    const apart = [certificate(), certificate({ startsOn: day('2026-06-04'), endsOn: day('2026-06-05') })]
    expect(find({ certificates: twice }).value.hours).toBe(8)
    expect(find({ certificates: apart }).value.hours).toBe(16)
  })

  it('keeps the entry that has hours', () => {
    const certificates = [certificate({ number: 'A1', hours: null }), certificate({ number: 'A1', hours: 6 })]
    expect(find({ certificates }).value).toMatchObject({ hours: 6, withoutHours: [] })
  })

  it.each([
    ['has not ended', { endsOn: day('2026-11-25') }],
    ['is not approved', { isApproved: false }],
    ['has no date', { startsOn: null, endsOn: null }],
    ['has no hours', { hours: null }],
  ])('counts nothing of a certificate that %s', (_label, parts) => {
    expect(find({ certificates: [certificate(parts)] }).value.hours).toBe(0)
  })

  it('says what it could not count', () => {
    const certificates = [
      certificate({ hours: null }),
      certificate({ name: 'Lain', isApproved: false }),
      certificate({ startsOn: null, endsOn: null }),
    ]
    expect(find({ certificates }).caveats).toEqual([
      '1 sertifikat belum berisi JP dan dihitung 0.',
      '1 sertifikat menunggu persetujuan dan belum dihitung.',
      '1 sertifikat tanpa tanggal belum dapat dihitung.',
    ])
  })

  it('has no gap below zero', () => {
    expect(find({ certificates: [certificate({ name: 'Latsar CPNS', hours: 647 })] }).value.gap).toBe(0)
  })
})

describe('a PPPK', () => {
  const contracts = [contract('2024-03-01', '2029-02-28')]

  it('has a ceiling, no gap', () => {
    const certificates = [certificate({ hours: 24 })]
    const parts = { kind: 'pppk' as const, contracts: [contract('2026-01-01', '2026-12-31')], certificates }
    expect(find(parts).value).toMatchObject({ hours: 24, target: 24, gap: null, targetKind: 'ceiling' })
  })

  it.each([
    ['2026-11-24', '2026-03-01', '2027-02-28'],
    ['2026-02-28', '2025-03-01', '2026-02-28'],
    ['2026-03-01', '2026-03-01', '2027-02-28'],
    ['2028-02-29', '2027-03-01', '2028-02-29'],
  ])('counts by contract year: on %s from %s until %s', (asOf, from, until) => {
    const period = trainingPeriod(buildRecord({ kind: 'pppk', contracts }), day(asOf))
    expect([period.from.toString(), period.until.toString()]).toEqual([from, until])
  })
})
