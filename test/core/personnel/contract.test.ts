/** The agreement of a PPPK: how near its end is, and that an extension is only ever a fact. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contractOutlook, contractSpan, contractState } from '#core/personnel/contract.ts'
import { buildRecord, contract, day, parameters, today } from './build-record.ts'

describe('contractState', () => {
  it('the contracts that end with 2026 are near on 24 November', () => {
    expect(contractState(day('2026-12-31'), today, parameters)).toEqual({ days: 37, state: 'segera' })
  })

  it.each([
    [-1, 'habis'],
    [0, 'kritis'],
    [30, 'kritis'],
    [31, 'segera'],
    [90, 'segera'],
    [91, 'aktif'],
  ])('%d days before the end: %s', (days, state) => {
    expect(contractState(today.add({ days }), today, parameters)).toEqual({ days, state })
  })
})

describe('contractSpan', () => {
  const first = contract('2024-03-01', '2025-02-28')
  const extension = contract('2025-03-01', '2027-02-28')
  const later = contract('2028-01-01', '2028-12-31')

  it('joins extensions without a gap, in whatever order they stand', () => {
    expect(contractSpan([extension, first], today)).toEqual(contract('2024-03-01', '2027-02-28'))
  })

  it('does not join over a gap', () => {
    expect(contractSpan([later, extension, first], today)?.endsOn.toString()).toBe('2027-02-28')
    expect(contractSpan([later, extension, first], day('2028-06-01'))).toEqual(later)
    expect(contractSpan([later, extension, first], day('2028-01-01'))).toEqual(later)
  })

  it('is the one that ended when none runs, and the first to come before any began', () => {
    expect(contractSpan([first], today)).toEqual(first)
    expect(contractSpan([later], today)).toEqual(later)
    expect(contractSpan([], today)).toBeNull()
  })

  it('covers the day whenever one of the agreements does', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 700 }))
      .map(([start, length]) => {
        const startsOn = day('2022-01-01').add({ days: start })
        return { startsOn, endsOn: startsOn.add({ days: length }) }
      })
    fc.assert(
      fc.property(
        fc.array(span, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 2800 }),
        (contracts, days) => {
          const asOf = day('2022-01-01').add({ days })
          const covers = (one: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate } | null) =>
            one !== null &&
            Temporal.PlainDate.compare(one.startsOn, asOf) <= 0 &&
            Temporal.PlainDate.compare(asOf, one.endsOn) <= 0
          expect(covers(contractSpan(contracts, asOf))).toBe(contracts.some(covers))
        },
      ),
    )
  })
})

describe('contractOutlook', () => {
  it('says that no extension is on record, and promises none', () => {
    const record = buildRecord({ kind: 'pppk_paruh_waktu', contracts: [contract('2026-01-01', '2026-12-31')] })
    const found = contractOutlook(record, today, parameters)
    expect(found?.value).toMatchObject({ state: 'segera', days: 37, hasExtension: false })
    expect(found?.basis[0]?.name).toContain('KepmenPANRB 16/2025')
    expect(found?.caveats[0]).toBe('Data kami belum memuat perpanjangan setelah 31 Desember 2026.')
    expect(found?.caveats[1]).toContain('tidak terjadi dengan sendirinya')
  })

  it('counts an extension that is on record', () => {
    const contracts = [contract('2026-01-01', '2026-12-31'), contract('2027-01-01', '2027-12-31')]
    const found = contractOutlook(buildRecord({ kind: 'pppk', contracts }), today, parameters)
    expect(found?.value).toMatchObject({ state: 'aktif', hasExtension: true })
    expect(found?.value.endsOn.toString()).toBe('2027-12-31')
    expect(found?.basis[0]?.name).toContain('PP 49/2018')
  })

  it('says nothing of an extension while the end is far', () => {
    const record = buildRecord({ kind: 'pppk', contracts: [contract('2024-03-01', '2029-02-28')] })
    expect(contractOutlook(record, today, parameters)?.caveats).toHaveLength(1)
  })

  it('is nothing for a PNS', () => {
    expect(contractOutlook(buildRecord(), today, parameters)).toBeNull()
  })
})
